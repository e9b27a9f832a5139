/** What a pruning took, seen from outside: what was in the tables before, and is not after. */
import type { Row } from '#shared/records/record.ts'
import type { Flag } from '#shared/sync/flag.ts'
import type { CommuneTables } from './memory-state.ts'

export interface Gone {
  /** By type and id. */
  readonly rows: ReadonlyMap<string, Row>
  readonly flags: ReadonlyMap<string, Flag>
}

const lacking = <V>(before: ReadonlyMap<string, V>, after: ReadonlyMap<string, V>): Map<string, V> =>
  new Map([...before].filter(([key]) => !after.has(key)))

export const goneFrom = (before: CommuneTables, after: CommuneTables): Gone => ({
  rows: lacking(before.rows, after.rows),
  flags: lacking(before.flags, after.flags),
})

/** Somebody may still be asked about it, or would be asked again. */
export function findWronglyGone({ rows, flags }: Gone, before: CommuneTables): string | undefined {
  const open = [...before.flags.values()].filter(({ state }) => state === 'open')
  const held = [...before.held.values()].filter(({ state }) => state === 'held')
  const ids = new Set<string>()
  for (const { id, removedAt } of rows.values()) {
    ids.add(id)
    if (removedAt === null) return `${id.slice(-4)} was pruned and is not removed`
    if (open.some(({ recordId }) => recordId === id)) return `${id.slice(-4)} was pruned under a question`
    if (held.some(({ records }) => records.includes(id)))
      return `${id.slice(-4)} was pruned under what is held`
  }
  const wrong = [...flags.values()].find(
    ({ state, recordId }) => state === 'open' || (state === 'dismissed' && !ids.has(recordId)),
  )
  return wrong === undefined
    ? undefined
    : `a flag of ${wrong.recordId.slice(-4)} was pruned and is ${wrong.state}`
}
