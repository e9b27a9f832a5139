/** The nightly look: what a page of a commune is judged upon, and how far the night has come. */
import type pg from 'pg'
import { z } from 'zod'
import { type RuleRun, ruleRunSchema } from '#shared/api/rules.ts'
import { type CommuneCode, communeCodeSchema, type RecordId, recordId, recordIdSchema } from '#shared/ids.ts'
import type { Row } from '#shared/records/record.ts'
import type { Flag } from '#shared/sync/flag.ts'
import { query } from './query.ts'
import { rowsFromText } from './row-text.ts'

const placeSchema = z.object({ commune: z.string(), household: recordIdSchema.nullable() })
const startedSchema = ruleRunSchema.extend({ after: placeSchema })
/** With where it goes on: behind that household, or behind the whole commune where that is `null`. */
export type StartedRun = z.infer<typeof startedSchema>

const time = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const fields = `to_char(day, 'YYYY-MM-DD') as day, ${time('started_at')} as "startedAt",
  ${time('ended_at')} as "endedAt", communes, done, households, raised, cleared`
const after = `json_build_object('commune', after_commune, 'household', after_household) as after`

/** Where an earlier one was left; or the night's own, begun now. */
export async function beginRun(pool: pg.Pool, day: string): Promise<StartedRun> {
  const found = await query(pool, {
    name: 'begin-rule-run',
    text: `with made as (
        insert into rule_run (day, communes)
        select $1, count(distinct code) from area where level = 'commune'
        on conflict (day) do nothing returning *)
      select ${fields}, ${after} from (
        select * from made union all select * from rule_run where day = $1 or ended_at is null) r
      order by r.ended_at is not null, r.day limit 1`,
    values: [day],
  })
  return startedSchema.parse(found.rows[0])
}

/** In the order of their codes. */
export async function findNextCommune(pool: pg.Pool, behind: string): Promise<CommuneCode | undefined> {
  const found = await query<{ code: string }>(pool, {
    name: 'next-commune-of-run',
    text: `select code from area where level = 'commune' and code > $1 order by code limit 1`,
    values: [behind],
  })
  return communeCodeSchema.optional().parse(found.rows[0]?.code)
}

export interface Progress {
  readonly day: string
  readonly after: z.infer<typeof placeSchema>
  readonly households: number
  readonly raised: number
  readonly cleared: number
}

/** A page is done; without a household in `after` the whole commune is. */
export async function noteProgress(pool: pg.Pool, { day, after: place, ...more }: Progress): Promise<void> {
  await query(pool, {
    name: 'note-rule-run',
    text: `update rule_run set after_commune = $2, after_household = $3, households = households + $4,
        raised = raised + $5, cleared = cleared + $6,
        done = done + case when $3::uuid is null then 1 else 0 end
      where day = $1`,
    values: [day, place.commune, place.household, more.households, more.raised, more.cleared],
  })
}

export async function endRun(pool: pg.Pool, day: string): Promise<void> {
  await query(pool, {
    name: 'end-rule-run',
    text: 'update rule_run set ended_at = now() where day = $1 and ended_at is null',
    values: [day],
  })
}

export async function findNewestRun(pool: pg.Pool): Promise<RuleRun | null> {
  const found = await query(pool, {
    name: 'newest-rule-run',
    text: `select ${fields} from rule_run order by day desc limit 1`,
    values: [],
  })
  return z.array(ruleRunSchema).parse(found.rows)[0] ?? null
}

export interface PageOfRules {
  readonly seq: number
  readonly rows: readonly Row[]
  readonly flags: readonly Flag[]
  /** The last household of the page; `undefined` behind the last page. */
  readonly last: RecordId | undefined
  readonly households: readonly RecordId[]
  /** Residents who share a number or a likeness with somebody. */
  readonly doubles: readonly RecordId[]
}

interface PageAsk {
  readonly commune: CommuneCode
  readonly after: RecordId | null
  readonly limit: number
}

export async function readPageOfRules(
  pool: pg.Pool,
  { commune, after: behind, limit }: PageAsk,
): Promise<PageOfRules> {
  const result = await query<{
    seq: string
    ids: string[]
    households: string | null
    residents: string | null
    flags: Flag[] | null
    doubles: string[]
  }>(pool, {
    name: 'read-for-rules',
    text: 'select * from read_for_rules($1, $2, $3)',
    values: [commune, behind, limit],
  })
  const read = result.rows[0]
  const households = (read?.ids ?? []).map(recordId)
  return {
    seq: Number(read?.seq ?? 0),
    rows: [
      ...rowsFromText('household', commune, read?.households ?? null),
      ...rowsFromText('resident', commune, read?.residents ?? null),
    ],
    flags: read?.flags ?? [],
    last: households.at(-1),
    households,
    doubles: (read?.doubles ?? []).map(recordId),
  }
}
