/** What the tablet takes of what the centre says, and what it never takes. */
import { beforeEach, describe, expect, it } from 'vitest'
import { FakeCentre, testRecord } from '#client/testing/fake-centre.ts'
import { muiNe, TestTablet, testIds } from '#client/testing/test-tablet.ts'
import { communeCode, epoch } from '#shared/ids.ts'
import type { Answer } from '#shared/sync/batch.ts'
import type { FeedPage } from '#shared/sync/feed.ts'
import { noRows, tablesFromRows } from '#shared/sync/feed.ts'
import type { Receipt } from '#shared/sync/receipt.ts'
import type { StoreContext } from './context.ts'
import { findGroupContent } from './groups.ts'
import { findMark, getDevice, getFeed, getRevision } from './meta.ts'
import { endReplay } from './replay.ts'
import { leaveCommunes, takeAnswer, takePage, takeState } from './take-page.ts'

const household = testRecord(1)
const resident = testRecord(2)
const other = communeCode('22918')

let centre: FakeCentre
let tablet: TestTablet
let context: StoreContext

beforeEach(async () => {
  centre = new FakeCentre()
  centre.seed({ type: 'household', id: household, commune: muiNe, units: { hamlet: 'Thôn 1' } })
  centre.seed({
    type: 'resident',
    id: resident,
    commune: muiNe,
    units: { household, name: 'A', birth: '1980' },
  })
  tablet = await new TestTablet({ centre }).open()
  tablet.offline()
  context = {
    database: tablet.database,
    sealer: await tablet.sealer(),
    clock: tablet.clock,
    ids: testIds,
    tabs: tablet.channel.tab(),
    journal: tablet.store.journal,
  }
})

function page(from: number, part: Partial<FeedPage> = {}) {
  const read = centre.readFeed(tablet.token, muiNe, from)
  if (read.kind !== 'answer') throw new Error(read.code)
  const made = { ...read.value, ...part }
  return { page: made, text: JSON.stringify(made), life: 0 }
}

function answer(part: Partial<Answer> = {}): { answer: Answer; text: string } {
  const row = centre.row(muiNe, resident)
  const made: Answer = {
    epoch: centre.epoch,
    mark: { seq: 50, hash: 'h' },
    scope: [muiNe],
    receipts: [],
    rows: tablesFromRows(row === undefined ? [] : [row]),
    flags: [],
    ...part,
  }
  return { answer: made, text: JSON.stringify(made) }
}

/** A saved group that was sent. */
async function sent(): Promise<string> {
  await tablet.write(resident, { name: 'B' })
  await context.database.groups.toCollection().modify({ state: 'sent' })
  const [group] = await context.database.groups.toArray()
  return group?.groupId ?? ''
}

const receipt = (id: string, part: Partial<Receipt> = {}): Receipt => ({
  groupId: id as Receipt['groupId'],
  outcome: 'applied',
  seqs: {},
  conflicts: [],
  ...part,
})

const take = (part: Partial<Answer>, asked: readonly string[]) =>
  takeAnswer(context, { commune: muiNe, ...answer(part), asked: new Set(asked), life: 0 })

