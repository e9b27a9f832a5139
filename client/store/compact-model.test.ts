/** Pages of every kind, rewritten: what they come to, known and unknown, is the same before and after. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { testRecord } from '#client/testing/fake-centre.ts'
import { addPage, openSmallWorld, openText } from '#client/testing/small-world.ts'
import { muiNe } from '#client/testing/test-tablet.ts'
import { communeCode } from '#shared/ids.ts'
import { compactPages } from './compact.ts'
import type { StoreContext } from './context.ts'
import { openBook } from './open-book.ts'

const other = communeCode('22918')
const numbers = [1, 2, 3, 4]

interface Loose {
  readonly type: string
  readonly id: string
  readonly seq: number
  /** A unit and a column of the envelope that only later versions know. */
  readonly name: string
  readonly phone: string | null
  readonly checkedBy: string | null
}
const looseArbitrary: fc.Arbitrary<Loose> = fc.record({
  type: fc.constantFrom('resident', 'resident', 'visit'),
  id: fc.constantFrom(...numbers).map((n) => testRecord(n)),
  seq: fc.integer({ min: 1, max: 60 }),
  name: fc.constantFrom('A', 'B', 'C'),
  phone: fc.constantFrom('0912', null),
  checkedBy: fc.constantFrom('đội', null),
})
/** A record is of one type for ever, and at one `seq` there is one row. */
const pagesArbitrary = fc
  .uniqueArray(looseArbitrary, { minLength: 30, maxLength: 45, selector: ({ seq }) => seq })
  .map((rows) => rows.map((row) => ({ ...row, type: row.id === testRecord(4) ? 'visit' : 'resident' })))

const units = ({ name, phone }: Loose) => ({ name, ...(phone === null ? {} : { phone }) })
const asTable = (row: Loose) => ({
  id: [row.id],
  seq: [row.seq],
  createdAt: ['c'],
  updatedAt: ['u'],
  updatedBy: ['b'],
  removedAt: [null],
  decided: [null],
  ...(row.checkedBy === null ? {} : { checkedBy: [row.checkedBy] }),
  units: Object.fromEntries(Object.entries(units(row)).map(([unit, value]) => [unit, [value]])),
})
const textOf = (row: Loose) => JSON.stringify({ rows: { [row.type]: asTable(row) }, flags: [] })

const readSchema = z.object({
  rows: z.record(z.string(), z.record(z.string(), z.unknown())),
})
const cells = z.array(z.unknown())

/** Every record of the stored pages at its newest `seq`, with what no version knows yet. */
async function newest(context: StoreContext) {
  const found = new Map<string, { seq: number; phone: unknown; checkedBy: unknown; name: unknown }>()
  const take = (id: unknown, seq: unknown, rest: { phone: unknown; checkedBy: unknown; name: unknown }) => {
    if ((found.get(String(id))?.seq ?? 0) <= Number(seq)) found.set(String(id), { seq: Number(seq), ...rest })
  }
  for (const page of await context.database.pages.where('commune').equals(muiNe).toArray()) {
    const { rows } = readSchema.parse(JSON.parse(await openText(context, page)))
    for (const table of Object.values(rows)) {
      const { name, phone } = z.looseObject({}).parse(table.units)
      const at = (column: unknown, index: number) => cells.safeParse(column).data?.[index] ?? null
      cells.parse(table.id).forEach((id, index) => {
        const rest = {
          name: at(name, index),
          phone: at(phone, index),
          checkedBy: at(table.checkedBy, index),
        }
        take(id, at(table.seq, index), rest)
      })
    }
  }
  return new Map([...found].sort())
}

describe('any pages that are rewritten', () => {
  it('come to the same records, with the columns that no version knows yet', async () => {
    await fc.assert(
      fc.asyncProperty(pagesArbitrary, async (rows) => {
        const { context } = await openSmallWorld()
        await context.database.pages.clear()
        for (const row of rows) await addPage(context, textOf(row))
        const before = await newest(context)
        const shown = await openBook(context, { username: 'lan' })
        await compactPages(context)
        expect(await newest(context)).toEqual(before)
        const after = await openBook(context, { username: 'lan' })
        for (const n of numbers)
          expect(after.memory.findView(testRecord(n))).toEqual(shown.memory.findView(testRecord(n)))
        expect(await context.database.pages.count()).toBeLessThanOrEqual(2)
      }),
      { seed: 67, numRuns: 15 },
    )
  })

  it('are those of one commune at a time: no row changes its commune', async () => {
    const { context } = await openSmallWorld()
    await context.database.pages.clear()
    const row = { type: 'resident', seq: 1, name: 'A', phone: null, checkedBy: null }
    for (let n = 0; n < 15; n += 1) {
      await addPage(context, textOf({ ...row, id: testRecord(1), seq: n + 1 }))
      await addPage(context, textOf({ ...row, id: testRecord(2), seq: n + 1, name: 'XA' }), other)
    }
    await compactPages(context)
    const { memory } = await openBook(context, { username: 'lan' })
    expect(memory.findView(testRecord(1))).toMatchObject({ commune: muiNe, units: { name: 'A' } })
    expect(memory.findView(testRecord(2))).toMatchObject({ commune: other, units: { name: 'XA' } })
  })

  it('hold thousands of records in a few pages, each small enough to be opened at once', async () => {
    const { context } = await openSmallWorld()
    await context.database.pages.clear()
    const table = asTable({
      ...{ type: 'resident', id: '', seq: 1 },
      name: 'A',
      phone: null,
      checkedBy: null,
    })
    for (let page = 0; page < 25; page += 1) {
      const ids = Array.from({ length: 200 }, (_, n) => testRecord(1000 + page * 200 + n))
      const many = Object.fromEntries(
        Object.entries(table).map(([name, column]) => [
          name,
          Array.isArray(column) ? ids.map(() => column[0]) : { name: ids.map((id) => `TÊN ${id}`) },
        ]),
      )
      const resident = { ...many, id: ids, seq: ids.map((_, n) => page * 200 + n + 1) }
      await addPage(context, JSON.stringify({ rows: { resident }, flags: [] }))
    }
    await compactPages(context)
    const counts = (await context.database.pages.toArray()).map(({ count }) => count)
    expect(Math.max(...counts)).toBeLessThanOrEqual(4000)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(5000)
    const { memory } = await openBook(context, { username: 'lan' })
    expect(memory.findView(testRecord(5999))?.units.name).toBe(`TÊN ${testRecord(5999)}`)
    expect(memory.rows.places.size).toBe(5000)
  })
})
