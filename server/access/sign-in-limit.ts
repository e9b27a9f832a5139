/** Tries per account and per address, counted in PostgreSQL: passwords and codes cannot be guessed by asking. */
import type pg from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'

export interface SignInLimit {
  /** Counts a try; seconds to wait when there were too many, else `null`. */
  take(name: string, address: string): Promise<number | null>
  /** A success clears the name's count. */
  clear(name: string): Promise<void>
}

const limiter = (pool: pg.Pool, keyPrefix: string, points: number) =>
  new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'sign_in_try',
    tableCreated: true,
    keyPrefix,
    points,
    duration: 15 * 60,
  })

/** Ten tries a name and a hundred an address in 15 minutes. */
export function createSignInLimit(pool: pg.Pool): SignInLimit {
  const byName = limiter(pool, 'name', 10)
  const byAddress = limiter(pool, 'address', 100)
  const waitFor = async (limit: RateLimiterPostgres, key: string): Promise<number | null> => {
    try {
      await limit.consume(key.slice(0, 200))
      return null
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return Math.ceil(refusal.msBeforeNext / 1000)
      throw refusal
    }
  }
  return {
    take: async (name, address) =>
      (await waitFor(byAddress, address)) ?? (await waitFor(byName, name.toLowerCase())),
    clear: async (name) => {
      await byName.delete(name.toLowerCase())
    },
  }
}
