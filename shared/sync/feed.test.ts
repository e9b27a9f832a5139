import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Row, recordTypes, unitsOf } from '../records/record.ts'
import { sameUnit, unitColumns } from '../records/unit.ts'
import { anyRow } from '../testing/arbitraries.ts'
import {
  firstEpoch,
  household,
  householdIdAt,
  muiNe,
  resident,
  residentIdAt,
  row,
} from '../testing/builders.ts'
import {
  columnsFromRows,
  columnsSchema,
  feedPageSchema,
  noRows,
  rowSchema,
  rowsFromColumns,
  rowsFromTables,
  tablesFromRows,
  tablesSchema,
} from './feed.ts'

const wire = <T>(value: T): T => JSON.parse(JSON.stringify(value))
const page = { commune: muiNe }

const an = row(
  'resident',
  resident({
    household: householdIdAt(1),
    name: 'LÊ AN',
    birthPlace: { province: '60', district: '593', commune: '22915', detail: null },
    relation: 'CH',
  }),
  { seq: 7, decided: { name: 6 } },
)
const removed = row('resident', resident({ name: 'LÊ BA' }), {
  id: residentIdAt(2),
  seq: 9,
  removedAt: '2021-03-05T00:00:00.000Z',
})

const emptyPage = {
  epoch: firstEpoch,
  mark: null,
  scope: [muiNe],
  commune: muiNe,
  from: 0,
  next: 9,
  rows: { household: columnsFromRows('household', []), resident: columnsFromRows('resident', [an, removed]) },
  flags: [],
  more: false,
  prunedBelow: 0,
  left: 0,
}

describe('rows as columns', () => {
  test('one column for each cell, all of one length', () => {
    const columns = columnsFromRows('resident', [an, removed])
    expect(columns.id).toEqual([an.id, removed.id])
    expect(columns.seq).toEqual([7, 9])
    expect(columns.units.name).toEqual(['LÊ AN', 'LÊ BA'])
    expect(columns.units.birth_place_commune).toEqual(['22915', null])
    expect(columns.removedAt).toEqual([null, '2021-03-05T00:00:00.000Z'])
    const lengths = [...Object.values(columns.units), columns.id, columns.updatedBy].map(
      (column) => column.length,
    )
    expect(new Set(lengths)).toEqual(new Set([2]))
  })

  test('the columns of a unit are there when anybody filled it in, and cost nothing when nobody did', () => {
    const { units } = columnsFromRows('resident', [an, removed])
    const filled = Object.entries(unitsOf('resident')).filter(
      ([name]) => (an.units[name] ?? removed.units[name] ?? null) !== null,
    )
    expect(Object.keys(units)).toEqual(filled.flatMap(([name, unit]) => unitColumns(name, unit)))
    expect(filled.length).toBeLessThan(Object.keys(unitsOf('resident')).length)
  })

  test('what was decided travels, and costs nothing where nothing was', () => {
    expect(columnsFromRows('resident', [an, removed]).decided).toEqual([{ name: 6 }, null])
  })

  test('no rows make empty columns, and come back as none', () => {
    expect(rowsFromColumns('household', page, columnsFromRows('household', []))).toEqual([])
  })
})

