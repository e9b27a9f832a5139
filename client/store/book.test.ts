/** The book: order, search, membership and states, and that it is built only where somebody looks. */
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { FakeCentre, testRecord } from '#client/testing/fake-centre.ts'
import { muiNe, TestTablet } from '#client/testing/test-tablet.ts'
import { communeCode } from '#shared/ids.ts'
import type { Row } from '#shared/records/record.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import { columnsFromRows } from '#shared/sync/feed.ts'
import { compareHouseholds, householdOrder } from './book-order.ts'
import { findPageContent } from './page-content.ts'
import { Rows } from './rows.ts'

let centre: FakeCentre
let tablet: TestTablet
let next: number

function household(units: UnitValues) {
  next += 1
  const id = testRecord(next)
  centre.seed({ type: 'household', id, commune: muiNe, units })
  return id
}
function resident(home: string, units: UnitValues) {
  next += 1
  const id = testRecord(next)
  centre.seed({ type: 'resident', id, commune: muiNe, units: { household: home, ...units } })
  return id
}
const book = () => tablet.tablet.book.get()
const found = (text: string) =>
  book()
    .search(text)
    .map(({ id }) => id)

beforeEach(() => {
  next = 0
  centre = new FakeCentre()
  tablet = new TestTablet({ centre })
})

describe('the list of households', () => {
  it('goes by hamlet in the commune’s order, then street, then house number as a number', async () => {
    const at = (hamlet: string | null, street: string, house: string) =>
      household({ hamlet, address: { street, house } })
    const wanted = [
      at('Thôn 2', 'Bà Triệu', '1'),
      at('Thôn 1', 'Đinh Tiên Hoàng', '1'),
      at('Thôn 1', 'Bà Triệu', '10'),
      at('Thôn 1', 'Bà Triệu', '9'),
      at('Xóm Mới', 'Bà Triệu', '1'),
      at('Thôn 1', 'Bà Triệu', '9A'),
      at(null, 'Bà Triệu', '1'),
    ]
    await tablet.open()
    const order = [3, 5, 2, 1, 0, 6, 4].map((index) => wanted[index])
    expect(
      book()
        .households()
        .map(({ id }) => id),
    ).toEqual(order)
    expect(book().hamlets(muiNe)).toEqual(['Thôn 1', 'Thôn 2', 'Xóm Mới'])
  })

  it('is the same array until something changes, and keeps every household that did not', async () => {
    const [first, second] = [household({ hamlet: 'Thôn 1' }), household({ hamlet: 'Thôn 2' })]
    await tablet.open()
    const before = book().households()
    expect(book().households()).toBe(before)
    await tablet.sync()
    expect(book().households()).toBe(before)
    await tablet.write(first, { bookNumber: '7' })
    const after = book().households()
    expect(after).not.toBe(before)
    expect(after.find(({ id }) => id === second)).toBe(before.find(({ id }) => id === second))
    expect(after.find(({ id }) => id === first)?.units.bookNumber).toBe('7')
  })

  it('moves a household whose hamlet was corrected', async () => {
    const [first, second] = [household({ hamlet: 'Thôn 1' }), household({ hamlet: 'Thôn 2' })]
    await tablet.open()
    await tablet.write(first, { hamlet: 'Thôn 3' })
    expect(
      book()
        .households()
        .map(({ id }) => id),
    ).toEqual([second, first])
  })

  it('leaves out what was removed', async () => {
    const gone = household({ hamlet: 'Thôn 1' })
    await tablet.open()
    expect((await tablet.tablet.save(gone, [tablet.remove(gone)])).kind).toBe('saved')
    expect(book().households()).toEqual([])
    expect(book().findHousehold(gone)).toBeUndefined()
  })

  it('sorts any two addresses the same way round', () => {
    const view = (street: string, house: string) =>
      ({ commune: muiNe, units: { hamlet: 'Thôn 1', address: { street, house } } }) as unknown as Parameters<
        typeof householdOrder
      >[0]
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (a, b, c, d) => {
        const [x, y] = [householdOrder(view(a, b), ['Thôn 1']), householdOrder(view(c, d), ['Thôn 1'])]
        expect(compareHouseholds(x, y)).toBe(-compareHouseholds(y, x) + 0)
      }),
      { seed: 11 },
    )
  })
})

