/**
 * What is looked for over the whole database once the intake has answered: moves, and numbers and people that are there
 * twice. One node at a time, since another would look for the same, and behind the tablets that stand before the intake.
 */
import type pg from 'pg'
import type { Logger } from 'pino'
import type { Admission } from './admission/admission.ts'
import type { Clock } from './admission/clock.ts'
import { traceOf } from './error-trace.ts'
import { ifItsTurn } from './store/in-turn.ts'
import type { Centre } from './sync/centre.ts'
import { drainNumberChecks } from './sync/check-numbers.ts'
import { drainMoves } from './sync/drain-moves.ts'

const everyMs = 5_000
const lookEveryMs = 250
/** The longest that it gives way, so that a crowd of hours cannot keep a question from being asked. */
export const longestMs = 60_000

export interface ChecksAfterwards {
  readonly centre: Centre
  /** Keeps the turn on a connection of its own, not on one of those that serve. */
  readonly owner: pg.Pool
  readonly admission: Pick<Admission, 'count'>
  readonly clock: Clock
  readonly log: Logger
}

/** Answers what ends it, also where it gives way. */
export function checkAfterwards({ centre, owner, admission, clock, log }: ChecksAfterwards): () => void {
  const ending = new AbortController()
  const giveWay = behindIntake(admission, clock, ending.signal)
  const look = oneAtATime(async () => {
    await ifItsTurn(owner, 'checks-afterwards', async () => {
      await drainMoves(centre, giveWay)
      await drainNumberChecks(centre, giveWay)
    })
  })
  const timer = setInterval(
    () =>
      look().catch((error) => {
        if (!ending.signal.aborted) log.warn(traceOf(error), 'checks over the database wait')
      }),
    everyMs,
  )
  return () => {
    clearInterval(timer)
    ending.abort()
  }
}

/** What is begun again while it runs is not begun: it goes on until nothing is left. */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let busy = false
  return async () => {
    if (busy) return
    busy = true
    try {
      await work()
    } finally {
      busy = false
    }
  }
}

/**
 * Waits while tablets stand in the line before the intake, but no longer than `longestMs`.
 * @throws once it is told to end
 */
export function behindIntake(
  admission: Pick<Admission, 'count'>,
  clock: Clock,
  ending: AbortSignal,
): () => Promise<void> {
  return async () => {
    const until = clock.now() + longestMs
    while (!ending.aborted && admission.count('push').inLine > 0 && clock.now() < until)
      await new Promise<void>((resolve) => clock.after(lookEveryMs, resolve))
    ending.throwIfAborted()
  }
}
