/** The one way to the database: tells one that cannot answer now from a statement that it will always refuse. */
import pg from 'pg'

/** Trying again helps. Whether the statement was committed is not known. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable'
}

/**
 * SQLSTATE classes: connection, read-only after a failover, transaction rollback, resources, object state, operator
 * intervention, system error.
 */
const passing = new Set(['08', '25', '40', '53', '55', '57', '58'])

export const isPassingState = (code: string): boolean => code.length === 5 && passing.has(code.slice(0, 2))

function isPassing(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return isPassingState(error.code ?? '')
  return error instanceof Error
}

export async function query<R extends pg.QueryResultRow>(
  pool: pg.Pool,
  config: pg.QueryConfig,
): Promise<pg.QueryResult<R>> {
  try {
    return await pool.query<R>(config)
  } catch (error) {
    if (isPassing(error)) throw new DatabaseUnavailable('the database does not answer', { cause: error })
    throw error
  }
}
