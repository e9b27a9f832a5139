/** Both readings of a row's text say the same. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { communeCode } from '#shared/ids.ts'
import { type RecordType, recordTypes, unitsOf } from '#shared/records/record.ts'
import { columnsFromRows } from '#shared/sync/feed.ts'
import { unitValues } from '#shared/testing/arbitraries.ts'
import { columnsFromUnits, columnsOf, moreColumn, moreFromUnits, unitsFromColumns } from './record-columns.ts'
import { columnsFromText, rowsFromText } from './row-text.ts'

const emptyOr = (texts: fc.Arbitrary<string>) => fc.oneof(fc.constant(''), texts)
const time = fc.integer({ min: 0, max: 2_000_000_000_000 }).map(String)

const lineOf = (type: RecordType) =>
  fc
    .tuple(
      fc.uuid(),
      fc.nat().map(String),
      time,
      time,
      fc.constant('lan.mui-ne'),
      emptyOr(time),
      emptyOr(fc.constantFrom('{}', '{"name": 7}')),
      ...columnsOf(type)
        .filter((column) => column !== moreColumn)
        .map(() => emptyOr(fc.constantFrom('NGUYỄN VĂN BÌNH', '60', '1981-07'))),
      unitValues(type).map((units) => moreFromUnits(type, units)),
    )
    .map((cells) => cells.join('\t'))

test.each(recordTypes)('a page of %s records is the same as the rows that are in it', (type) => {
  fc.assert(
    fc.property(fc.array(lineOf(type), { maxLength: 5 }), (lines) => {
      const text = lines.length === 0 ? null : lines.join('\n')
      const rows = rowsFromText(type, communeCode('22915'), text)
      expect(columnsFromText(type, text)).toEqual(columnsFromRows(type, rows))
    }),
  )
})

test.each(recordTypes)('whatever is known of a %s comes back from the columns of its table', (type) => {
  fc.assert(
    fc.property(unitValues(type), (units) => {
      const columns = columnsFromUnits(type, units)
      expect(Object.keys(columns)).toEqual(columnsOf(type))
      expect(unitsFromColumns(type, columns)).toEqual(units)
    }),
  )
})

test('what is seldom filled takes one column, and none of it stands where nothing was filled in', () => {
  const rare = Object.entries(unitsOf('resident')).filter(([, unit]) => unit.rare === true)
  expect(rare.length).toBeGreaterThan(15)
  const none = Object.fromEntries(rare.map(([name]) => [name, null]))
  expect(moreFromUnits('resident', { ...none, name: 'NGUYỄN VĂN BÌNH' })).toBe('')
  expect(moreFromUnits('resident', { ...none, phone: '0912345678' })).toBe('{"phone":"0912345678"}')
})

test('one value has one text, in whatever order its parts came', () => {
  const [a, b] = [
    { type: '01', paper: 'BV 115' },
    { paper: 'BV 115', type: '01' },
  ]
  expect(moreFromUnits('resident', { bloodType: a })).toBe(moreFromUnits('resident', { bloodType: b }))
})