describe('a page of the feed', () => {
  it('moves the cursor and brings its rows in one transaction', async () => {
    const { cursor } = await getFeed(context.database.meta, muiNe)
    const before = await context.database.pages.count()
    centre.write(muiNe, resident, 'name', 'X')
    expect(await takePage(context, page(cursor))).toBe('taken')
    expect(await getFeed(context.database.meta, muiNe)).toEqual({ cursor: 3, caughtUpTo: 3, prunedBelow: 0 })
    expect(await context.database.pages.count()).toBe(before + 1)
  })

  it('is not taken when the stored cursor is no longer the one that it goes on from', async () => {
    const { cursor } = await getFeed(context.database.meta, muiNe)
    centre.write(muiNe, resident, 'name', 'X')
    const late = page(cursor)
    centre.write(muiNe, resident, 'name', 'Y')
    expect(await takePage(context, page(cursor))).toBe('taken')
    const pages = await context.database.pages.count()
    expect(await takePage(context, late)).toBe('stale')
    expect(await context.database.pages.count()).toBe(pages)
    expect((await getFeed(context.database.meta, muiNe)).cursor).toBe(4)
  })

  it('of another epoch begins another life: its rows and cursor are not taken, its scope is', async () => {
    const { cursor } = await getFeed(context.database.meta, muiNe)
    const pages = await context.database.pages.count()
    centre.write(muiNe, resident, 'name', 'X')
    const strange = page(cursor, { epoch: epoch('second-life'), scope: [] })
    expect(await takePage(context, strange)).toBe('other-epoch')
    expect(await context.database.pages.count()).toBe(pages)
    expect(await getFeed(context.database.meta, muiNe)).toMatchObject({ cursor })
    expect(await getDevice(context.database.meta)).toMatchObject({
      epoch: 'second-life',
      life: 1,
      replaying: { [muiNe]: 0 },
      scope: [],
    })
  })

  it('that was asked for in the life before is not taken: it is late', async () => {
    const { cursor } = await getFeed(context.database.meta, muiNe)
    await takePage(context, page(cursor, { epoch: epoch('second-life') }))
    centre.write(muiNe, resident, 'name', 'X')
    expect(await takePage(context, page(cursor))).toBe('stale')
    expect(await getDevice(context.database.meta)).toMatchObject({ epoch: 'second-life', life: 1 })
  })

  it('of a feed that was pruned beyond the cursor is not taken: the rows leave, groups stay, and it is read afresh', async () => {
    await tablet.write(resident, { name: 'B' })
    const { cursor } = await getFeed(context.database.meta, muiNe)
    const pruned = { prunedBelow: cursor + 5 }
    expect(await takePage(context, page(cursor, pruned))).toBe('afresh')
    expect(await context.database.pages.count()).toBe(0)
    expect(await tablet.states()).toEqual(['open'])
    expect(await takePage(context, page(0, pruned))).toBe('taken')
  })

  it('of a read that began after the pruning is taken, also below it; pruned again meanwhile, it begins once more', async () => {
    const { cursor } = await getFeed(context.database.meta, muiNe)
    await takePage(context, page(cursor, { prunedBelow: 90 }))
    expect(await takePage(context, page(0, { prunedBelow: 90, next: 1, more: true }))).toBe('taken')
    expect(await takePage(context, page(1, { prunedBelow: 90, next: 2, more: true }))).toBe('taken')
    expect(await takePage(context, page(2, { prunedBelow: 95, next: 3, more: true }))).toBe('afresh')
    expect(await getFeed(context.database.meta, muiNe)).toMatchObject({ cursor: 0 })
  })

  it('of a feed that was pruned up to the cursor is taken: what went was read', async () => {
    const { cursor } = await getFeed(context.database.meta, muiNe)
    expect(await takePage(context, page(cursor, { prunedBelow: cursor }))).toBe('taken')
  })

  it('of a centre that does not know the cursor counts as another epoch, though its name is the same', async () => {
    const { cursor } = await getFeed(context.database.meta, muiNe)
    expect(await takePage(context, page(cursor, { otherEpoch: true }))).toBe('other-epoch')
    expect(await getDevice(context.database.meta)).toMatchObject({ epoch: centre.epoch, life: 1 })
    expect(await findMark(context.database.meta, muiNe)).toBeUndefined()
  })

  it('without rows stores no page but says that the tablet has caught up', async () => {
    const pages = await context.database.pages.count()
    const { cursor } = await getFeed(context.database.meta, muiNe)
    expect(await takePage(context, page(cursor))).toBe('taken')
    expect(await context.database.pages.count()).toBe(pages)
  })

  it('with more behind it does not say that the tablet has caught up', async () => {
    const { cursor } = await getFeed(context.database.meta, muiNe)
    centre.write(muiNe, resident, 'name', 'X')
    await takePage(context, page(cursor, { more: true }))
    expect(await getFeed(context.database.meta, muiNe)).toEqual({
      cursor: 3,
      caughtUpTo: cursor,
      prunedBelow: 0,
    })
  })

  it('raises the mark and never lowers it', async () => {
    const { meta } = context.database
    await take({ mark: { seq: 90, hash: 'newest' } }, [])
    await takePage(context, page((await getFeed(meta, muiNe)).cursor, { mark: { seq: 10, hash: 'old' } }))
    expect((await meta.get(`mark:${muiNe}`))?.value).toEqual({ seq: 90, hash: 'newest' })
  })

  it('is sealed: nothing of it can be read in the database', async () => {
    for (const { sealed } of await context.database.pages.toArray())
      expect(Buffer.from(sealed).toString('latin1')).not.toContain('Thôn')
  })
})

