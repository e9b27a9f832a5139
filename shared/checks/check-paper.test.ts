import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { UnitTree } from '../areas/unit-tree.ts'
import type { UnitValues } from '../records/unit.ts'
import { checkRecord } from './check-record.ts'

const today = '2021-03-04'
const here = '22915'
/** Mũi Né was in Phan Thiết until 2025, Hàm Tiến still is; of the commune of Phú Quý nothing is known below. */
const parents: Record<string, readonly string[]> = {
  '60': [],
  '68': [],
  '593': ['60'],
  '594': ['60'],
  '602': ['60'],
  '22915': ['593', '68'],
  '22918': ['593'],
  '23235': ['594'],
}
const below = new Set(Object.values(parents).flat())
const tree: UnitTree = { parentsOf: (code) => parents[code] ?? [], hasBelow: (code) => below.has(code) }
const find = (rule: string, units: UnitValues, commune: string | undefined = here) =>
  checkRecord('resident', units, { today, commune, tree }).find((finding) => finding.rule === rule)
const place = (province: string | null, district: string | null, commune: string | null) => ({
  province,
  district,
  commune,
  detail: null,
})

describe('ADDR_UNIT', () => {
  test('a commune of another district is an error, of the fields where it stands', () => {
    const units = { hometown: place('60', '594', '22918'), birthPlace: place('60', '593', '22918') }
    expect(find('ADDR_UNIT', units)?.units).toEqual(['hometown'])
  })
  test('a district of another province is one as well', () => {
    expect(find('ADDR_UNIT', { permanentAddress: place('68', '593', null) })?.units).toEqual([
      'permanentAddress',
    ])
  })
  test('what was right in some year is right, with a district or without one', () => {
    expect(find('ADDR_UNIT', { hometown: place('60', '593', '22915') })).toBeUndefined()
    expect(find('ADDR_UNIT', { hometown: place('68', null, '22915') })).toBeUndefined()
    expect(find('ADDR_UNIT', { hometown: place('60', null, '22918') })).toBeUndefined()
  })
  test('a code that nobody has borne is wrong where all communes of the district are known', () => {
    expect(find('ADDR_UNIT', { hometown: place('60', '593', '99999') })).toBeDefined()
    expect(find('ADDR_UNIT', { hometown: place('60', '602', '99999') })).toBeUndefined()
  })
  test('nothing is said where the tree of units is not at hand', () => {
    const units = { hometown: place('60', '594', '22918') }
    const rules = checkRecord('resident', units, { today }).map(({ rule }) => rule)
    expect(rules).not.toContain('ADDR_UNIT')
  })
  test('of the units of the tree exactly those pass that lie in one another', () => {
    const codes = Object.keys(parents)
    const of = (length: number) => fc.constantFrom(...codes.filter((code) => code.length === length))
    fc.assert(
      fc.property(of(2), of(3), of(5), (province, district, commune) => {
        const isFine = parents[commune]?.includes(district) && parents[district]?.includes(province)
        expect(find('ADDR_UNIT', { hometown: place(province, district, commune) }) === undefined).toBe(isFine)
      }),
    )
  })
})

describe('ADDR_CURRENT', () => {
  const elsewhere = place('60', '593', '22918')
  test('who is registered in another commune says where they live now', () => {
    expect(find('ADDR_CURRENT', { permanentAddress: elsewhere })?.units[0]).toBe('currentAddress')
  })
  test('a present or a temporary address answers it', () => {
    const home = place('60', '593', here)
    expect(find('ADDR_CURRENT', { permanentAddress: elsewhere, currentAddress: home })).toBeUndefined()
    const temporaryAddress = { ...home, from: '2020', until: null }
    expect(find('ADDR_CURRENT', { permanentAddress: elsewhere, temporaryAddress })).toBeUndefined()
  })
  test('who is registered here, or nowhere that is known, is not asked', () => {
    expect(find('ADDR_CURRENT', { permanentAddress: place('60', '593', here) })).toBeUndefined()
    expect(find('ADDR_CURRENT', { permanentAddress: place('60', null, null) })).toBeUndefined()
    expect(find('ADDR_CURRENT', {})).toBeUndefined()
  })
  test('is asked exactly when another commune is named and nothing else', () => {
    fc.assert(
      fc.property(fc.constantFrom(here, '22918', null), fc.boolean(), (commune, lives) => {
        const permanentAddress = place('60', '593', commune)
        const currentAddress = lives ? place('60', '593', here) : null
        const isAsked = commune !== null && commune !== here && !lives
        expect(find('ADDR_CURRENT', { permanentAddress, currentAddress }) !== undefined).toBe(isAsked)
      }),
    )
  })
})

describe('BOOK_MISMATCH', () => {
  test('what the book says otherwise is a question', () => {
    expect(find('BOOK_MISMATCH', { bookSays: 'Sổ hộ khẩu ghi sinh năm 1985' })?.units).toEqual(['bookSays'])
    expect(find('BOOK_MISMATCH', { bookSays: null })).toBeUndefined()
  })
  test('is raised by the officer alone, whatever else is in the record', () => {
    fc.assert(
      fc.property(fc.option(fc.string({ minLength: 1 })), fc.string(), (bookSays, name) => {
        expect(find('BOOK_MISMATCH', { bookSays, name }) !== undefined).toBe(bookSays !== null)
      }),
    )
  })
})

describe('NO_SIGNATURE', () => {
  const declared = { on: '2021-03-04', how: 'signed', name: 'LÊ VĂN AN', strokes: 'M0 0', contents: null }
  const confirmed = { on: '2021-03-05', by: 'lan', contents: null }
  test('a list on which nobody was to sign yet says nothing', () => {
    expect(find('NO_SIGNATURE', { name: 'LÊ VĂN AN' })).toBeUndefined()
  })
  test('what was confirmed or approved wants a declarant', () => {
    expect(find('NO_SIGNATURE', { confirmed })?.units).toEqual(['declared'])
    expect(find('NO_SIGNATURE', { approved: confirmed })).toBeDefined()
    expect(find('NO_SIGNATURE', { confirmed, declared })).toBeUndefined()
  })
  test('a declaration that was begun wants its strokes, or a witness', () => {
    expect(find('NO_SIGNATURE', { declared: { ...declared, strokes: null } })).toBeDefined()
    expect(find('NO_SIGNATURE', { declared: { ...declared, strokes: null, how: 'witness' } })).toBeUndefined()
  })
  test('a whole declaration is never asked for again', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.boolean(), (isConfirmed, isApproved, isDeclared) => {
        const units = {
          confirmed: isConfirmed ? confirmed : null,
          approved: isApproved ? confirmed : null,
          declared: isDeclared ? declared : null,
        }
        expect(find('NO_SIGNATURE', units) !== undefined).toBe((isConfirmed || isApproved) && !isDeclared)
      }),
    )
  })
})
