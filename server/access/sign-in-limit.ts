/** Tries per account and per address: passwords and codes cannot be guessed by asking. */
import type pg from 'pg'
import { createTryLimit } from './try-limit.ts'

export interface SignInLimit {
  /** Counts a try; seconds to wait when there were too many, else `null`. */
  take(name: string, address: string): Promise<number | null>
  /** A success clears the name's count, and is not counted against its address: a whole office may share one. */
  clear(name: string, address: string): Promise<void>
}

const seconds = 15 * 60

/** Ten tries a name and a hundred an address in 15 minutes. */
export function createSignInLimit(pool: pg.Pool): SignInLimit {
  const byName = createTryLimit({ pool, of: 'name', tries: 10, seconds })
  const byAddress = createTryLimit({ pool, of: 'address', tries: 100, seconds })
  return {
    take: async (name, address) => (await byAddress.take(address)) ?? (await byName.take(name.toLowerCase())),
    clear: async (name, address) => {
      await byName.clear(name.toLowerCase())
      await byAddress.giveBack(address)
    },
  }
}
