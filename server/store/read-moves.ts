/** Moves whose other half is missing, in the communes of an account's areas. */
import type pg from 'pg'
import { type Moves, movesListed } from '#shared/api/moves.ts'
import { query } from './query.ts'

export async function readMoves(pool: pg.Pool, account: string): Promise<Moves> {
  const result = await query<{ moves: Moves['moves'] | null; left: number; arrived: number }>(pool, {
    name: 'read-moves',
    text: 'select moves, "left", arrived from read_moves($1, $2)',
    values: [account, movesListed],
  })
  const row = result.rows[0]
  return { moves: row?.moves ?? [], left: row?.left ?? 0, arrived: row?.arrived ?? 0 }
}
