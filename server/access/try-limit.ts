/** Tries, counted in PostgreSQL: several API nodes count together, and a restart forgets nothing. */
import type pg from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'

export interface TryLimit {
  /** Counts a try; seconds to wait when there were too many, else `null`. */
  take(key: string): Promise<number | null>
  clear(key: string): Promise<void>
  /** Takes one try back. */
  giveBack(key: string): Promise<void>
}

export interface TryLimitOptions {
  readonly pool: pg.Pool
  /** What is counted, such as `name`. */
  readonly of: string
  readonly tries: number
  readonly seconds: number
}

const keyOf = (text: string): string => text.slice(0, 200)

export function createTryLimit({ pool, of, tries, seconds }: TryLimitOptions): TryLimit {
  const limiter = new RateLimiterPostgres({
    storeClient: pool,
    storeType: 'pool',
    tableName: 'sign_in_try',
    tableCreated: true,
    keyPrefix: of,
    points: tries,
    duration: seconds,
  })
  return {
    take: async (key) => {
      try {
        await limiter.consume(keyOf(key))
        return null
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return Math.ceil(refusal.msBeforeNext / 1000)
        throw refusal
      }
    },
    clear: async (key) => {
      await limiter.delete(keyOf(key))
    },
    giveBack: async (key) => {
      await limiter.reward(keyOf(key))
    },
  }
}
