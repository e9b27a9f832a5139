/** The supervisor's view: open flags, and what must be known to settle one. */
import type pg from 'pg'
import { listPeople } from '#server/store/people.ts'
import { findCommunePlace } from '#server/store/places.ts'
import { type Around, readDoubles, readFlag, readFlagList, readRecords } from '#server/store/read-flags.ts'
import type { Actor } from '#shared/access/actor.ts'
import { maskFlag } from '#shared/access/mask.ts'
import type { FlagPage, FlagView, HouseholdView } from '#shared/api/flags.ts'
import { isAboutTwo } from '#shared/checks/check-list.ts'
import type { CommuneCode, FlagId, RecordId } from '#shared/ids.ts'
import { householdOf, type Row } from '#shared/records/record.ts'
import type { Flag } from '#shared/sync/flag.ts'
import { readEventStories } from './event-stories.ts'
import { maskedRow } from './held.ts'

export interface FlagFilter {
  readonly kind?: string | undefined
  readonly rule?: string | undefined
  readonly commune?: string | undefined
  readonly olderThan?: number | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** `undefined` when `after` is no place that was ever given out. */
export async function readFlagPage(
  pool: pg.Pool,
  account: string,
  filter: FlagFilter,
): Promise<FlagPage | undefined> {
  const after = filter.after === undefined ? undefined : findPlace(filter.after)
  if (filter.after !== undefined && after === undefined) return undefined
  const read = await readFlagList(pool, { ...filter, account, after })
  const last = read.flags.at(-1)
  return {
    ...read,
    flags: read.flags.map(({ at: _, ...flag }) => flag),
    next: last === undefined || read.flags.length < filter.limit ? null : `${last.at} ${last.id}`,
  }
}

function findPlace(text: string): { at: string; id: string } | undefined {
  const match = /^(\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-][\d:]+)) ([0-9a-f-]{36})$/.exec(text)
  return match?.[1] === undefined || match[2] === undefined ? undefined : { at: match[1], id: match[2] }
}

interface Asked<T> {
  readonly actor: Actor
  readonly commune: CommuneCode
  readonly id: T
}

export async function readFlagView(
  pool: pg.Pool,
  { actor, commune, id }: Asked<FlagId>,
  epoch: string,
): Promise<FlagView | undefined> {
  const read = await readFlag(pool, { account: actor.account, commune, id })
  if (read === undefined) return undefined
  const { flag } = read
  const view = await viewOf(pool, read, { actor, commune, id: flag.household })
  const uses =
    flag.rule !== null && isAboutTwo(flag.rule)
      ? await readDoubles(pool, { account: actor.account, commune, id: flag.recordId, rule: flag.rule })
      : { uses: [], elsewhere: false }
  const neighbours = await Promise.all(uses.uses.map((use) => neighbourOf(pool, { actor, ...use })))
  const found = neighbours.flatMap((neighbour) => neighbour ?? [])
  const record = read.rows.find((row) => row.id === flag.recordId)
  return {
    flag: maskFlag(actor.role, flag),
    record: record === undefined ? null : maskedRow(record, actor),
    view,
    neighbours: found,
    events: await readEventStories(pool, { actor, commune, ids: around(flag, view) }),
    elsewhere: uses.elsewhere,
    people: await listPeople(
      pool,
      namesIn([...read.rows, ...found.map((each) => each.record)], [flag, ...read.flags]),
    ),
    epoch,
  }
}

/** The household and all who live in it; at least the record itself. */
const around = (flag: Flag, view: HouseholdView): RecordId[] => [
  ...new Set([
    flag.recordId,
    ...(flag.household === null ? [] : [flag.household]),
    ...view.residents.map(({ id }) => id),
  ]),
]

async function neighbourOf(pool: pg.Pool, { actor, commune, id }: Asked<RecordId>) {
  const read = await readRecords(pool, { account: actor.account, commune, residents: [id] })
  const record = read.rows.find((row) => row.id === id)
  if (record === undefined) return undefined
  const household = householdOf(record.type, record.id, record.units)
  return {
    record: maskedRow(record, actor),
    view: await viewOf(pool, read, { actor, commune, id: household }),
  }
}

export async function readHouseholdView(
  pool: pg.Pool,
  { actor, commune, id }: Asked<RecordId>,
): Promise<HouseholdView> {
  const read = await readRecords(pool, { account: actor.account, commune, households: [id] })
  return viewOf(pool, read, { actor, commune, id })
}

async function viewOf(
  pool: pg.Pool,
  read: Around,
  { actor, commune, id }: Asked<RecordId | null>,
): Promise<HouseholdView> {
  const place = await findCommunePlace(pool, commune)
  const household = read.rows.find((row) => row.type === 'household' && row.id === id)
  const residents = read.rows.filter(
    (row) => row.type === 'resident' && row.removedAt === null && id !== null && row.units.household === id,
  )
  return {
    commune: { code: commune, name: place?.name ?? commune },
    household: household === undefined ? null : maskedRow(household, actor),
    residents: residents.map((row) => maskedRow(row, actor)),
    flags: read.flags.filter(({ state }) => state === 'open').map((flag) => maskFlag(actor.role, flag)),
  }
}

const namesIn = (rows: readonly Pick<Row, 'updatedBy'>[], flags: readonly Flag[]): string[] => [
  ...rows.map((row) => row.updatedBy),
  ...flags.flatMap((flag) => [flag.settledBy ?? [], flag.claims.map((claim) => claim.by)].flat()),
]
