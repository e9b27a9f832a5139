/** What a tablet knows in clear, against plain maps; and what it says of communes that it has not read to their end. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TestTablet } from '#client/testing/test-tablet.ts'
import { communeCode } from '#shared/ids.ts'
import { openDatabase } from './database.ts'
import {
  deleteFeed,
  deleteMarks,
  dropRecoveryUse,
  findMark,
  freshFeed,
  getFeed,
  isUnread,
  lifeOfRows,
  listFeeds,
  listMarked,
  listRecoveryUses,
  listReplaying,
  noteRecoveryUse,
  putFeed,
  raiseMark,
  strangeDevice,
} from './meta.ts'

const communes = ['22915', '22918', '22921'].map(communeCode)
const [muiNe = communeCode(''), hamTien = communeCode('')] = communes
const metaOfNewTablet = () => openDatabase(new TestTablet().place).meta

type Kind = 'page' | 'leave' | 'mark' | 'another life' | 'recovery' | 'recovery told'
const stepArbitrary = fc.record({
  kind: fc.constantFrom<Kind[]>(
    'page',
    'page',
    'leave',
    'mark',
    'mark',
    'another life',
    'recovery',
    'recovery told',
  ),
  commune: fc.constantFrom(...communes),
  seq: fc.nat(3),
})

it('feeds, marks and uses of the recovery key are those of the model, each commune for itself', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(stepArbitrary, { maxLength: 15 }), async (steps) => {
      const meta = metaOfNewTablet()
      const feeds = new Map<string, number>()
      const marks = new Map<string, { seq: number; hash: string }>()
      let uses: string[] = []
      for (const [at, { kind, commune, seq }] of steps.entries()) {
        const mark = { seq, hash: `hash ${at}` }
        if (kind === 'page') {
          await putFeed(meta, commune, { ...freshFeed, cursor: seq })
          feeds.set(commune, seq)
        } else if (kind === 'leave') {
          await deleteFeed(meta, commune)
          feeds.delete(commune)
        } else if (kind === 'mark') {
          await raiseMark(meta, commune, mark)
          if (seq > (marks.get(commune)?.seq ?? -1)) marks.set(commune, mark)
        } else if (kind === 'another life') {
          await deleteMarks(meta)
          marks.clear()
        } else if (kind === 'recovery') {
          await noteRecoveryUse(meta, `key ${at}`)
          uses.push(`key ${at}`)
        } else {
          await dropRecoveryUse(meta)
          uses = uses.slice(1)
        }
      }
      expect(await listFeeds(meta)).toEqual([...feeds.keys()].sort())
      expect(await listMarked(meta)).toEqual([...marks.keys()].sort())
      expect(await listRecoveryUses(meta)).toEqual(uses)
      for (const commune of communes) {
        expect(await getFeed(meta, commune)).toEqual({ ...freshFeed, cursor: feeds.get(commune) ?? 0 })
        expect(await findMark(meta, commune)).toEqual(marks.get(commune))
      }
    }),
    { seed: 137, numRuns: 40 },
  )
})

describe('what is shown of the communes is not all there is', () => {
  it('while one of them was never heard of', async () => {
    const meta = metaOfNewTablet()
    expect(await isUnread(meta, communes)).toBe(true)
    for (const commune of communes.slice(1)) await putFeed(meta, commune, freshFeed)
    expect(await isUnread(meta, communes)).toBe(true)
    expect(await isUnread(meta, communes.slice(1))).toBe(false)
  })

  it('while the first read has not come to its end, and from then on never again', async () => {
    const meta = metaOfNewTablet()
    await putFeed(meta, muiNe, { ...freshFeed, cursor: 500 })
    expect(await isUnread(meta, [muiNe])).toBe(true)
    await putFeed(meta, muiNe, { ...freshFeed, cursor: 900, caughtUpTo: 900 })
    expect(await isUnread(meta, [muiNe])).toBe(false)
    await putFeed(meta, muiNe, { ...freshFeed, cursor: 950, caughtUpTo: 900 })
    expect(await isUnread(meta, [muiNe])).toBe(false)
  })

  it('of none where the officer has no commune', async () => {
    expect(await isUnread(metaOfNewTablet(), [])).toBe(false)
  })
})

it('rows of a commune are of the present life, but for one whose saves still go out again', () => {
  const device = { ...strangeDevice, life: 3, replaying: { [muiNe]: 1 } }
  expect(lifeOfRows(device, muiNe)).toBe(1)
  expect(lifeOfRows(device, hamTien)).toBe(3)
  expect(lifeOfRows({ ...device, replaying: { [muiNe]: 0 } }, muiNe)).toBe(0)
  expect(listReplaying(device)).toEqual([muiNe])
})
