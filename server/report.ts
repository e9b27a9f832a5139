/** What the operator reads of an intake that fails: every error, and of a database that is away one line in ten seconds. */
import type { Logger } from 'pino'
import { traceOf } from './error-trace.ts'
import { DatabaseUnavailable } from './store/query.ts'

const quietMs = 10_000
const diskFull = '53100'

export function createReport(log: Pick<Logger, 'error' | 'warn'>, now: () => number = Date.now) {
  let quietUntil = 0
  return (error: unknown): void => {
    if (!(error instanceof DatabaseUnavailable)) {
      log.error(traceOf(error), 'intake')
      return
    }
    if (now() < quietUntil) return
    quietUntil = now() + quietMs
    const trace = traceOf(error)
    log.warn(trace, trace.cause?.code === diskFull ? words.full : words.away)
  }
}

const words = {
  full: 'the disk of the database is full: tablets keep what they have, and it is taken when there is room',
  away: 'the database does not answer: tablets keep what they have, and it is taken when it does',
}
