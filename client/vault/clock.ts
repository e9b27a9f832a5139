/** The device's clock and timers. What it says is evidence for people, never part of a decision of the merge. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number
  /** Runs once after `ms`; the result stops it. */
  after(ms: number, run: () => void): () => void
}

export const browserClock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

export const isoTime = (clock: Clock): string => new Date(clock.now()).toISOString()
