/** The three steps of looking for numbers and people that are there twice; see `functions/check-numbers.ts`. */
import type pg from 'pg'
import type { CheckCode } from '#shared/checks/check-list.ts'
import type { CommuneCode, FlagId, RecordId } from '#shared/ids.ts'
import { query } from './query.ts'

/** The residents of one batch. */
export interface NumberEntry {
  readonly commune: CommuneCode
  readonly seq: number
}
export interface Suspect {
  readonly commune: CommuneCode
  readonly resident: RecordId
}

export interface NumberChecks {
  readonly entries: readonly NumberEntry[]
  /** Residents whose flags may be wrong now. */
  readonly suspects: readonly Suspect[]
}

export async function takeNumberChecks(pool: pg.Pool, limit: number): Promise<NumberChecks> {
  const result = await query<{ entries: NumberEntry[] | null; suspects: Suspect[] | null }>(pool, {
    name: 'take-number-checks',
    text: 'select entries, suspects from take_number_checks($1)',
    values: [limit],
  })
  return { entries: result.rows[0]?.entries ?? [], suspects: result.rows[0]?.suspects ?? [] }
}

/** Of one rule: the id for the flag that it may raise. */
export interface FlagSettlement extends Suspect {
  readonly flag: FlagId
  readonly at: string
  readonly bytes: Uint8Array
  readonly digest: Uint8Array
}

export interface NumberSettlement extends Omit<FlagSettlement, 'flag'> {
  /** What is looked for, each with an id for the flag that it may raise. */
  readonly rules: readonly { readonly rule: CheckCode; readonly flag: FlagId }[]
  /** Rules that ask nobody in the commune for now. */
  readonly softened: readonly CheckCode[]
}

/** Raises, renews or clears flags in a transaction of that commune's own. Answers how many changed. */
export async function settleNumberFlags(pool: pg.Pool, settlement: NumberSettlement): Promise<number> {
  const { commune, resident, rules, softened, at, bytes, digest } = settlement
  const result = await query<{ changed: number }>(pool, {
    name: 'settle-number-flags',
    text: 'select settle_number_flags($1, $2, $3, $4, $5, $6, $7, $8) as changed',
    values: [
      ...[commune, resident, rules.map(({ rule }) => rule), rules.map(({ flag }) => flag)],
      ...[softened, at, bytes, digest],
    ],
  })
  return result.rows[0]?.changed ?? 0
}

export async function endNumberChecks(pool: pg.Pool, entries: readonly NumberEntry[]): Promise<void> {
  await query(pool, {
    name: 'end-number-checks',
    text: 'select end_number_checks($1)',
    values: [JSON.stringify(entries)],
  })
}