describe('a household', () => {
  it('has its head first, then the others by birth, and those who left last', async () => {
    const home = household({ hamlet: 'Thôn 1' })
    const child = resident(home, { name: 'CON', birth: '2015-03', relation: 'CON' })
    const left = resident(home, { name: 'ĐI', birth: '1950', left: { why: 'moved', on: '2020', to: null } })
    const unknown = resident(home, { name: 'KHÔNG RÕ', birth: null })
    const spouse = resident(home, { name: 'VỢ', birth: '1982-10-02', relation: 'VO' })
    const head = resident(home, { name: 'CHỦ HỘ', birth: '1985', relation: 'CH' })
    await tablet.open()
    const view = book().findHousehold(home)
    expect(view?.residents.map(({ id }) => id)).toEqual([head, spouse, child, unknown, left])
    expect(view?.head?.id).toBe(head)
  })

  it('has no head while its head has left', async () => {
    const home = household({ hamlet: 'Thôn 1' })
    resident(home, { name: 'A', relation: 'CH', left: { why: 'died', on: null, to: null } })
    await tablet.open()
    expect(book().findHousehold(home)?.head).toBeUndefined()
  })

  it('is as urgent as the most urgent of its residents', async () => {
    const home = household({ hamlet: 'Thôn 1' })
    const one = resident(home, { name: 'A' })
    const two = resident(home, { name: 'B' })
    await tablet.open()
    expect(book().findHousehold(home)?.wholeState).toBe('received')
    tablet.offline()
    await tablet.write(one, { name: 'AA' })
    expect(book().findHousehold(home)).toMatchObject({ state: 'received', wholeState: 'waiting' })
    await tablet.tablet.keepDraft(tablet.draft(two))
    await expect.poll(() => book().findHousehold(home)?.wholeState).toBe('draft')
    await tablet.tablet.dropDraft(two)
    await expect.poll(() => book().findHousehold(home)?.wholeState).toBe('waiting')
  })

  it('shows the flags of its records on them', async () => {
    const home = household({ hamlet: 'Thôn 1' })
    const one = resident(home, { name: 'A' })
    await tablet.open()
    tablet.offline()
    await tablet.write(one, { name: 'B' })
    centre.write(muiNe, one, 'name', 'X')
    tablet.online()
    tablet.clock.advance(600_000)
    await tablet.sync()
    expect(book().findRecord(one)?.flags).toMatchObject([{ kind: 'conflict', unit: 'name' }])
    expect(book().findHousehold(home)).toMatchObject({ state: 'received', wholeState: 'conflict' })
  })
})

describe('search', () => {
  beforeEach(async () => {
    const first = household({ bookNumber: '600123', address: { street: 'Huỳnh Thúc Kháng', house: '17' } })
    resident(first, { name: 'NGUYỄN ĐỨC HÒA', idNumber: '060099123456', cmnd: '260123456' })
    const second = household({ bookNumber: '600999', address: { street: 'Bà Triệu', house: null } })
    resident(second, { name: 'TRẦN THỊ HOÀ' })
    await tablet.open()
  })
  const first = testRecord(1)
  const second = testRecord(3)

  it.each([
    ['hòa', [first, second]],
    ['hoa', [first, second]],
    ['duc hoa', [first]],
    ['HÒA đức', [first]],
    ['060099', [first]],
    ['260123456', [first]],
    ['600999', [second]],
    ['huynh thuc', [first]],
    ['ba trieu', [second]],
    ['hoa 600', [first, second]],
    ['hoa mai', []],
    ['   ', [first, second]],
  ])('for “%s” finds every household with all its words, without tones', (text, wanted) => {
    expect([...found(text)].sort()).toEqual([...wanted].sort())
  })

  it('finds what was saved a moment ago, and no longer what it was before', async () => {
    await tablet.write(testRecord(4), { name: 'LÊ THỊ MẬN' })
    expect(found('man')).toEqual([second])
    expect(found('tran thi')).toEqual([])
  })

  it('finds no household by a resident whom the centre has removed, and again once that was taken back', async () => {
    const row = centre.row(muiNe, testRecord(4))
    if (row === undefined) throw new Error('no such resident')
    centre.commune(muiNe).rows.set(row.id, { ...row, seq: 90, removedAt: '2026-03-01T00:00:00.000Z' })
    centre.commune(muiNe).counter = 90
    await tablet.sync()
    expect(found('tran thi')).toEqual([])
    centre.write(muiNe, testRecord(3), 'bookNumber', '601000')
    centre.commune(muiNe).rows.set(row.id, { ...row, seq: 92 })
    centre.commune(muiNe).counter = 92
    await tablet.sync()
    expect(found('tran thi')).toEqual([second])
  })

  it('finds a household by a resident who was just added or moved in', async () => {
    const made = await tablet.addHousehold('PHẠM BƯỞI')
    expect(found('buoi')).toEqual([made.household])
    await tablet.write(made.resident, { household: first })
    expect(found('buoi')).toEqual([first])
  })
})