describe('an answer', () => {
  it('with the rows that contain it lets the group leave the overlay at once', async () => {
    const id = await sent()
    centre.write(muiNe, resident, 'name', 'B')
    const seq = centre.row(muiNe, resident)?.seq ?? 0
    expect(await take({ receipts: [receipt(id, { seqs: { [resident]: seq } })] }, [id])).toBe('taken')
    expect(await tablet.states()).toEqual(['kept'])
  })

  it('with rows newer than the receipt says the same', async () => {
    const id = await sent()
    centre.write(muiNe, resident, 'name', 'B')
    const seq = centre.row(muiNe, resident)?.seq ?? 0
    centre.write(muiNe, resident, 'name', 'X')
    await take({ receipts: [receipt(id, { seqs: { [resident]: seq } })] }, [id])
    expect(await tablet.states()).toEqual(['kept'])
  })

  it('with rows older than the receipt keeps the group over them', async () => {
    const id = await sent()
    await take({ receipts: [receipt(id, { seqs: { [resident]: 99 } })] }, [id])
    expect(await tablet.states()).toEqual(['applied'])
    expect((await context.database.groups.toArray())[0]?.containedAt).toBe(99)
  })

  it('with the rows of one of two records keeps the group over both', async () => {
    const id = await sent()
    const seqs = { [resident]: centre.row(muiNe, resident)?.seq ?? 0, [household]: 99 }
    await take({ receipts: [receipt(id, { seqs })] }, [id])
    expect(await tablet.states()).toEqual(['applied'])
  })

  it('without rows keeps the group until the feed has been read past it to its end', async () => {
    const id = await sent()
    centre.write(muiNe, resident, 'name', 'B')
    const seq = centre.row(muiNe, resident)?.seq ?? 0
    await take({ rows: noRows, receipts: [receipt(id, { seqs: { [resident]: seq } })] }, [id])
    expect(await tablet.states()).toEqual(['applied'])
    const { cursor } = await getFeed(context.database.meta, muiNe)
    const read = page(cursor)
    await takePage(context, { ...read, page: { ...read.page, more: true, next: seq - 1 } })
    expect(await tablet.states()).toEqual(['applied'])
    await takePage(context, page(seq - 1))
    expect(await tablet.states()).toEqual(['kept'])
  })

  describe('of a group’s first numbers', () => {
    const contentNow = async () => {
      const [stored] = await context.database.groups.toArray()
      if (stored === undefined) throw new Error('there is no group')
      return (await findGroupContent(context.sealer, stored))?.content
    }
    const second = epoch('second-life')
    const takeIn = (life: number, id: string, seq: number) => {
      const made = answer({ epoch: second, receipts: [receipt(id, { seqs: { [resident]: seq } })] })
      return takeAnswer(context, { commune: muiNe, ...made, asked: new Set([id]), life })
    }

    it('in the life in which it was made keeps the numbers alone', async () => {
      const id = await sent()
      await take({ receipts: [receipt(id, { seqs: { [resident]: 9 } })] }, [id])
      expect(await contentNow()).toMatchObject({ first: { [resident]: 9 } })
      expect(await contentNow()).not.toHaveProperty('firstIn')
      await takeState(context, { word: { epoch: second, scope: [muiNe] }, life: 0 })
      expect(await takeIn(1, id, 40)).toBe('taken')
      expect(await contentNow()).toMatchObject({ first: { [resident]: 9 } })
      expect(await contentNow()).not.toHaveProperty('firstIn')
    })

    it('in a later life keeps which one gave them', async () => {
      const id = await sent()
      await takeState(context, { word: { epoch: second, scope: [muiNe] }, life: 0 })
      expect(await takeIn(1, id, 40)).toBe('taken')
      expect(await contentNow()).toMatchObject({ first: { [resident]: 40 }, firstIn: second })
    })

    it('keeps none where it was held', async () => {
      const id = await sent()
      await take({ receipts: [receipt(id, { outcome: 'held' })] }, [id])
      expect(await contentNow()).not.toHaveProperty('first')
    })
  })

  it('that comes while rows of another life are there keeps the group over what is read afresh', async () => {
    const id = await sent()
    const word = { epoch: epoch('second-life'), scope: [muiNe] }
    await takeState(context, { word, life: 0 })
    // lower than the cursor of the life before, and told with its row
    const seqs = { [resident]: centre.row(muiNe, resident)?.seq ?? 0 }
    const made = answer({ ...word, receipts: [receipt(id, { seqs })] })
    await takeAnswer(context, { commune: muiNe, ...made, asked: new Set([id]), life: 1 })
    expect(await tablet.states()).toEqual(['applied'])
    await endReplay(context, muiNe)
    expect(await tablet.states()).toEqual(['applied'])
    await takePage(context, { ...page(0, word), life: 1 })
    expect(await tablet.states()).toEqual(['kept'])
  })

  it('that says “dismissed” is news to the officer, also where the group was applied in a life before', async () => {
    const id = await sent()
    centre.write(muiNe, resident, 'name', 'B')
    const seqs = { [resident]: centre.row(muiNe, resident)?.seq ?? 0 }
    await take({ receipts: [receipt(id, { seqs })] }, [id])
    expect(await tablet.states()).toEqual(['kept'])
    const word = { epoch: epoch('second-life'), scope: [muiNe] }
    await takeState(context, { word, life: 0 })
    const problem = { code: 'unexpected', reason: 'Ghi nhầm', by: 'doi' } as const
    const made = answer({ ...word, receipts: [receipt(id, { outcome: 'dismissed', problem })] })
    await takeAnswer(context, { commune: muiNe, ...made, asked: new Set([id]), life: 1 })
    expect(await tablet.states()).toEqual(['dismissed'])
  })

  it('leaves groups alone that were not asked about in this batch', async () => {
    const id = await sent()
    await take({ receipts: [receipt(id)] }, [])
    expect(await tablet.states()).toEqual(['sent'])
  })

  it('about a group that the tablet does not have is taken without it', async () => {
    const stranger = testIds.group()
    expect(await take({ receipts: [receipt(stranger)] }, [stranger])).toBe('taken')
    expect(await tablet.states()).toEqual([])
  })

  it('never takes a finished group back', async () => {
    const id = await sent()
    await take({ receipts: [receipt(id)] }, [id])
    expect(await tablet.states()).toEqual(['kept'])
    await take({ receipts: [receipt(id, { outcome: 'held', problem: { code: 'unexpected' } })] }, [id])
    expect(await tablet.states()).toEqual(['kept'])
  })

  it('keeps the receipt with the group, sealed', async () => {
    const id = await sent()
    const seqs = { [resident]: centre.row(muiNe, resident)?.seq ?? 0 }
    const conflicts = [{ id: resident, unit: 'name' }]
    await take({ receipts: [receipt(id, { seqs, conflicts })] }, [id])
    const [stored] = await context.database.groups.toArray()
    if (stored === undefined) throw new Error('the group is gone')
    const text = await context.sealer.open({ type: 'group', id, version: stored.version }, stored.sealed)
    expect(JSON.parse(text).receipt).toMatchObject({ outcome: 'applied', seqs, conflicts })
    expect(JSON.parse(text).line).toContain('"B"')
  })

  it('holds, and later applies what was held', async () => {
    const id = await sent()
    await take(
      { rows: noRows, receipts: [receipt(id, { outcome: 'held', problem: { code: 'household-missing' } })] },
      [id],
    )
    expect(await tablet.states()).toEqual(['held'])
    await take({ receipts: [receipt(id, { seqs: { [resident]: 1 } })] }, [id])
    expect(await tablet.states()).toEqual(['kept'])
  })

  it('of another epoch gives no receipt', async () => {
    const id = await sent()
    expect(await take({ epoch: epoch('second-life'), receipts: [receipt(id)] }, [id])).toBe('other-epoch')
    expect(await tablet.states()).toEqual(['sent'])
  })

  it('does not move the cursor of the feed', async () => {
    const before = await getFeed(context.database.meta, muiNe)
    centre.write(muiNe, resident, 'name', 'X')
    await take({}, [])
    expect(await getFeed(context.database.meta, muiNe)).toEqual(before)
  })

  it('without rows and flags stores no page', async () => {
    const pages = await context.database.pages.count()
    await take({ rows: noRows }, [])
    expect(await context.database.pages.count()).toBe(pages)
  })

  it('raises the revision, so that a save that was sealed before begins again', async () => {
    const before = await getRevision(context.database.meta)
    await take({}, [])
    expect(await getRevision(context.database.meta)).toBeGreaterThan(before)
  })
})

