/** Two tabs of one tablet, at the same moment, on the same database: each write stands whole, and both come to show it. */
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import type { FakeCentre } from '#client/testing/fake-centre.ts'
import {
  addPage,
  comeOnline,
  contextOf,
  household,
  openSmallWorld,
  resident,
  rowText,
} from '#client/testing/small-world.ts'
import { muiNe, TestTablet } from '#client/testing/test-tablet.ts'
import { compactPages } from './compact.ts'
import type { StoreContext } from './context.ts'
import { getFeed } from './meta.ts'
import { openBook } from './open-book.ts'
import { acknowledge, fixBytes, listOutbox, listWaiting, park } from './outbox.ts'
import { takePage } from './take-page.ts'

let centre: FakeCentre
let first: TestTablet
let second: TestTablet
let context: StoreContext
let twin: StoreContext

beforeEach(async () => {
  ;({ centre, tablet: first, context } = await openSmallWorld())
  second = await new TestTablet({ centre, twinOf: first }).open()
  second.offline()
  twin = await contextOf(second)
})

const bothShow = async (id: string, unit: string, value: string) => {
  await expect.poll(() => [first.shown(id, unit), second.shown(id, unit)]).toEqual([value, value])
}
const onlyGroup = async () => {
  const [group] = await listWaiting(context, muiNe)
  if (group === undefined) throw new Error('nothing waits')
  return group
}

describe('saves in two tabs', () => {
  it('one after the other fold into one group, whichever tab made it', async () => {
    await first.write(resident, { name: 'B' })
    await bothShow(resident, 'name', 'B')
    await second.write(resident, { name: 'C' })
    await bothShow(resident, 'name', 'C')
    expect(await first.states()).toEqual(['open'])
    expect((await onlyGroup()).group.changes).toMatchObject([{ saw: { name: 'A' }, wrote: { name: 'C' } }])
  })

  it('of many households at once are all there, in one order for both', async () => {
    const made = await Promise.all(
      Array.from({ length: 10 }, (_, n) => (n % 2 === 0 ? first : second).addHousehold(`HỘ ${n}`)),
    )
    await expect.poll(() => first.tablet.book.get().households().length).toBe(11)
    await expect.poll(() => second.tablet.book.get().households().length).toBe(11)
    expect((await first.tablet.outbox()).map(({ groupId }) => groupId)).toEqual(
      (await second.tablet.outbox()).map(({ groupId }) => groupId),
    )
    await comeOnline(second)
    for (const one of made) expect(centre.row(muiNe, one.resident)).toBeDefined()
  })

  it('of different units at any moments keep every value, and of the same unit ask', async () => {
    const units = ['name', 'birth', 'motherName', 'cmnd'] as const
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...units], { minLength: 2, maxLength: 2 }),
        fc.nat(9),
        async (two, n) => {
          const [mine = 'name', theirs = 'birth'] = two
          const edits = [
            [first, first.edit(resident, { [mine]: `19${n}0` })] as const,
            [second, second.edit(resident, { [theirs]: `19${n}1` })] as const,
          ]
          const results = await Promise.all(edits.map(([tab, edit]) => tab.tablet.save(household, [edit])))
          expect(results.map(({ kind }) => kind)).toEqual(['saved', 'saved'])
          await bothShow(resident, mine, `19${n}0`)
          await bothShow(resident, theirs, `19${n}1`)
        },
      ),
      { seed: 47, numRuns: 10 },
    )
  })

  it('a removal and an edit at the same moment: one of them asks', async () => {
    const results = await Promise.all([
      first.tablet.save(household, [first.remove(resident)]),
      second.tablet.save(household, [second.edit(resident, { name: 'B' })]),
    ])
    expect(results.map(({ kind }) => kind).sort()).toEqual(['changed', 'saved'])
    expect(await first.states()).toEqual(['open'])
  })
})

