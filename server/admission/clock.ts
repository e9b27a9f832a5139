/** Time that only goes forward, and timers: for how long, never for when. */
export interface Clock {
  /** Milliseconds since whenever. */
  now(): number
  /** Runs once after `ms`; the result stops it. */
  after(ms: number, run: () => void): () => void
}

export const steadyClock: Clock = {
  now: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