describe('the scope', () => {
  it('that lost a commune takes its rows and cursor along, when nothing waits there', async () => {
    await take({ scope: [other] }, [])
    expect(await context.database.pages.where('commune').equals(muiNe).count()).toBe(0)
    expect(await getFeed(context.database.meta, muiNe)).toEqual({ cursor: 0, caughtUpTo: 0, prunedBelow: 0 })
    expect((await context.database.meta.get(`feed:${muiNe}`))?.value).toBeUndefined()
  })

  it('that lost a commune leaves rows and cursor while something waits there', async () => {
    const id = await sent()
    const before = await getFeed(context.database.meta, muiNe)
    await take({ scope: [other] }, [])
    expect(await getFeed(context.database.meta, muiNe)).toEqual(before)
    expect(await context.database.pages.count()).toBeGreaterThan(0)
    const problem = { code: 'scope' } as const
    await take({ scope: [other], rows: noRows, receipts: [receipt(id, { outcome: 'held', problem })] }, [id])
    expect(await tablet.states()).toEqual(['held'])
    expect(await context.database.pages.count()).toBe(0)
    // The mark stays: the centre must know it for ever.
    expect((await context.database.meta.get(`mark:${muiNe}`))?.value).toBeDefined()
  })

  it('that lost a commune takes nothing new there', async () => {
    await tablet.tablet.book.get()
    const edit = tablet.edit(resident, { name: 'B' })
    const id = await sent()
    await take({ scope: [] }, [id])
    const result = await tablet.tablet.save(household, [
      { ...edit, saw: { name: 'B' }, wrote: { name: 'C' } },
    ])
    expect(result).toEqual({ kind: 'refused', why: 'scope' })
  })

  it('without anything lost deletes nothing', async () => {
    const revision = await getRevision(context.database.meta)
    await leaveCommunes(context)
    expect(await getRevision(context.database.meta)).toBe(revision)
  })
})

describe('the state', () => {
  const word = (name: string) => ({ epoch: epoch(name), scope: [muiNe] })

  it('of another epoch begins another life, and the next one the next', async () => {
    expect(await takeState(context, { word: word('second-life'), life: 0 })).toBe('other-epoch')
    expect(await takeState(context, { word: word('second-life'), life: 1 })).toBe('taken')
    expect(await takeState(context, { word: word('third-life'), life: 1 })).toBe('other-epoch')
    // the rows that are here are still those of the first
    expect(await getDevice(context.database.meta)).toMatchObject({ life: 2, replaying: { [muiNe]: 0 } })
  })

  it('tells when the centre was last heard, also of another epoch', async () => {
    const before = (await getDevice(context.database.meta)).lastContact ?? 0
    tablet.clock.advance(60_000)
    await takeState(context, { word: word('second-life'), life: 0 })
    expect((await getDevice(context.database.meta)).lastContact).toBeGreaterThanOrEqual(before + 60_000)
  })
})
