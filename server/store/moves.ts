/** The three steps by which the two halves of a move find each other; see `functions/settle-moves.ts`. */
import type pg from 'pg'
import type { FlagSettlement, NumberEntry, Suspect } from './number-checks.ts'
import { query } from './query.ts'

/** The residents of one batch. */
export type MoveEntry = NumberEntry

export interface MoveChecks {
  readonly entries: readonly MoveEntry[]
  /** Residents whose flag may be wrong now. */
  readonly suspects: readonly Suspect[]
}

export async function takeMoves(pool: pg.Pool, limit: number, at: string): Promise<MoveChecks> {
  const result = await query<{ entries: MoveEntry[] | null; suspects: Suspect[] | null }>(pool, {
    name: 'take-moves',
    text: 'select entries, suspects from take_moves($1, $2)',
    values: [limit, at],
  })
  return { entries: result.rows[0]?.entries ?? [], suspects: result.rows[0]?.suspects ?? [] }
}

/** Raises or clears the flag in a transaction of that commune's own. Answers whether it changed. */
export async function settleMoveFlag(pool: pg.Pool, settlement: FlagSettlement): Promise<boolean> {
  const { commune, resident, flag, at, bytes, digest } = settlement
  const result = await query<{ changed: boolean }>(pool, {
    name: 'settle-move-flag',
    text: 'select settle_move_flag($1, $2, $3, $4, $5, $6) as changed',
    values: [commune, resident, flag, at, bytes, digest],
  })
  return result.rows[0]?.changed ?? false
}

export async function endMoves(pool: pg.Pool, entries: readonly MoveEntry[]): Promise<void> {
  await query(pool, { name: 'end-moves', text: 'select end_moves($1)', values: [JSON.stringify(entries)] })
}
