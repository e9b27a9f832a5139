/** The pool that serves: every connection changes to `dancu_app`, which owns nothing and bypasses no policy. */
import pg from 'pg'

export interface PoolOptions {
  readonly url: string
  readonly max?: number
}

export function createAppPool({ url, max = 6 }: PoolOptions): pg.Pool {
  return new pg.Pool({
    connectionString: url,
    max,
    // asked for in the start packet, so a connection is never used before it has changed
    options: '-c role=dancu_app -c jit=off',
    connectionTimeoutMillis: 5_000,
    query_timeout: 30_000,
    statement_timeout: 20_000,
  })
}
