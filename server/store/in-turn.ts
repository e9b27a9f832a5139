/** For what several nodes may begin at the same moment and only one should do: the others wait, and find it done. */
import type pg from 'pg'

export async function inTurn(pool: pg.Pool, name: string, work: () => Promise<void>): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock(hashtext($1))', [`dancu.${name}`])
    await work()
  } finally {
    // the turn ends with the connection, also where it is broken
    client.release(true)
  }
}
