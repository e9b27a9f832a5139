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

/**
 * For what one node does while the others need not: they go on without it. The turn ends where its connection dies, and
 * another node may have it then: work that takes long asks whether it is still its own.
 */
export async function ifItsTurn(
  pool: pg.Pool,
  name: string,
  work: (isStillMine: () => boolean) => Promise<void>,
): Promise<boolean> {
  const client = await pool.connect()
  let isAlive = true
  // nobody else listens while it is in our hands, and unheard it would end the process
  client.on('error', () => {
    isAlive = false
  })
  try {
    const found = await client.query<{ mine: boolean }>('select pg_try_advisory_lock(hashtext($1)) as mine', [
      `dancu.${name}`,
    ])
    const mine = found.rows[0]?.mine === true
    if (mine) await work(() => isAlive)
    return mine
  } finally {
    client.release(true)
  }
}
