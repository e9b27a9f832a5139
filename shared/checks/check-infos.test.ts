import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { UnitValues } from '../records/unit.ts'
import { tidyName } from '../text/name.ts'
import { type CheckCode, raisesFlag } from './check-list.ts'
import { checkRecord } from './check-record.ts'

const today = '2021-03-04'
const infos = (units: UnitValues): CheckCode[] =>
  checkRecord('resident', units, { today })
    .map(({ rule }) => rule)
    .filter((rule) => !raisesFlag(rule))
const card = (issuedOn: string | null, expiresOn: string | null = null) => ({ issuedOn, expiresOn })
const two = (number: number) => String(number).padStart(2, '0')
const dates = fc
  .tuple(
    fc.integer({ min: 1920, max: 2020 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, day]) => `${year}-${two(month)}-${two(day)}`)

describe('DOB_PARTIAL', () => {
  test('a year, or a year and a month, is said to be all that is known', () => {
    expect(infos({ birth: '2015' })).toEqual(['DOB_PARTIAL'])
    expect(infos({ birth: '2015-02' })).toEqual(['DOB_PARTIAL'])
  })
  test('a whole date is not, and neither is none', () => {
    expect(infos({ birth: '2015-02-03' })).toEqual([])
    expect(infos({})).toEqual([])
  })
  test('is said exactly when the day is not known', () => {
    fc.assert(
      fc.property(dates, fc.constantFrom(4, 7, 10), (date, length) => {
        expect(infos({ birth: date.slice(0, length) }).includes('DOB_PARTIAL')).toBe(length < 10)
      }),
    )
  })
})

describe('DOB_JAN1', () => {
  test('1 January may be a convention, 2 January is none', () => {
    expect(infos({ birth: '2015-01-01' })).toEqual(['DOB_JAN1'])
    expect(infos({ birth: '2015-01-02' })).toEqual([])
    expect(infos({ birth: '2015-01' })).not.toContain('DOB_JAN1')
  })
  test('is said of the first day of any year and of no other', () => {
    fc.assert(
      fc.property(dates, (birth) => {
        expect(infos({ birth }).includes('DOB_JAN1')).toBe(birth.slice(5) === '01-01')
      }),
    )
  })
})

describe('NAME_CASE', () => {
  test('capitals with all their marks are as the form wants them', () => {
    expect(infos({ name: 'ĐẶNG THỊ ỬNG' })).toEqual([])
    expect(infos({ name: 'Đặng Thị Ửng' })).toEqual(['NAME_CASE'])
    expect(infos({ name: 'ĐẶNG THỊ ửNG' })).toEqual(['NAME_CASE'])
  })
  test('a name that was put into capitals never says it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
        expect(infos({ name: tidyName(name) })).not.toContain('NAME_CASE')
      }),
    )
  })
})

describe('CARD_14', () => {
  test('who is 14 today and has neither card nor CMND is reminded of it', () => {
    expect(infos({ birth: '2007-03-04' })).toEqual(['CARD_14'])
    expect(infos({ birth: '2007-03-05' })).toEqual([])
  })
  test('a card, or the older CMND, is one', () => {
    expect(infos({ birth: '1987-02-03', card: card('2021-02-01') })).toEqual([])
    expect(infos({ birth: '1987-02-03', cmnd: '260123456' })).toEqual([])
  })
  test('who was born at some time in 2007 may still be 13', () => {
    expect(infos({ birth: '2007' })).not.toContain('CARD_14')
  })
  test('is said exactly from 14 on', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1950, max: 2020 }), (year) => {
        expect(infos({ birth: `${year}-06-15` }).includes('CARD_14')).toBe(year < 2007)
      }),
    )
  })
})

describe('CARD_EXPIRED', () => {
  const born = '1996-02-03'
  test('a card that has run out says so, on the day after', () => {
    expect(infos({ birth: born, card: card('2012-05-01', '2021-03-03') })).toEqual(['CARD_EXPIRED'])
    expect(infos({ birth: born, card: card('2012-05-01', '2021-03-04') })).toEqual([])
  })
  test('where no end is known the birthdays of 25, 40 and 60 tell it', () => {
    expect(infos({ birth: born, card: card('2012-05-01') })).toEqual(['CARD_EXPIRED'])
    expect(infos({ birth: born, card: card('2021-02-10') })).toEqual([])
  })
  test('one that was issued in the two years before such a birthday serves until the next', () => {
    expect(infos({ birth: born, card: card('2019-02-03') })).toEqual([])
    expect(infos({ birth: born, card: card('2019-02-02') })).toEqual(['CARD_EXPIRED'])
  })
  test('after 60 a card serves for life', () => {
    expect(infos({ birth: '1950-02-03', card: card('2011-01-01') })).toEqual([])
  })
  test('never of a card that was issued in the last two years', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 23 }), (birth, months) => {
        const issued = new Date(Date.UTC(2021, 2 - months, 4)).toISOString().slice(0, 10)
        expect(infos({ birth, card: card(issued) })).not.toContain('CARD_EXPIRED')
      }),
    )
  })
})
