/** The book follows the database: what was committed is shown, nothing else is, and the screens hear of it once. */
import { beforeEach, describe, expect, it } from 'vitest'
import { type FakeCentre, testRecord } from '#client/testing/fake-centre.ts'
import {
  addPage,
  comeOnline,
  household,
  openSmallWorld,
  openText,
  resident,
  rowText,
} from '#client/testing/small-world.ts'
import { muiNe, type TestTablet } from '#client/testing/test-tablet.ts'
import { columnsFromRows } from '#shared/sync/feed.ts'
import { keepAreas } from './areas.ts'
import { type StoreContext, writeRevision } from './context.ts'
import { getRevision } from './meta.ts'
import { type OpenBook, openBook } from './open-book.ts'
import { countContent } from './page-content.ts'

let centre: FakeCentre
let tablet: TestTablet
let context: StoreContext
let book: OpenBook
let heard: number

beforeEach(async () => {
  ;({ centre, tablet, context } = await openSmallWorld())
  book = await openBook(context, { username: 'lan.mui-ne' })
  heard = 0
  book.live.subscribe(() => {
    heard += 1
  })
})

const namedText = (seq: number, name: string) =>
  rowText(centre.row(muiNe, resident), { seq, units: { household, name } })

describe('a refresh', () => {
  it('shows what was written since, and tells the screens once', async () => {
    await addPage(context, namedText(10, 'X'))
    await addPage(context, namedText(11, 'Y'))
    await book.refresh()
    expect(book.live.get().findRecord(resident)?.units.name).toBe('Y')
    expect(heard).toBe(1)
  })

  it('without anything new leaves the book that the screens hold', async () => {
    const before = book.live.get()
    await book.refresh()
    await book.refresh()
    expect(book.live.get()).toBe(before)
    expect(heard).toBe(0)
  })

  it('reads no page twice', async () => {
    let opened = 0
    const { sealer } = context
    const counting: StoreContext = {
      ...context,
      sealer: {
        ...sealer,
        open: (...input) => {
          opened += 1
          return sealer.open(...input)
        },
      },
    }
    const counted = await openBook(counting, { username: 'lan.mui-ne' })
    opened = 0
    await counted.refresh()
    expect(opened).toBe(0)
    await addPage(context, namedText(10, 'X'))
    await counted.refresh()
    expect(opened).toBe(1)
  })

  it('shows no write that was rolled back', async () => {
    const failing = writeRevision(context, async () => {
      await context.database.pages.toCollection().modify({ commune: '22999' })
      throw new Error('the power went')
    })
    await expect(failing).rejects.toThrow('the power went')
    await book.refresh()
    expect(book.live.get().findRecord(resident)?.commune).toBe(muiNe)
    expect(heard).toBe(0)
  })

  it('stands at the revision that it read, and at no other', async () => {
    expect(book.revision()).toBe(await getRevision(context.database.meta))
    await tablet.write(resident, { name: 'B' })
    expect(book.revision()).toBeLessThan(await getRevision(context.database.meta))
    await book.refresh()
    expect(book.revision()).toBe(await getRevision(context.database.meta))
    expect(book.live.get().findRecord(resident)?.units.name).toBe('B')
  })

  it('asked for many times at once comes to the same', async () => {
    await addPage(context, namedText(10, 'X'))
    await Promise.all([
      book.refresh(),
      book.refresh(),
      tablet.write(resident, { birth: '1981' }),
      book.refresh(),
    ])
    await book.refresh()
    expect(book.live.get().findRecord(resident)?.units).toMatchObject({ name: 'X', birth: '1981' })
  })

  it('hears of new names of communes and hamlets', async () => {
    const named = { code: muiNe, name: 'Phường Mũi Né', hamlets: ['Khu phố 1'] }
    await keepAreas(context.database, context.sealer, [named])
    await book.refresh()
    expect(book.live.get().communeName(muiNe)).toBe('Phường Mũi Né')
    expect(book.live.get().hamlets(muiNe)).toEqual(['Khu phố 1', 'Thôn 1'])
    expect(heard).toBe(1)
  })

  it('hears of drafts that began and ended', async () => {
    await tablet.tablet.keepDraft(tablet.draft(resident, { typed: { name: 'B' } }))
    await book.refresh()
    expect(book.live.get().findRecord(resident)).toMatchObject({ hasDraft: true, state: 'draft' })
    await tablet.tablet.dropDraft(resident)
    await book.refresh()
    expect(book.live.get().findRecord(resident)).toMatchObject({ hasDraft: false, state: 'received' })
  })
})

describe('a book that is opened', () => {
  it('shows groups of every state that still matters, and none that is finished', async () => {
    await tablet.write(resident, { name: 'B' })
    const shows = async (state: string) => {
      await context.database.groups.toCollection().modify((group) => {
        Object.assign(group, { state })
      })
      return (await openBook(context, { username: 'lan.mui-ne' })).live.get().findRecord(resident)?.units.name
    }
    for (const state of ['open', 'sent', 'held', 'parked', 'applied']) expect(await shows(state)).toBe('B')
    for (const state of ['kept', 'dropped', 'dismissed']) expect(await shows(state)).toBe('A')
  })

  it('warms the search a few households at a time, and knows when it is done', async () => {
    for (let n = 20; n < 25; n += 1)
      centre.seed({ type: 'household', id: testRecord(n), commune: muiNe, units: { bookNumber: `60${n}` } })
    await comeOnline(tablet)
    const fresh = await openBook(context, { username: 'lan.mui-ne' })
    expect(fresh.memory.warmSearch(4)).toBe(false)
    expect(fresh.memory.warmSearch(4)).toBe(true)
    expect(fresh.live.get().search('6023')).toHaveLength(1)
  })

  it('of another officer knows whose claim is whose', async () => {
    await tablet.write(resident, { name: 'B' })
    centre.write(muiNe, resident, 'name', 'X')
    await comeOnline(tablet)
    const [own] =
      (await openBook(context, { username: 'lan.mui-ne' })).memory.findView(resident)?.conflicts ?? []
    const [theirs] = (await openBook(context, { username: 'dao' })).memory.findView(resident)?.conflicts ?? []
    expect(own).toMatchObject({ mine: 'B', mineBy: 'lan.mui-ne', now: 'X' })
    expect(theirs).toMatchObject({ mine: 'B', mineBy: 'lan.mui-ne', now: 'X' })
  })
})

describe('what is kept of a page', () => {
  it('is the text as it came, to the byte', async () => {
    centre.write(muiNe, resident, 'name', 'X')
    const said: string[] = []
    tablet.wire.retell = (text, path) => {
      if (!path.startsWith('/api/feed/')) return text
      said.push(JSON.stringify({ ...JSON.parse(text), later: { of: 'a newer centre' } }, null, 1))
      return said.at(-1) ?? ''
    }
    await comeOnline(tablet)
    const page = (await context.database.pages.toArray()).at(-1)
    expect(page === undefined ? '' : await openText(context, page)).toBe(said[0])
  })

  it('is counted: rows of every kind, flags, and what cannot be read', () => {
    const rows = [centre.row(muiNe, resident)].flatMap((row) => row ?? [])
    const columns = { resident: columnsFromRows('resident', rows) }
    expect(countContent(JSON.stringify({ rows: columns, flags: [{}, {}] }))).toBe(3)
    expect(countContent(JSON.stringify({ rows: { ...columns, visit: { id: ['v', 'w'] } }, flags: [] }))).toBe(
      3,
    )
    expect(countContent('no page')).toBe(1)
    expect(countContent(JSON.stringify({ rows: {}, flags: [] }))).toBe(0)
  })
})
