/** Rewriting many small pages as few, and what is never touched by it. */
import { beforeEach, describe, expect, it } from 'vitest'
import { FakeCentre, testRecord } from '#client/testing/fake-centre.ts'
import { rowText } from '#client/testing/small-world.ts'
import { muiNe, TestTablet, testIds } from '#client/testing/test-tablet.ts'
import { compactPages } from './compact.ts'
import type { StoreContext } from './context.ts'
import type { StoredPage } from './database.ts'
import { openBook, pageLabel } from './open-book.ts'

const household = testRecord(1)
const resident = testRecord(2)

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
  context = {
    database: tablet.database,
    sealer: await tablet.sealer(),
    clock: tablet.clock,
    ids: testIds,
    tabs: tablet.channel.tab(),
    journal: tablet.store.journal,
  }
})

/** Many pages: feed pages of others' changes and answers to one's own. */
async function collect(times: number): Promise<void> {
  for (let n = 0; n < times; n += 1) {
    centre.write(muiNe, resident, 'birth', String(1900 + n))
    await tablet.write(resident, { name: `TÊN ${n}` })
    await tablet.sync()
  }
}

const addPage = async (text: string): Promise<number> => {
  const id = testIds.page()
  const sealed = await context.sealer.seal(pageLabel({ id }), text)
  return context.database.pages.add({ commune: muiNe, id, upTo: 0, count: 1, sealed })
}

const shownNow = async () => {
  const book = await openBook(context, { username: 'lan.mui-ne' })
  return [household, resident].map((id) => {
    const view = book.memory.findView(id)
    return { units: view?.units, base: view?.base, flags: view?.flags }
  })
}

const openText = (page: StoredPage) => context.sealer.open(pageLabel(page), page.sealed)

describe('many small pages', () => {
  it('become few, and the same is shown', async () => {
    await collect(15)
    const before = await shownNow()
    expect(await context.database.pages.count()).toBeGreaterThan(24)
    await compactPages(context)
    expect(await context.database.pages.count()).toBeLessThanOrEqual(2)
    expect(await shownNow()).toEqual(before)
  })

  it('are left as they are while they are not many', async () => {
    await collect(3)
    const before = await context.database.pages.toArray()
    await compactPages(context)
    expect(await context.database.pages.toArray()).toEqual(before)
  })

  it('keep the flags with their newest word', async () => {
    tablet.offline()
    await tablet.write(resident, { name: 'B' })
    centre.write(muiNe, resident, 'name', 'X')
    tablet.online()
    tablet.clock.advance(600_000)
    await tablet.sync()
    await collect(14)
    const before = await shownNow()
    await compactPages(context)
    expect(await shownNow()).toEqual(before)
  })

  it('are rewritten again and again without losing a record', async () => {
    for (let round = 0; round < 3; round += 1) {
      await collect(13)
      const before = await shownNow()
      await compactPages(context)
      expect(await shownNow()).toEqual(before)
    }
  })

  it('do not move the cursor: the feed goes on where it was', async () => {
    await collect(15)
    const before = (await context.database.meta.get(`feed:${muiNe}`))?.value
    await compactPages(context)
    expect((await context.database.meta.get(`feed:${muiNe}`))?.value).toEqual(before)
  })
})

describe('what is not wholly understood', () => {
  it.each([
    ['a page of a later version with a part of its own', '{"rows":{},"flags":[],"visits":[1]}'],
    ['what is no page at all', 'not JSON'],
    ['columns that do not fit together', '{"rows":{"resident":{"id":["a"],"seq":[]}},"flags":[]}'],
    ['a flag without a number', '{"rows":{},"flags":[{"id":"x"}]}'],
  ])('%s stays where it is, to the byte', async (_, text) => {
    const key = await addPage(text)
    await collect(15)
    await compactPages(context)
    const kept = await context.database.pages.get(key)
    if (kept === undefined) throw new Error('the page is gone')
    expect(await openText(kept)).toBe(text)
  })

  it('a page that does not open under this key stays where it is', async () => {
    const key = await context.database.pages.add({
      commune: muiNe,
      id: testIds.page(),
      upTo: 0,
      count: 3,
      sealed: new Uint8Array(64),
    })
    await collect(15)
    await compactPages(context)
    expect(await context.database.pages.get(key)).toMatchObject({ count: 3 })
    // It is counted, not skipped without a word.
    const book = await openBook(context, { username: 'lan.mui-ne' })
    expect(book.unreadable()).toBe(3)
  })

  it('a record of a later version goes on with its columns', async () => {
    const visit = {
      ...{
        id: ['v1'],
        seq: [7],
        createdAt: [''],
        updatedAt: [''],
        updatedBy: [''],
        removedAt: [null],
        decided: [null],
      },
      units: { outcome: ['absent'] },
      later: ['x'],
    }
    await addPage(JSON.stringify({ rows: { visit }, flags: [] }))
    await collect(15)
    await compactPages(context)
    const texts = await Promise.all((await context.database.pages.toArray()).map(openText))
    const page = texts.map((text) => JSON.parse(text)).find(({ rows }) => rows.visit !== undefined)
    expect(page?.rows.visit).toEqual(visit)
  })
})

describe('two tabs that rewrite at once', () => {
  it('lose nothing: the second finds its pages gone and does nothing', async () => {
    await collect(15)
    const before = await shownNow()
    await Promise.all([compactPages(context), compactPages(context)])
    expect(await context.database.pages.count()).toBeLessThanOrEqual(2)
    expect(await shownNow()).toEqual(before)
  })

  it('and a page that comes in between stays', async () => {
    await collect(15)
    const text = rowText(centre.row(muiNe, resident), { seq: 9_999, units: { name: 'GIỮA CHỪNG' } })
    let key = 0
    const { sealer } = context
    // The other tab's page comes after this one has read and before it writes.
    const seal: typeof sealer.seal = async (...input) => {
      if (key === 0) key = await addPage(text)
      return sealer.seal(...input)
    }
    await compactPages({ ...context, sealer: { ...sealer, seal } })
    expect(await context.database.pages.get(key)).toBeDefined()
    expect((await shownNow())[1]?.units?.name).toBe('GIỮA CHỪNG')
  })
})
