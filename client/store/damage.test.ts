/** A tablet that was wet, wiped or tampered with: what does not open is kept, counted and said, and costs nothing else. */
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { type FakeCentre, testRecord } from '#client/testing/fake-centre.ts'
import {
  addPage,
  comeOnline,
  household,
  openSmallWorld,
  resident,
  rowText,
} from '#client/testing/small-world.ts'
import { makeSealer, muiNe, type TestTablet } from '#client/testing/test-tablet.ts'
import { groupId } from '#shared/ids.ts'
import { noRows } from '#shared/sync/feed.ts'
import type { Receipt } from '#shared/sync/receipt.ts'
import { compactPages } from './compact.ts'
import type { StoreContext } from './context.ts'
import type { StoredGroup } from './database.ts'
import { findGroupContent } from './groups.ts'
import { openBook } from './open-book.ts'
import { listHeld, listOutbox, listWaiting } from './outbox.ts'
import { takeAnswer } from './take-page.ts'

let centre: FakeCentre
let tablet: TestTablet
let context: StoreContext

beforeEach(async () => {
  ;({ centre, tablet, context } = await openSmallWorld())
})

const damaged = (bytes: Uint8Array<ArrayBuffer>, at = bytes.length - 1) => {
  const copy = new Uint8Array(bytes)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}
const stored = async (at = 0): Promise<StoredGroup> => {
  const group = (await context.database.groups.orderBy('order').toArray())[at]
  if (group === undefined) throw new Error('nothing is stored')
  return group
}
const damageGroup = async (at = 0) => {
  const group = await stored(at)
  await context.database.groups.put({ ...group, sealed: damaged(group.sealed) })
  return group
}
const open = () => openBook(context, { username: 'lan.mui-ne' })

describe('a damaged page', () => {
  it('is kept and counted with all its rows, and the other pages are shown', async () => {
    centre.write(muiNe, resident, 'name', 'X')
    await comeOnline(tablet)
    const [first, second] = await context.database.pages.toArray()
    if (first === undefined || second === undefined) throw new Error('there are not two pages')
    await context.database.pages.put({ ...first, sealed: damaged(first.sealed) })
    const book = await open()
    expect(book.unreadable()).toBe(first.count)
    expect(book.memory.findView(resident)?.units.name).toBe('X')
    expect(book.memory.findView(household)).toBeUndefined()
    expect(await context.database.pages.count()).toBe(2)
  })

  it('is one whichever of its bytes is wrong', async () => {
    const [page] = await context.database.pages.toArray()
    if (page === undefined) throw new Error('there is no page')
    await fc.assert(
      fc.asyncProperty(fc.nat(page.sealed.length - 1), async (at) => {
        await context.database.pages.put({ ...page, sealed: damaged(page.sealed, at) })
        const book = await open()
        expect(book.unreadable()).toBe(page.count)
        expect(book.live.get().households()).toEqual([])
      }),
      { seed: 29, numRuns: 25 },
    )
  })

  it('that is another page put in its place is not taken for it', async () => {
    const key = await addPage(context, rowText(centre.row(muiNe, resident), { seq: 99, units: {} }))
    const [first] = await context.database.pages.toArray()
    const forged = await context.database.pages.get(key)
    if (first === undefined || forged === undefined) throw new Error('there are no pages')
    await context.database.pages.put({ ...forged, sealed: first.sealed })
    const book = await open()
    expect(book.unreadable()).toBe(forged.count)
    expect(book.memory.findView(resident)?.units.name).toBe('A')
  })

  it('goes through a rewriting of the pages as it is', async () => {
    const [page] = await context.database.pages.toArray()
    if (page?.key === undefined) throw new Error('there is no page')
    const bad = { ...page, sealed: damaged(page.sealed) }
    await context.database.pages.put(bad)
    const row = centre.row(muiNe, resident)
    for (let n = 0; n < 26; n += 1) await addPage(context, rowText(row, { seq: 10 + n }))
    await compactPages(context)
    expect(await context.database.pages.get(page.key)).toEqual(bad)
    expect((await open()).memory.findView(resident)?.base.name).toBe(35)
  })
})

