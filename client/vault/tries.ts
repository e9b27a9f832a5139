/** Wrong passphrases: ten are free, then every further one doubles the wait. Nothing is ever wiped. */
export interface Tries {
  readonly wrong: number
  /** Milliseconds since 1970 before which no try is taken; 0 for none. */
  readonly until: number
}

export const noTries: Tries = { wrong: 0, until: 0 }

const free = 10
const firstWaitMs = 30_000
const longestWaitMs = 60 * 60_000

export function afterWrong(tries: Tries, now: number): Tries {
  const wrong = tries.wrong + 1
  if (wrong < free) return { wrong, until: 0 }
  return { wrong, until: now + Math.min(longestWaitMs, firstWaitMs * 2 ** (wrong - free)) }
}

/** How long the screen still waits. A clock that was set back cannot make it longer than the longest wait. */
export const waitLeft = (tries: Tries, now: number): number =>
  Math.max(0, Math.min(longestWaitMs, tries.until - now))
