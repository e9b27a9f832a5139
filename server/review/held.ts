/** A held group as a person must see it: what it says, beside what the centre has. */
import type pg from 'pg'
import { findHeld, readForHeld } from '#server/store/read-held.ts'
import { readHeldList } from '#server/store/read-queue.ts'
import { type Arrival, arrivalFromLine } from '#server/sync/arrival.ts'
import { addRecords } from '#server/sync/batch-records.ts'
import { olderOnSameRecord } from '#server/sync/process-held.ts'
import { readStored } from '#server/sync/read-lines.ts'
import type { Actor } from '#shared/access/actor.ts'
import { maskUnits } from '#shared/access/mask.ts'
import type { HeldContent } from '#shared/api/queue.ts'
import type { CommuneCode, GroupId, RecordId } from '#shared/ids.ts'
import type { Row } from '#shared/records/record.ts'
import { readEventStories } from './event-stories.ts'
import { readChanges } from './read-changes.ts'

const textShown = 2000

interface HeldAsk {
  readonly actor: Actor
  readonly commune: CommuneCode
  readonly groupId: GroupId
}

/** `undefined` when no group of this id is held in the commune. The caller has asked `may`. */
export async function readHeldContent(
  pool: pg.Pool,
  { actor, commune, groupId }: HeldAsk,
): Promise<HeldContent | undefined> {
  const line = await findHeld(pool, commune, groupId)
  const stored = line === undefined ? undefined : (await readStored(line.bytes, line.line))?.line
  if (line === undefined || stored === undefined) return undefined
  const { groups } = await readHeldList(pool, {
    account: actor.account,
    commune,
    device: line.device,
    group: groupId,
    limit: 1,
  })
  const [held] = groups
  if (held === undefined) return undefined
  const arrival = arrivalFromLine(stored)
  const read = await readForHeld(pool, {
    commune,
    device: line.device,
    group: groupId,
    hash: line.hash,
    ...recordsAround(arrival),
  })
  const place = { ...line, records: arrival.records.map(({ id }) => id) }
  const changes = readChanges(stored.value, actor)
  return {
    held,
    ...(await eventsAround(pool, { actor, commune, arrival, rows: read.rows })),
    changes,
    text: changes === null ? textOf(stored.value, line.bytes) : null,
    rows: read.rows.map((row) => maskedRow(row, actor)),
    behind: olderOnSameRecord(read.held, place)?.id ?? null,
  }
}

/** What the save tells, and what else happened in the household and to its residents. */
async function eventsAround(
  pool: pg.Pool,
  {
    actor,
    commune,
    arrival,
    rows,
  }: Pick<HeldAsk, 'actor' | 'commune'> & {
    readonly arrival: Arrival
    readonly rows: readonly Row[]
  },
): Promise<Pick<HeldContent, 'event' | 'events'>> {
  const { reading } = arrival
  const event = reading.kind === 'group' ? (reading.group.event ?? null) : null
  const events = await readEventStories(pool, { actor, commune, ids: rows.map(({ id }) => id) })
  return { event, events: events.filter(({ groupId }) => groupId !== arrival.id) }
}

function recordsAround(arrival: Arrival): { households: RecordId[]; residents: RecordId[] } {
  const households = new Set<RecordId>()
  const residents = new Set<RecordId>()
  addRecords(arrival, households, residents)
  return { households: [...households], residents: [...residents] }
}

export const maskedRow = (row: Row, { role }: Actor) => ({
  ...row,
  units: maskUnits(role, row.units),
  decided: { ...row.decided },
})

/** Nobody can mask what cannot be read: only that it is no JSON, or its outermost names, is shown. */
export const textOf = (value: unknown, bytes: Uint8Array): string =>
  typeof value === 'object' && value !== null
    ? Object.keys(value).join(', ').slice(0, textShown)
    : `(${bytes.byteLength} byte)`