describe('rows in memory', () => {
  const other = communeCode('22918')
  const row = (n: number, seq: number, name: string, commune = muiNe): Row => ({
    type: 'resident',
    id: testRecord(n),
    commune,
    seq,
    units: { name },
    createdAt: 'c',
    updatedAt: 'u',
    updatedBy: 'b',
    removedAt: null,
    decided: {},
  })
  const asColumns = (rows: readonly Row[]) => ({
    columns: [{ type: 'resident' as const, columns: columnsFromRows('resident', rows) }],
    flags: [],
    unreadable: 0,
  })

  it('show the highest seq of each record, in whatever order they come', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 }),
        (seqs) => {
          const rows = new Rows()
          for (const seq of seqs) rows.take(muiNe, asColumns([row(1 + (seq % 3), seq, `tên ${seq}`)]))
          for (const n of [1, 2, 3]) {
            const newest = Math.max(...seqs.filter((seq) => 1 + (seq % 3) === n))
            const shown = rows.findRow(testRecord(n))
            if (Number.isFinite(newest))
              expect(shown).toMatchObject({ seq: newest, units: { name: `tên ${newest}` } })
            else expect(shown).toBeUndefined()
          }
        },
      ),
      { seed: 13 },
    )
  })

  it('read one unit without building the row, the same as the row has it', () => {
    const rows = new Rows()
    const place = { province: '60', district: null, commune: null, detail: 'Mũi Né' }
    rows.take(muiNe, asColumns([{ ...row(1, 1, 'A'), units: { name: 'A', hometown: place } }]))
    const unbuilt = ['name', 'hometown', 'birth', 'no-such-unit'].map((unit) =>
      rows.unit(testRecord(1), unit),
    )
    expect(unbuilt).toEqual(['A', place, null, null])
    expect(rows.findRow(testRecord(1))?.units).toMatchObject({ name: 'A', hometown: place, birth: null })
    expect(rows.unit(testRecord(9), 'name')).toBeNull()
  })

  it('forget a commune whole, and no other', () => {
    const rows = new Rows()
    rows.take(muiNe, asColumns([row(1, 1, 'A')]))
    rows.take(other, asColumns([row(2, 1, 'B', other)]))
    expect([...rows.drop(muiNe)]).toEqual([testRecord(1)])
    expect(rows.findRow(testRecord(1))).toBeUndefined()
    expect(rows.findRow(testRecord(2))).toBeDefined()
  })

  it('after a commune was forgotten take older rows of it again', () => {
    const rows = new Rows()
    rows.take(muiNe, asColumns([row(1, 9, 'B')]))
    rows.drop(muiNe)
    rows.take(muiNe, asColumns([row(1, 3, 'A')]))
    expect(rows.findRow(testRecord(1))).toMatchObject({ seq: 3 })
  })
})

describe('a stored page', () => {
  it('that is no page is told apart from an empty one', () => {
    for (const text of ['', 'x', '[]', '7', '{"rows":7}', '{}']) expect(findPageContent(text)).toBeUndefined()
    expect(findPageContent('{"rows":{},"flags":[]}')).toEqual({
      columns: [],
      flags: [],
      unreadable: 0,
    })
  })

  it('counts what it cannot read and reads the rest', () => {
    const known = columnsFromRows('resident', [])
    const text = JSON.stringify({
      rows: { household: known, ghost: { id: ['x'] }, resident: 7 },
      flags: [{ id: 7 }],
    })
    const content = findPageContent(text)
    expect(content?.columns.map(({ type }) => type)).toEqual(['household'])
    expect(content?.unreadable).toBe(3)
  })

  it('with a record type of a later version counts its rows as unread, and none where it has none', () => {
    const resident = columnsFromRows('resident', [])
    const unread = (visit: unknown) =>
      findPageContent(JSON.stringify({ rows: { resident, visit }, flags: [] }))?.unreadable
    expect(unread({ id: ['v1', 'v2'], when: [1, 2] })).toBe(2)
    expect(unread({ id: [] })).toBe(0)
    expect(unread('in a shape of its own')).toBe(1)
  })

  it('whose columns are of different lengths is not taken apart', () => {
    const columns = { ...columnsFromRows('resident', []), id: [testRecord(1)] }
    expect(findPageContent(JSON.stringify({ rows: { resident: columns }, flags: [] }))).toMatchObject({
      unreadable: 1,
      columns: [],
    })
  })
})
