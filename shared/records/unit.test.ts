import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyWireValue, fittingValue } from '../testing/arbitraries.ts'
import { codeUnit, dateCell, digitsCell, idCell, placeUnit, textCell, textUnit } from './cells.ts'
import { recordTypes, unitsOf } from './record.ts'
import { cellsFromUnit, sameUnit, unitColumns, unitFault, unitFromCells, unitSchema } from './unit.ts'

const everyUnit = recordTypes.flatMap((type) =>
  Object.entries(unitsOf(type)).map(([name, unit]) => ({ name: `${type}.${name}`, unit })),
)
const name = textUnit(textCell(10))
const birth = textUnit(dateCell)

describe('the shape of one text', () => {
  test.each([
    ['Lê An', null],
    [null, null],
    ['', 'empty'],
    ['x'.repeat(11), 'too-long'],
    [12, 'not-text'],
    [undefined, 'not-text'],
    [['Lê'], 'not-text'],
    ['Lê\tAn', 'control-character'],
    ['Lê\u0000', 'control-character'],
    ['\u007f', 'control-character'],
    ['half \ud83d', 'control-character'],
  ])('%j: %s', (value, fault) => expect(unitFault(name, value)).toBe(fault))

  test('a whole character beyond the first plane is no half one', () => {
    expect(unitFault(name, '𠀀')).toBeNull()
  })

  test.each([
    ['1987', null],
    ['1987-02', null],
    ['1987-02-03', null],
    ['1987-02-30', 'not-a-date'],
    ['1987-13', 'not-a-date'],
    ['87', 'not-a-date'],
    ['3/2/1987', 'not-a-date'],
  ])('a date %s: %s', (value, fault) => expect(unitFault(birth, value)).toBe(fault))

  test('letters in a number, an unknown code, another kind of id', () => {
    expect(unitFault(textUnit(digitsCell(20)), '06008700123a')).toBe('not-digits')
    expect(unitFault(textUnit(digitsCell(20)), '٠٦٠')).toBe('not-digits')
    expect(unitFault(codeUnit(['1', '2']), '3')).toBe('unknown-code')
    expect(unitFault(codeUnit(['1', '2']), 'toString')).toBe('unknown-code')
    expect(unitFault(textUnit(idCell), 'not-an-id')).toBe('not-an-id')
    expect(unitFault(textUnit(idCell), '01890000-0000-7000-8000-00000000000A')).toBe('not-an-id')
  })
})

describe('the shape of parts', () => {
  const place = { province: '60', district: '593', commune: '22915', detail: 'Khu phố 1' }
  test('a place is whole or null', () => {
    expect(unitFault(placeUnit, place)).toBeNull()
    expect(unitFault(placeUnit, null)).toBeNull()
    expect(unitFault(placeUnit, { ...place, detail: null })).toBeNull()
  })
  test('a place with nothing in it is not a place', () => {
    expect(unitFault(placeUnit, { province: null, district: null, commune: null, detail: null })).toBe(
      'empty',
    )
  })
  test('a part too few or too many is refused', () => {
    const { detail: _, ...fewer } = place
    expect(unitFault(placeUnit, fewer)).toBe('not-an-object')
    expect(unitFault(placeUnit, { ...place, village: 'x' })).toBe('not-an-object')
    expect(unitFault(placeUnit, { ...fewer, village: 'x' })).toBe('not-an-object')
    expect(unitFault(placeUnit, { ...place, detail: undefined })).toBe('not-an-object')
  })
  test('a text or a list is not a place', () => {
    expect(unitFault(placeUnit, 'Mũi Né')).toBe('not-an-object')
    expect(unitFault(placeUnit, ['60', '593', '22915', null])).toBe('not-an-object')
  })
  test('the fault of a part is the fault of the unit', () => {
    expect(unitFault(placeUnit, { ...place, commune: 'Mũi' })).toBe('not-digits')
    expect(unitFault(placeUnit, { ...place, detail: 'a\nb' })).toBe('control-character')
  })
})

describe('the fast checker and the contract', () => {
  test.each(everyUnit)(
    'agree on $name, whatever comes',
    ({ unit }) => {
      const schema = unitSchema(unit)
      fc.assert(
        fc.property(anyWireValue(unit), (value) => {
          expect(unitFault(unit, value) === null).toBe(schema.safeParse(value).success)
        }),
        { numRuns: 300 },
      )
    },
    30_000,
  )
  test.each(everyUnit)('take every good value of $name, and leave it as it is', ({ unit }) => {
    const schema = unitSchema(unit)
    fc.assert(
      fc.property(fittingValue(unit), (value) => {
        expect(unitFault(unit, value)).toBeNull()
        expect(schema.parse(value)).toEqual(value)
      }),
      { numRuns: 50 },
    )
  })
})

describe('equality', () => {
  test('nothing and null are the same, an empty text is not', () => {
    expect(sameUnit(undefined, null)).toBe(true)
    expect(sameUnit('', null)).toBe(false)
  })
  test('parts are compared whatever their order, and an absent part is null', () => {
    expect(sameUnit({ street: 'A', house: null }, { house: null, street: 'A' })).toBe(true)
    expect(sameUnit({ street: 'A', house: null }, { street: 'A' })).toBe(true)
    expect(sameUnit({ street: 'A', house: null }, { street: 'A', house: '1' })).toBe(false)
    expect(sameUnit({ street: 'A', house: null }, 'A')).toBe(false)
  })
  test('a composed and a decomposed name differ: composing is done before the save', () => {
    expect(sameUnit('HÒA', 'HÒA'.normalize('NFD'))).toBe(false)
  })
  test.each(everyUnit)('$name: every value is the same as itself, also after a journey', ({ unit }) => {
    fc.assert(
      fc.property(fittingValue(unit), fittingValue(unit), (a, b) => {
        expect(sameUnit(a, JSON.parse(JSON.stringify(a)))).toBe(true)
        expect(sameUnit(a, b)).toBe(sameUnit(b, a))
      }),
      { numRuns: 50 },
    )
  })
})

describe('columns', () => {
  test('are named in snake case, a unit of parts with one for each', () => {
    expect(unitColumns('birthPlace', placeUnit)).toEqual([
      'birth_place_province',
      'birth_place_district',
      'birth_place_commune',
      'birth_place_detail',
    ])
    expect(unitColumns('idNumber', name)).toEqual(['id_number'])
  })
  test('no two units of a record share a column', () => {
    for (const type of recordTypes) {
      const columns = Object.entries(unitsOf(type)).flatMap(([unit, shape]) => unitColumns(unit, shape))
      expect(new Set(columns).size).toBe(columns.length)
    }
  })
  test.each(everyUnit)('$name comes back from its columns', ({ unit }) => {
    fc.assert(
      fc.property(fittingValue(unit), (value) => {
        expect(sameUnit(unitFromCells(unit, cellsFromUnit(unit, value)), value)).toBe(true)
      }),
      { numRuns: 50 },
    )
  })
  test('a unit that was never set comes back as null', () => {
    for (const { unit } of everyUnit) expect(unitFromCells(unit, cellsFromUnit(unit, undefined))).toBeNull()
  })
})