describe('rows out of columns', () => {
  test('come back as they were', () => {
    expect(rowsFromColumns('resident', page, wire(columnsFromRows('resident', [an, removed])))).toEqual([
      an,
      removed,
    ])
  })

  test('a place of which every part is unknown is no place', () => {
    const [back] = rowsFromColumns('resident', page, columnsFromRows('resident', [removed]))
    expect(back?.units.birthPlace).toBeNull()
  })

  test('of an older centre that lacks a column, the unit is null', () => {
    const { name: _, ...older } = columnsFromRows('resident', [an]).units
    const [back] = rowsFromColumns('resident', page, { ...columnsFromRows('resident', [an]), units: older })
    expect(back?.units.name).toBeNull()
    expect(back?.units.relation).toBe('CH')
  })

  test('of a newer centre with a column more, the rest is read', () => {
    const columns = columnsFromRows('resident', [an])
    const newer = { ...columns, units: { ...columns.units, shoeSize: ['0900'] } }
    expect(rowsFromColumns('resident', page, newer)).toEqual([an])
    expect(columnsSchema.safeParse(newer).success).toBe(true)
  })

  test('a column that was cut short gives nulls, not the value of somebody else', () => {
    const columns = columnsFromRows('resident', [an, removed])
    const cut = { ...columns, units: { ...columns.units, name: columns.units.name?.slice(0, 1) ?? [] } }
    expect(rowsFromColumns('resident', page, cut).map((each) => each.units.name)).toEqual(['LÊ AN', null])
  })

  const twoTypes = fc.constantFrom(...recordTypes)
  test('whatever stands in them, in order and in every unit', () => {
    fc.assert(
      fc.property(
        twoTypes.chain((type) => fc.tuple(fc.constant(type), fc.array(anyRow(type), { maxLength: 5 }))),
        ([type, rows]) => {
          const back = rowsFromColumns(type, page, columnsSchema.parse(wire(columnsFromRows(type, rows))))
          expect(back.map((each) => envelopeOf(each))).toEqual(rows.map((each) => envelopeOf(each)))
          rows.forEach((sent, index) => {
            for (const name of Object.keys(unitsOf(type))) {
              expect(sameUnit(back[index]?.units[name], sent.units[name])).toBe(true)
            }
          })
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('tables of both types', () => {
  const both = fc.array(fc.constantFrom(...recordTypes).chain(anyRow), { maxLength: 8 })
  const sameOrder = (rows: readonly Row[]) =>
    recordTypes.flatMap((type) => rows.filter((one) => one.type === type))

  test('put every row into the table of its type, households first, and lose none', () => {
    fc.assert(
      fc.property(both, (rows) => {
        const back = rowsFromTables(page, tablesSchema.parse(wire(tablesFromRows(rows))))
        expect(back.map(envelopeOf)).toEqual(sameOrder(rows).map(envelopeOf))
      }),
      { numRuns: 60 },
    )
  })

  test('give the same rows in one page as in two', () => {
    fc.assert(
      fc.property(both, fc.nat(8), (rows, cut) => {
        const pages = [rows.slice(0, cut), rows.slice(cut)]
        const parts = pages.flatMap((part) => rowsFromTables(page, tablesFromRows(part)))
        expect(sameOrder(parts)).toEqual(rowsFromTables(page, tablesFromRows(rows)))
      }),
      { numRuns: 60 },
    )
  })

  test('of nothing are empty in every column', () => {
    expect(rowsFromTables(page, noRows)).toEqual([])
    for (const { units, ...columns } of Object.values(noRows)) {
      expect(units).toEqual({})
      expect(Object.values(columns).flat()).toEqual([])
    }
  })

  test('carry the marks of a recovery, which are no numbers of a row', () => {
    const marks = { name: 12.5, birth: -1_700_000_000_000_000, sex: -12.5 }
    const marked = { ...an, decided: marks }
    expect(rowsFromTables(page, tablesSchema.parse(wire(tablesFromRows([marked]))))).toEqual([marked])
    expect(rowSchema.parse(wire(marked)).decided).toEqual(marks)
  })
})

function envelopeOf({ units: _, ...envelope }: Row) {
  return envelope
}

describe('a page on the wire', () => {
  test('is read as it was sent', () => {
    expect(feedPageSchema.parse(wire(emptyPage))).toEqual(emptyPage)
  })

  test('of a newer centre with more to say is still read', () => {
    expect(feedPageSchema.safeParse({ ...emptyPage, news: true }).success).toBe(true)
    expect(feedPageSchema.safeParse({ ...emptyPage, otherEpoch: true }).success).toBe(true)
    expect(feedPageSchema.safeParse({ ...emptyPage, otherEpoch: false }).success).toBe(false)
  })

  test.each([
    ['an epoch', { epoch: '' }],
    ['whole numbers', { next: 1.5 }],
    ['the cursor that was asked with', { from: undefined }],
    ['both types of record', { rows: { household: emptyPage.rows.household } }],
    ['a commune by its code', { commune: 'Mũi Né' }],
    ['a mark with its hash', { mark: { seq: 1 } }],
    ['flags that are flags', { flags: [{}] }],
  ])('must have %s', (_, wrong) => {
    expect(feedPageSchema.safeParse({ ...emptyPage, ...wrong }).success).toBe(false)
  })

  test('must have cells that are texts or null', () => {
    const columns = columnsFromRows('household', [row('household', household({ hamlet: 'Khu phố 1' }))])
    expect(columnsSchema.safeParse({ ...columns, units: { hamlet: [1] } }).success).toBe(false)
    expect(columnsSchema.safeParse({ ...columns, id: ['x'] }).success).toBe(false)
  })
})

describe('a row in an answer', () => {
  test('is read as it was sent', () => expect(rowSchema.parse(wire(an))).toEqual(an))

  test('with a unit that this version does not know, is kept whole', () => {
    const newer = { ...an, units: { ...an.units, phone: '0900', papers: { kind: 'x', number: null } } }
    expect(rowSchema.parse(wire(newer)).units).toEqual(newer.units)
  })

  test('of a type that this version does not know, is refused', () => {
    expect(rowSchema.safeParse({ ...an, type: 'photo' }).success).toBe(false)
  })
})
