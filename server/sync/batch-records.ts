/** Which records a batch speaks of, and which of its groups the centre does not know yet. */
import type { CentreStore } from '#server/store/centre-store.ts'
import type { BatchRead } from '#server/store/read-for-batch.ts'
import type { RecordId } from '#shared/ids.ts'
import { householdOf } from '#shared/records/record.ts'
import { type Arrival, arrivalFromLine } from './arrival.ts'
import { readStored } from './read-lines.ts'

/** The records of a group's changes, and the households that residents are put into. */
export function addRecords(arrival: Arrival, households: Set<RecordId>, residents: Set<RecordId>): void {
  for (const { type, id } of arrival.records) {
    if (type === 'household') households.add(id)
    if (type === 'resident') residents.add(id)
  }
  if (arrival.reading.kind === 'fault') return
  for (const change of arrival.reading.group.changes) {
    const household = householdOf(change.type, change.id, change.wrote ?? {})
    if (household !== null) households.add(household)
  }
}

/** The same line twice in one batch is one group. */
export function newArrivals(arrivals: readonly Arrival[], read: BatchRead): Arrival[] {
  const known = new Set(read.groups.map((group) => `${group.id} ${group.hash}`))
  return arrivals.filter((arrival) => {
    const key = `${arrival.id} ${arrival.hash}`
    if (known.has(key)) return false
    known.add(key)
    return true
  })
}

/** Lines of groups that were asked for and never held; the same map when there is none that is not in it. */
export async function findAsked(
  store: Pick<CentreStore, 'readStoredBatch'>,
  read: BatchRead,
  known: ReadonlyMap<string, Arrival>,
): Promise<ReadonlyMap<string, Arrival>> {
  const missing = read.asked.filter(({ group, records }) => records === null && !known.has(group.id))
  if (missing.length === 0) return known
  const found = new Map(known)
  for (const { group } of missing) {
    const bytes = await store.readStoredBatch(read.commune, group.batch)
    const line = bytes === undefined ? undefined : (await readStored(bytes, group.line))?.line
    if (line !== undefined) found.set(group.id, arrivalFromLine(line))
  }
  return found
}
