/** Tries per account and per address, counted in PostgreSQL: passwords and codes cannot be guessed by asking. */
import type pg from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'

export interface SignInLimit {
  /** Counts a try; seconds to wait when there were too many, else `null`. */
  take(name: string, address: string): Promise<number | null>
  /** A success clears the name's count, and is not counted against its address: a whole office may share one. */
  clear(name: string, address: string): Promise<void>
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

const keyOf = (text: string): string => text.slice(0, 200)

/** Ten tries a name and a hundred an address in 15 minutes. */
export function createSignInLimit(pool: pg.Pool): SignInLimit {
  const byName = limiter(pool, 'name', 10)
  const byAddress = limiter(pool, 'address', 100)
  const waitFor = async (limit: RateLimiterPostgres, key: string): Promise<number | null> => {
    try {
      await limit.consume(keyOf(key))
      return null
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return Math.ceil(refusal.msBeforeNext / 1000)
      throw refusal
    }
  }
  return {
    take: async (name, address) =>
      (await waitFor(byAddress, address)) ?? (await waitFor(byName, name.toLowerCase())),
    clear: async (name, address) => {
      await byName.delete(keyOf(name.toLowerCase()))
      await byAddress.reward(keyOf(address))
    },
  }
}
