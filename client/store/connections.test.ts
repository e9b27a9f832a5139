import type Dexie from 'dexie'
import { afterEach, expect, it, vi } from 'vitest'
import { transact } from './connections.ts'

afterEach(() => {
  vi.useRealTimers()
})

it('a database that was closed under a save and never says why ends the save all the same', async () => {
  vi.useFakeTimers()
  const closed = {
    transaction: async (_: string, __: string[], body: (tables: object) => Promise<void>) => {
      await body({ idbtrans: new EventTarget() })
      throw Object.assign(new Error('the transaction is gone'), { name: 'AbortError' })
    },
  } as unknown as Dexie
  const ended = expect(transact(closed, [], async () => undefined)).rejects.toThrow('gone')
  await vi.advanceTimersByTimeAsync(60_000)
  await ended
})
