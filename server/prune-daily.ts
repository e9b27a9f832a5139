/** Once a day what was removed or closed long ago leaves the tables. Whoever starts the centre daily waits an hour for it. */
import type { Logger } from 'pino'
import { traceOf } from './error-trace.ts'
import { pruneCommunes } from './store/prune.ts'

const hourMs = 3600_000
const dayMs = 24 * hourMs

export interface DailyPruning {
  /** Of the owner of the tables: who serves may delete nothing. */
  readonly owner: Parameters<typeof pruneCommunes>[0]
  /** 0: never. */
  readonly afterDays: number
  readonly log: Logger
}

export function pruneDaily({ owner, afterDays, log }: DailyPruning): NodeJS.Timeout {
  let last = Date.now() - dayMs
  return setInterval(() => {
    if (afterDays === 0 || Date.now() - last < dayMs) return
    last = Date.now()
    const at = new Date()
    pruneCommunes(owner, { before: new Date(at.getTime() - afterDays * dayMs), at }).then(
      (pruned) => log.info(pruned, 'pruned'),
      (error) => log.warn(traceOf(error), 'pruning waits for tomorrow'),
    )
  }, hourMs)
}
