/** Open flags and what lies around one, within the communes of an account's areas. */
import type pg from 'pg'
import type { FlagLine, FlagPage } from '#shared/api/flags.ts'
import type { CommuneCode, FlagId, RecordId } from '#shared/ids.ts'
import type { Row } from '#shared/records/record.ts'
import type { Flag } from '#shared/sync/flag.ts'
import type { HeldProblem, Outcome } from '#shared/sync/receipt.ts'
import { query } from './query.ts'
import { idArray } from './read-for-batch.ts'
import { rowsFromText } from './row-text.ts'

export interface FlagListQuestion {
  readonly account: string
  readonly kind?: string | undefined
  readonly rule?: string | undefined
  readonly commune?: string | undefined
  /** In days. */
  readonly olderThan?: number | undefined
  readonly after?: { readonly at: string; readonly id: string } | undefined
  readonly limit: number
}

/** `at`: when it was opened, to the microsecond, for the place of the next page. */
type Listed = FlagLine & { readonly at: string }

export interface FlagListRead extends Omit<FlagPage, 'flags' | 'next'> {
  readonly flags: readonly Listed[]
}

export async function readFlagList(pool: pg.Pool, question: FlagListQuestion): Promise<FlagListRead> {
  const { account, kind, rule, commune, olderThan, after, limit } = question
  const result = await query<{
    flags: Listed[] | null
    total: number
    counts: FlagPage['counts'] | null
    communes: FlagPage['communes'] | null
  }>(pool, {
    name: 'read-flag-list',
    text: 'select flags, total, counts, communes from read_flag_list($1, $2, $3, $4, $5, $6, $7, $8)',
    values: [
      account,
      kind ?? null,
      rule ?? null,
      commune ?? null,
      olderThan ?? null,
      after?.at ?? null,
      after?.id ?? null,
      limit,
    ],
  })
  const row = result.rows[0]
  return {
    flags: row?.flags ?? [],
    total: row?.total ?? 0,
    counts: row?.counts ?? [],
    communes: row?.communes ?? [],
  }
}

export interface Around {
  readonly rows: readonly Row[]
  /** Open and dismissed ones. */
  readonly flags: readonly Flag[]
}

type AroundRow = { households: string | null; residents: string | null; flags: Flag[] | null }

const aroundFrom = (commune: CommuneCode, row: AroundRow): Around => ({
  rows: [
    ...rowsFromText('household', commune, row.households),
    ...rowsFromText('resident', commune, row.residents),
  ],
  flags: row.flags ?? [],
})

/** `undefined`: no such flag where the account may look. */
export async function readFlag(
  pool: pg.Pool,
  { account, commune, id }: { readonly account: string; readonly commune: CommuneCode; readonly id: FlagId },
): Promise<(Around & { readonly flag: Flag }) | undefined> {
  const result = await query<AroundRow & { flag: Flag | null }>(pool, {
    name: 'read-flag',
    text: 'select flag, households, residents, flags from read_flag($1, $2, $3)',
    values: [account, commune, id],
  })
  const row = result.rows[0]
  return row === undefined || row.flag === null ? undefined : { flag: row.flag, ...aroundFrom(commune, row) }
}

export interface RecordsAsk {
  readonly account: string
  readonly commune: CommuneCode
  readonly households?: readonly RecordId[]
  readonly residents?: readonly RecordId[]
}

/** With the households that they are in, and all members of those. Nothing of a commune that is not the account's. */
export async function readRecords(pool: pg.Pool, ask: RecordsAsk): Promise<Around> {
  const { account, commune, households = [], residents = [] } = ask
  const result = await query<AroundRow>(pool, {
    name: 'read-records',
    text: 'select households, residents, flags from read_records($1, $2, $3, $4)',
    values: [account, commune, idArray(households), idArray(residents)],
  })
  return aroundFrom(commune, result.rows[0] ?? { households: null, residents: null, flags: null })
}

export interface Doubles {
  readonly uses: readonly { readonly commune: CommuneCode; readonly id: RecordId }[]
  readonly elsewhere: boolean
}

interface DoublesAsk {
  readonly account: string
  readonly commune: CommuneCode
  readonly id: RecordId
  readonly rule: string
}

/** Whom a rule over the database means beside a resident. */
export async function readDoubles(
  pool: pg.Pool,
  { account, commune, id, rule }: DoublesAsk,
): Promise<Doubles> {
  const result = await query<{ uses: Doubles['uses'] | null; elsewhere: boolean | null }>(pool, {
    name: 'read-doubles',
    text: 'select uses, elsewhere from read_doubles($1, $2, $3, $4, 50)',
    values: [account, commune, id, rule],
  })
  const row = result.rows[0]
  return { uses: row?.uses ?? [], elsewhere: row?.elsewhere ?? false }
}

export interface HistoryLine {
  readonly group_id: string
  /** A `bigint`, as the driver gives it. */
  readonly batch: string
  readonly line: number
  readonly received_at: Date
  readonly device: string
  readonly desk: boolean
  readonly username: string
  readonly name: string
  readonly outcome: Outcome
  readonly problem: HeldProblem | null
  readonly conflicts: readonly (readonly [number, string])[] | null
  readonly bytes: Buffer
}

/** Newest first. */
export async function readHistoryLines(
  pool: pg.Pool,
  ask: {
    readonly account: string
    readonly commune: CommuneCode
    readonly ids: readonly RecordId[]
    readonly limit: number
    /** Only what stands below this line of the log. */
    readonly below?: Pick<HistoryLine, 'batch' | 'line'> | undefined
  },
): Promise<HistoryLine[]> {
  const { below } = ask
  const result = await query<HistoryLine>(pool, {
    name: 'read-history',
    text: 'select * from read_history($1, $2, $3, $4, $5, $6)',
    values: [
      ask.account,
      ask.commune,
      idArray(ask.ids),
      ask.limit,
      below?.batch ?? null,
      below?.line ?? null,
    ],
  })
  return result.rows
}