describe('a save in one tab while the other sends', () => {
  it('never changes the bytes that were fixed: it is a group of its own', async () => {
    await first.write(resident, { name: 'B' })
    const cut = await listWaiting(twin, muiNe)
    const [fixed, saved] = await Promise.all([fixBytes(twin, cut), first.write(resident, { name: 'C' })])
    expect(saved.kind).toBe('saved')
    const lines = (await listWaiting(context, muiNe)).map(({ content }) => content.line)
    if (fixed) expect(lines[0]).toBe(cut[0]?.content.line)
    else expect(lines).toHaveLength(1)
    await bothShow(resident, 'name', 'C')
    await comeOnline(second)
    expect(centre.row(muiNe, resident)?.units.name).toBe('C')
  })

  it('is sent by either, once, though both send at once', async () => {
    await first.write(resident, { name: 'B' })
    await first.addHousehold()
    await Promise.all([comeOnline(first), comeOnline(second)])
    expect(await first.states()).toEqual(['kept', 'kept'])
    expect([...centre.judged.values()]).toEqual([1, 1])
    await expect.poll(() => second.view(resident)?.state).toBe('received')
  })

  it('is not parked with what the other tab folded in since', async () => {
    await first.write(resident, { name: 'B' })
    const stale = await onlyGroup()
    await second.write(resident, { birth: '1981' })
    await Promise.all([park(context, stale, { code: 'unreadable' }), second.write(resident, { name: 'C' })])
    expect((await first.states()).includes('parked')).toBe(false)
    await bothShow(resident, 'name', 'C')
  })
})

describe('reading in two tabs', () => {
  it('takes the same page once: the second finds the cursor gone on', async () => {
    centre.write(muiNe, resident, 'name', 'X')
    const { cursor } = await getFeed(context.database.meta, muiNe)
    const read = centre.readFeed(first.token, muiNe, cursor)
    if (read.kind !== 'answer') throw new Error(read.code)
    const page = { page: read.value, text: JSON.stringify(read.value), life: 0 }
    const taken = await Promise.all([takePage(context, page), takePage(twin, page)])
    expect(taken.sort()).toEqual(['stale', 'taken'])
    await bothShow(resident, 'name', 'X')
  })

  it('shows what either read, without a request of its own', async () => {
    centre.write(muiNe, resident, 'name', 'X')
    second.wire.sent.length = 0
    await comeOnline(first)
    await bothShow(resident, 'name', 'X')
    expect(second.wire.sent).toEqual([])
  })

  it('goes on while the other tab rewrites the pages', async () => {
    const text = (seq: number, name: string) =>
      rowText(centre.row(muiNe, resident), { seq, units: { household, name } })
    for (let n = 0; n < 26; n += 1) await addPage(context, text(10 + n, `TÊN ${n}`))
    const book = await openBook(context, { username: 'lan.mui-ne' })
    const rewriting = compactPages(twin)
    await addPage(context, text(99, 'SAU CÙNG'))
    await rewriting
    await book.refresh()
    expect(book.memory.findView(resident)?.units.name).toBe('SAU CÙNG')
    expect((await openBook(twin, { username: 'lan.mui-ne' })).memory.findView(resident)?.units.name).toBe(
      'SAU CÙNG',
    )
  })
})

describe('what a person does in one tab', () => {
  it('is done in the other: a dismissal that was read is gone from both', async () => {
    await first.write(resident, { name: 'B' })
    await context.database.groups.toCollection().modify({ state: 'dismissed' })
    const [entry] = await listOutbox(context)
    if (entry === undefined) throw new Error('nothing is listed')
    await Promise.all([acknowledge(context, entry.groupId), acknowledge(twin, entry.groupId)])
    await expect.poll(() => second.view(resident)?.held).toEqual([])
    expect(await second.states()).toEqual(['kept'])
  })

  it('typing in both keeps the draft that was kept last, readable in both', async () => {
    for (const [tab, name] of [
      [first, 'B'],
      [second, 'C'],
      [first, 'D'],
    ] as const)
      await tab.tablet.keepDraft(tab.draft(resident, { typed: { name } }))
    for (const tab of [first, second]) expect((await tab.tablet.findDraft(resident))?.typed.name).toBe('D')
  })

  it('typing in both at the same moment leaves one of the two, whole', async () => {
    for (let n = 0; n < 10; n += 1) {
      await Promise.all([
        first.tablet.keepDraft(first.draft(resident, { typed: { name: `B${n}` } })),
        second.tablet.keepDraft(second.draft(resident, { typed: { name: `C${n}` } })),
      ])
      expect([`B${n}`, `C${n}`]).toContain((await first.tablet.findDraft(resident))?.typed.name)
    }
  })

  it('closing one tab stops nothing in the other', async () => {
    await second.restart()
    second.offline()
    await first.write(resident, { name: 'B' })
    await bothShow(resident, 'name', 'B')
  })
})
