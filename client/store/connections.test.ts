import Dexie from 'dexie'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { keepOpen, transact } from './connections.ts'

afterEach(() => {
  vi.useRealTimers()
})

/** A connection whose transaction is gone and whose browser says why after a while, or never. */
const gone = (why?: { readonly error: DOMException; readonly afterMs: number }): Dexie =>
  ({
    transaction: async (_: string, __: string[], body: (tables: object) => Promise<void>) => {
      const idbtrans = Object.assign(new EventTarget(), { error: why?.error ?? null })
      await body({ idbtrans })
      if (why !== undefined) setTimeout(() => idbtrans.dispatchEvent(new Event('abort')), why.afterMs)
      throw Object.assign(new Error('the transaction is gone'), { name: 'AbortError' })
    },
  }) as unknown as Dexie

it('a database that was closed under a save and never says why ends the save all the same', async () => {
  vi.useFakeTimers()
  const ended = expect(transact(gone(), [], async () => undefined)).rejects.toThrow('gone')
  await vi.advanceTimersByTimeAsync(60_000)
  await ended
})

it('a save learns the true reason, though the browser tells it a moment after the failure', async () => {
  vi.useFakeTimers()
  const error = new DOMException('no room', 'QuotaExceededError')
  const ended = expect(transact(gone({ error, afterMs: 900 }), [], async () => undefined)).rejects.toBe(error)
  await vi.advanceTimersByTimeAsync(900)
  await ended
})

it('a save that fails for a reason of its own says that one, and leaves nothing', async () => {
  const { first } = connectionsTo(new Disk())
  const failing = transact(first, ['drafts'], async () => {
    await first.table('drafts').put({ id: 'an' })
    throw new Error('no such household')
  })
  await expect(failing).rejects.toThrow('no such household')
  expect(await first.table('drafts').count()).toBe(0)
})

/** A browser that opens its databases or, when the disk is full, does not. */
class Disk extends IDBFactory {
  failures = 0
  asked = 0
  override open(...request: Parameters<IDBFactory['open']>): ReturnType<IDBFactory['open']> {
    this.asked += 1
    if (this.failures > 0) {
      this.failures -= 1
      throw new DOMException('no room for a database', 'QuotaExceededError')
    }
    return super.open(...request)
  }
}

function connectionsTo(disk: Disk) {
  const connect = () => {
    const connection = new Dexie('dan-cu', { indexedDB: disk, IDBKeyRange, autoOpen: true })
    connection.version(1).stores({ drafts: 'id' })
    return connection
  }
  const [first, second] = [connect(), connect()]
  return { first, second, untilOpen: keepOpen([first, second]) }
}

describe('the connections of one tablet', () => {
  it('are opened together, once, by however many ask in the same moment', async () => {
    const disk = new Disk()
    const { first, second, untilOpen } = connectionsTo(disk)
    await Promise.all([untilOpen(first), untilOpen(second), untilOpen(first)])
    expect([first.isOpen(), second.isOpen()]).toEqual([true, true])
    await untilOpen(second)
    expect(disk.asked).toBe(2)
  })

  it('are opened anew, all of them and once, when one does not open', async () => {
    const disk = new Disk()
    const { first, second, untilOpen } = connectionsTo(disk)
    await second.open()
    const before = second.backendDB()
    disk.failures = 1
    await Promise.all([untilOpen(first), untilOpen(first), untilOpen(first)])
    expect([first.isOpen(), second.isOpen()]).toEqual([true, true])
    expect(second.backendDB()).not.toBe(before)
    expect(disk.asked).toBe(1 + 1 + 2)
    await first.table('drafts').put({ id: 'an' })
    expect(await second.table('drafts').count()).toBe(1)
  })

  it('that cannot be opened say so to everybody who waits, and are opened for the next who asks', async () => {
    const disk = new Disk()
    const { first, second, untilOpen } = connectionsTo(disk)
    disk.failures = 1_000
    const waiting = [untilOpen(first), untilOpen(second)].map((one) => expect(one).rejects.toThrow())
    await Promise.all(waiting)
    disk.failures = 0
    await untilOpen(first)
    expect([first.isOpen(), second.isOpen()]).toEqual([true, true])
  })

  it('stay closed when they were closed on purpose', async () => {
    const disk = new Disk()
    const { first, untilOpen } = connectionsTo(disk)
    await untilOpen(first)
    first.close()
    await untilOpen(first)
    expect(first.isOpen()).toBe(false)
    expect(disk.asked).toBe(2)
  })
})
