/** A write that was planned upon one revision: it is written upon that one, whole, or not at all. */
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { noJournal } from '#client/journal/journal.ts'
import { FakeChannel, FakeClock, makeSealer, TestTablet, testIds } from '#client/testing/test-tablet.ts'
import { again, type StoreContext, untilWritten, writeAtRevision } from './context.ts'
import { openDatabase } from './database.ts'
import { getRevision } from './meta.ts'

let context: StoreContext
let heard: number

beforeEach(async () => {
  const channel = new FakeChannel()
  const database = openDatabase(new TestTablet().place)
  const [sealer, tabs] = [await makeSealer(), channel.tab()]
  context = { database, sealer, tabs, clock: new FakeClock(), ids: testIds, journal: noJournal }
  heard = 0
  channel.tab().listen(() => {
    heard += 1
  })
})

const count = async (): Promise<number> => Number((await context.database.meta.get('count'))?.value ?? 0)
/** Plans upon `revision` to raise the count that it finds. */
const raise = (revision: number, see: (standing: number) => void = () => undefined) =>
  writeAtRevision(context, {
    revision,
    see,
    read: count,
    write: async (found, next) => {
      await context.database.meta.put({ name: 'count', value: found + 1 })
      return `${found} at ${next}`
    },
  })

describe('a planned write', () => {
  it('finds what was read beside the revision, raises it by one and tells the other tabs', async () => {
    expect(await raise(0)).toBe('0 at 1')
    expect(await raise(1)).toBe('1 at 2')
    expect([await count(), await getRevision(context.database.meta), heard]).toEqual([2, 2, 2])
  })

  it('upon a revision that is no more writes and tells nothing, and sees which one stands', async () => {
    await raise(0)
    let seen = -1
    const late = await raise(0, (standing) => {
      seen = standing
    })
    expect(late).toBe(again)
    expect([seen, await count(), await getRevision(context.database.meta), heard]).toEqual([1, 1, 1, 1])
  })

  it('that fails leaves the revision as it was: the same plan is good for another try', async () => {
    const failing = writeAtRevision(context, {
      revision: 0,
      see: () => undefined,
      read: count,
      write: async () => {
        await context.database.meta.put({ name: 'count', value: 99 })
        throw new Error('the power went')
      },
    })
    await expect(failing).rejects.toThrow('the power went')
    expect([await count(), await getRevision(context.database.meta), heard]).toEqual([0, 0, 0])
    expect(await raise(0)).toBe('0 at 1')
  })

  it('by any number of tabs at once happens for each of them once, and none is lost', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 8 }), async (tabs) => {
        const before = await count()
        const write = async () => {
          let planned = 0
          return untilWritten(() =>
            raise(planned, (standing) => {
              planned = standing
            }),
          )
        }
        const words = await Promise.all(Array.from({ length: tabs }, write))
        expect(new Set(words).size).toBe(tabs)
        expect(await count()).toBe(before + tabs)
        expect(await getRevision(context.database.meta)).toBe(before + tabs)
      }),
      { seed: 139, numRuns: 8 },
    )
  })
})
