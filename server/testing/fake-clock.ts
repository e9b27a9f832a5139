/** Time that a test lets pass. */
import type { Clock } from '#server/admission/clock.ts'

export interface FakeClock extends Clock {
  /** Runs what is due on the way, oldest first. */
  advance(ms: number): void
}

export function createFakeClock(): FakeClock {
  let time = 0
  let timers: { at: number; run: () => void }[] = []
  return {
    now: () => time,
    after: (ms, run) => {
      const timer = { at: time + ms, run }
      timers.push(timer)
      return () => {
        timers = timers.filter((other) => other !== timer)
      }
    },
    advance: (ms) => {
      const until = time + ms
      for (;;) {
        const due = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
        if (due === undefined) break
        timers = timers.filter((timer) => timer !== due)
        time = due.at
        due.run()
      }
      time = until
    },
  }
}
