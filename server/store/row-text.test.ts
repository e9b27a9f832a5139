/** Both readings of a row's text say the same. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { communeCode } from '#shared/ids.ts'
import { type RecordType, recordTypes } from '#shared/records/record.ts'
import { columnsFromRows } from '#shared/sync/feed.ts'
import { columnsFromText, columnsOf, rowsFromText } from './row-text.ts'

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
      ...columnsOf(type).map(() => emptyOr(fc.constantFrom('NGUYỄN VĂN BÌNH', '60', '1981-07'))),
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