describe('a damaged group', () => {
  it('is kept and said, and the record is shown as the centre has it', async () => {
    await tablet.write(resident, { name: 'B' })
    await damageGroup()
    await tablet.restart()
    expect(tablet.shown(resident, 'name')).toBe('A')
    expect(tablet.status()).toMatchObject({ waiting: 1, notices: ['update-needed'] })
    expect(await tablet.states()).toEqual(['open'])
  })

  it('is counted once, however often its row is read', async () => {
    await tablet.write(resident, { name: 'B' })
    const book = await open()
    const group = await damageGroup()
    for (const changed of [50, 51, 52]) {
      await context.database.groups.put({ ...group, sealed: damaged(group.sealed), changed })
      await book.refresh()
    }
    expect(book.unreadable()).toBe(1)
  })

  it('is no longer counted when it no longer lies over the rows', async () => {
    await tablet.write(resident, { name: 'B' })
    const group = await damageGroup()
    const book = await open()
    expect(book.unreadable()).toBe(1)
    await context.database.groups.put({ ...group, state: 'kept', changed: 60 })
    await book.refresh()
    expect(book.unreadable()).toBe(0)
  })

  it('is not sent, not listed and not answered, and the others are', async () => {
    await tablet.write(resident, { name: 'B' })
    const made = await tablet.addHousehold()
    const bad = await damageGroup()
    expect((await listWaiting(context, muiNe)).map(({ group }) => group.household)).toEqual([made.household])
    expect((await listOutbox(context)).map((entry) => entry.household)).toEqual([made.household])
    const receipt: Receipt = {
      groupId: groupId(bad.groupId),
      outcome: 'applied',
      seqs: {},
      conflicts: [],
    }
    const answer = {
      epoch: centre.epoch,
      mark: null,
      scope: [muiNe],
      receipts: [receipt],
      rows: noRows,
      flags: [],
    }
    const asked = new Set([bad.groupId])
    await takeAnswer(context, { commune: muiNe, answer, text: JSON.stringify(answer), asked, life: 0 })
    expect((await stored()).state).toBe('open')
    await comeOnline(tablet)
    expect(await tablet.states()).toEqual(['open', 'kept'])
  })

  it('does not stop a later save of the same record', async () => {
    await tablet.write(resident, { name: 'B' })
    await damageGroup()
    await tablet.restart()
    expect((await tablet.write(resident, { name: 'C' })).kind).toBe('saved')
    expect(await tablet.states()).toEqual(['open', 'open'])
    expect(tablet.shown(resident, 'name')).toBe('C')
    await comeOnline(tablet)
    expect(centre.row(muiNe, resident)?.units.name).toBe('C')
  })

  it('that is held is still asked about, since the question needs only its id', async () => {
    await tablet.write(resident, { name: 'B' })
    await context.database.groups.toCollection().modify({ state: 'held' })
    const bad = await damageGroup()
    expect(await listHeld(context, muiNe)).toEqual([bad.groupId])
  })

  it('of another tablet’s key does not open', async () => {
    await tablet.write(resident, { name: 'B' })
    expect(await findGroupContent(await makeSealer(), await stored())).toBeUndefined()
  })

  it('whose line is no group does not open, and is not thrown away', async () => {
    await tablet.write(resident, { name: 'B' })
    const group = await stored()
    const label = { type: 'group', id: group.groupId, version: group.version } as const
    const content = { savedAt: '', receipt: null, parked: null }
    for (const text of ['', '{}', JSON.stringify({ ...content, line: '{"groupId":"x"}' })]) {
      const sealed = await context.sealer.seal(label, text)
      expect(await findGroupContent(context.sealer, { ...group, sealed })).toBeUndefined()
    }
    expect(await tablet.states()).toEqual(['open'])
  })
})

describe('a damaged draft', () => {
  it('costs only itself: the other forms come back, and the record can be filled again', async () => {
    await tablet.tablet.keepDraft(tablet.draft(resident, { typed: { name: 'B' } }))
    await tablet.tablet.keepDraft(tablet.draft(testRecord(7), { typed: { name: 'C' } }))
    const [draft] = (await context.database.drafts.toArray()).filter(({ id }) => id === resident)
    if (draft === undefined) throw new Error('there is no draft')
    await context.database.drafts.put({ ...draft, sealed: damaged(draft.sealed) })
    await tablet.restart()
    expect(await tablet.tablet.drafts()).toMatchObject([
      { id: testRecord(7), typed: { name: 'C' } },
      { type: 'unreadable', of: resident },
    ])
    expect(await tablet.tablet.keepDraft(tablet.draft(resident, { typed: { name: 'D' } }))).toBe('kept')
    expect((await tablet.tablet.findDraft(resident))?.typed.name).toBe('D')
    expect((await tablet.tablet.drafts()).map(({ type }) => type)).toContain('unreadable')
  })
})

describe('everything at once', () => {
  it('however many of the groups are damaged, exactly the others reach the centre', async () => {
    const made = []
    for (let n = 0; n < 6; n += 1) made.push(await tablet.addHousehold(`HỘ ${n}`))
    const bad = [1, 4]
    for (const at of bad) await damageGroup(at)
    await tablet.restart()
    await comeOnline(tablet)
    const there = made.map(({ household: id }) => centre.row(muiNe, id) !== undefined)
    expect(there).toEqual([true, false, true, true, false, true])
    expect(await tablet.database.groups.count()).toBe(6)
    expect(tablet.status()).toMatchObject({ waiting: 2, received: 4, notices: ['update-needed'] })
  })
})
