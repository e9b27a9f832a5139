/** The three steps of looking for numbers that are used twice; see `functions/check-numbers.ts`. */
import type pg from 'pg'
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
  /** Residents whose flag may be wrong now. */
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

export interface FlagSettlement extends Suspect {
  readonly flag: FlagId
  readonly at: string
  readonly bytes: Uint8Array
  readonly digest: Uint8Array
}

/** Raises, renews or clears the flag in a transaction of that commune's own. Answers whether it changed. */
export async function settleNumberFlag(pool: pg.Pool, settlement: FlagSettlement): Promise<boolean> {
  const { commune, resident, flag, at, bytes, digest } = settlement
  const result = await query<{ changed: boolean }>(pool, {
    name: 'settle-number-flag',
    text: 'select settle_number_flag($1, $2, $3, $4, $5, $6) as changed',
    values: [commune, resident, flag, at, bytes, digest],
  })
  return result.rows[0]?.changed ?? false
}

export async function endNumberChecks(pool: pg.Pool, entries: readonly NumberEntry[]): Promise<void> {
  await query(pool, {
    name: 'end-number-checks',
    text: 'select end_number_checks($1)',
    values: [JSON.stringify(entries)],
  })
}
