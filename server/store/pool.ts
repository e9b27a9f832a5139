/** The pool that serves: every connection changes to `dancu_app`, which owns nothing and bypasses no policy. */
import pg from 'pg'

export interface PoolOptions {
  readonly url: string
  readonly max?: number
  readonly role?: 'dancu_app' | 'dancu_auth'
}

/** Time-outs let a request end with 503 when the database has stopped answering without closing the connection. */
export function createAppPool({ url, max = 6, role = 'dancu_app' }: PoolOptions): pg.Pool {
  return new pg.Pool({
    connectionString: url,
    max,
    // asked for in the start packet, so a connection is never used before it has changed. A function's plan is kept: made
    // while a table was small, it would walk the whole of it for each id long after it has grown
    options: `-c role=${role} -c jit=off -c enable_seqscan=off`,
    // a new connection plans everything anew: after a quiet while the first tablets would wait for that
    idleTimeoutMillis: 10 * 60_000,
    connectionTimeoutMillis: 5_000,
    query_timeout: 10_000,
    statement_timeout: 9_000,
  })
}

/** As whoever owns the tables: for the commands of the centre's own machine. */
export const createOwnerPool = (url: string): pg.Pool => new pg.Pool({ connectionString: url, max: 2 })

/**
 * Of a command whose work is done, and whose database may be stopped next: a connection that hears of that before it is
 * closed is no failure of the command.
 */
export async function endPools(...pools: readonly pg.Pool[]): Promise<void> {
  for (const pool of pools) pool.on('error', () => undefined)
  await Promise.all(pools.map((pool) => pool.end()))
}
