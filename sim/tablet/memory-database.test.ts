/**
 * The simulated database of a tablet against the real one: the same words in the same order, on Dexie over an IndexedDB
 * in memory and on ours, say the same and leave the same behind.
 */

import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openDatabase, type TabletDatabase } from '#client/store/database.ts'
import { randomFrom } from '../random.ts'
import { emptyDisk } from './disk.ts'
import { isInTransaction, openMemoryDatabase } from './memory-database.ts'
import { startProcess } from './process.ts'

const onMemory = (): TabletDatabase =>
  openMemoryDatabase(emptyDisk(), startProcess({ jitter: 0, random: randomFrom(1) }))
const onDexie = (): TabletDatabase =>
  openDatabase({ name: 'dan-cu', indexedDB: new IDBFactory(), IDBKeyRange })

const states = ['open', 'sent', 'held', 'kept'] as const
const communes = ['22915', '22918'] as const
const sealed = new Uint8Array([1, 2, 3])

const small = fc.nat(3)
const word = fc.record({ kind: fc.nat(17), a: small, b: small, inOne: fc.boolean(), fails: fc.boolean() })
type Word = typeof word extends fc.Arbitrary<infer W> ? W : never

const groupOf = (n: number, state: number, order?: number) => ({
  groupId: `g${n}`,
  commune: communes[n % 2] ?? '22915',
  state: states[state] ?? 'open',
  version: n,
  changed: n + state,
  containedAt: state,
  sealed,
  ...(order === undefined ? {} : { order }),
})

/** One thing that the store says to its tables somewhere. */
async function say({ pages, groups, drafts, meta }: TabletDatabase, { kind, a, b }: Word): Promise<unknown> {
  const state = states[a] ?? 'open'
  const said: readonly (() => PromiseLike<unknown>)[] = [
    () => groups.add(groupOf(a, b)),
    () => groups.put(groupOf(a, b, a + 1)),
    () => groups.update(a, { state, changed: b }),
    () => groups.where('state').equals(state).toArray(),
    () => groups.where('state').anyOf(['open', 'held']).toArray(),
    () => groups.where('changed').above(b).toArray(),
    () =>
      groups
        .where('groupId')
        .equals(`g${a}`)
        .filter((group) => group.version === b)
        .modify({ state: 'kept' }),
    () =>
      groups
        .orderBy('order')
        .reverse()
        .filter((group) => group.state !== 'open')
        .limit(b)
        .toArray(),
    () => groups.where('state').equals(state).sortBy('order'),
    () => groups.get({ groupId: `g${a}` }),
    () => pages.add({ commune: communes[a % 2] ?? '22915', id: `p${b}`, upTo: a, count: b, sealed }),
    () => pages.orderBy('commune').uniqueKeys(),
    () =>
      pages
        .where('commune')
        .equals(communes[a % 2] ?? '22915')
        .delete(),
    () => pages.bulkGet([a, b]),
    () => pages.bulkDelete([a]),
    () => meta.put({ name: `feed:${a}`, value: b }),
    () => meta.where('name').startsWith('feed:').primaryKeys(),
    () => drafts.put({ id: `d${a}`, version: b, sealed }),
  ]
  return said[kind]?.()
}

async function tell(database: TabletDatabase, word: Word): Promise<unknown> {
  const told = async (): Promise<unknown> => {
    const answer = await say(database, word)
    // The library never takes back a number that it gave out; browsers do, and so do we.
    const isNumbered = [0, 1, 10].includes(word.kind)
    if (word.fails && word.inOne && !isNumbered) throw new Error('changed its mind')
    return answer
  }
  const outcome = word.inOne ? database.write(told) : told()
  return outcome.then(
    (answer) => ({ answer }),
    () => 'refused',
  )
}

const contentOf = async ({ pages, groups, drafts, meta }: TabletDatabase) => ({
  pages: await pages.toArray(),
  groups: await groups.toArray(),
  drafts: await drafts.toArray(),
  meta: await meta.toArray(),
  counts: [await pages.count(), await groups.where('state').equals('open').count()],
})

it('the simulated database says what the real one says, and leaves the same behind', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 25 }), async (words) => {
      const [ours, real] = [onMemory(), onDexie()]
      for (const one of words) expect(await tell(ours, one)).toEqual(await tell(real, one))
      expect(await contentOf(ours)).toEqual(await contentOf(real))
      real.close()
    }),
    { seed: 20260301, numRuns: 150 },
  )
}, 60_000)

describe('a transaction of the simulated database', () => {
  it('lets nobody in between, and is there whole for who comes after', async () => {
    const database = onMemory()
    const writing = database.write(async () => {
      await database.meta.put({ name: 'a', value: 1 })
      for (let turn = 0; turn < 20; turn += 1) await undefined
      await database.meta.put({ name: 'b', value: 1 })
    })
    await undefined
    const [a, b] = await Promise.all([database.meta.get('a'), database.meta.get('b')])
    await writing
    expect([a?.value, b?.value]).toEqual([1, 1])
  })

  it('of an app that is killed in the midst of it has never been', async () => {
    const disk = emptyDisk()
    const process = startProcess({ jitter: 0, random: randomFrom(1) })
    const database = openMemoryDatabase(disk, process)
    database.write(async () => {
      await database.meta.put({ name: 'a', value: 1 })
      process.kill()
      await database.meta.put({ name: 'b', value: 1 })
    })
    const next = openMemoryDatabase(disk, startProcess({ jitter: 0, random: randomFrom(2) }))
    expect(await next.meta.toArray()).toEqual([])
  })

  it('that meets a full disk is undone and says why', async () => {
    const disk = emptyDisk()
    const database = openMemoryDatabase(disk, startProcess({ jitter: 0, random: randomFrom(1) }))
    const failing = database.write(async () => {
      await database.meta.put({ name: 'a', value: 1 })
      disk.full = true
      await database.meta.put({ name: 'b', value: 1 })
    })
    await expect(failing).rejects.toThrow('the disk is full')
    expect(database.whyFailed(new Error())).toBe('full')
    expect(disk.tables.meta.rows.size).toBe(0)
    expect(isInTransaction()).toBe(false)
  })
})
