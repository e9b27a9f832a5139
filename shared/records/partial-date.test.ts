import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  daysInMonth,
  earliestDay,
  findDateParts,
  isPartialDate,
  latestDay,
  yearsBetween,
} from './partial-date.ts'

const realDay = fc
  .tuple(
    fc.integer({ min: 1800, max: 2199 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 31 }),
  )
  .filter(([year, month, day]) => {
    const date = new Date(Date.UTC(year, month - 1, day))
    return date.getUTCMonth() === month - 1
  })
  .map((parts) => parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-'))

describe('a date as far as it is known', () => {
  test('a year, a month or a day', () => {
    expect(findDateParts('1987')).toEqual({ year: 1987, month: null, day: null })
    expect(findDateParts('1987-02')).toEqual({ year: 1987, month: 2, day: null })
    expect(findDateParts('1987-02-03')).toEqual({ year: 1987, month: 2, day: 3 })
  })
  test.each([
    '',
    '87',
    '1987-2',
    '1987-02-3',
    '1987-00',
    '1987-13',
    '1987-02-00',
    '1987-02-29',
    '1799',
    ' 1987',
    '1987-02-03T00:00',
  ])('"%s" is none', (text) => expect(isPartialDate(text)).toBe(false))
  test('29 February exists in leap years only, and 1900 was none', () => {
    expect(['2000-02-29', '2020-02-29', '1900-02-29', '2021-02-29'].map(isPartialDate)).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
  test('every day of the calendar is one, and no other', () => {
    fc.assert(fc.property(realDay, (day) => isPartialDate(day)))
    const numbers = fc.tuple(fc.integer({ min: 1800, max: 2199 }), fc.nat({ max: 15 }), fc.nat({ max: 35 }))
    fc.assert(
      fc.property(numbers, ([year, month, day]) => {
        const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
        const date = new Date(`${text}T00:00:00Z`)
        const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
        expect(isPartialDate(text)).toBe(exists)
      }),
    )
  })
  test('months have their days', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((month) => daysInMonth(2021, month))).toEqual([
      31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
    ])
  })
})

describe('what a partial date may mean', () => {
  test('reaches from the first to the last day of it', () => {
    expect([earliestDay('1987'), latestDay('1987')]).toEqual(['1987-01-01', '1987-12-31'])
    expect([earliestDay('2000-02'), latestDay('2000-02')]).toEqual(['2000-02-01', '2000-02-29'])
    expect([earliestDay('1987-02-03'), latestDay('1987-02-03')]).toEqual(['1987-02-03', '1987-02-03'])
  })
  test('holds every whole date that begins with it', () => {
    fc.assert(
      fc.property(realDay, fc.constantFrom(4, 7, 10), (day, known) => {
        const partial = day.slice(0, known)
        expect(earliestDay(partial) <= day && day <= latestDay(partial)).toBe(true)
      }),
    )
  })
})

describe('whole years', () => {
  test('end on the birthday', () => {
    expect(yearsBetween('2003-03-05', '2021-03-04')).toBe(17)
    expect(yearsBetween('2003-03-04', '2021-03-04')).toBe(18)
  })
  test('are negative for what lies ahead', () => expect(yearsBetween('2023-01-01', '2021-03-04')).toBe(-2))
  test('never shrink as time goes on', () => {
    fc.assert(
      fc.property(realDay, realDay, realDay, (from, a, b) => {
        const [early, late] = a < b ? [a, b] : [b, a]
        expect(yearsBetween(from, late)).toBeGreaterThanOrEqual(yearsBetween(from, early))
      }),
    )
  })
})
