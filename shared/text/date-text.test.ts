import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysInMonth } from '../records/partial-date.ts'
import { dateInWords, dateText, readTypedDate } from './date-text.ts'

describe('a date typed at the door', () => {
  test.each([
    ['3/2/1987', '1987-02-03'],
    ['03-02-1987', '1987-02-03'],
    ['3.2.1987', '1987-02-03'],
    ['03021987', '1987-02-03'],
    ['02.1987', '1987-02'],
    ['2/1987', '1987-02'],
    ['021987', '1987-02'],
    ['1987', '1987'],
    [' 29/2/2000 ', '2000-02-29'],
  ])('%s is read', (typed, date) => {
    expect(readTypedDate(typed)).toEqual({ kind: 'date', date })
  })

  test.each(['30/2/1987', '29/2/1900', '31/4/2001', '0/1/2001', '1/13/2001', '1/1/1700'])(
    '%s does not exist',
    (typed) => {
      expect(readTypedDate(typed)).toEqual({ kind: 'fault', why: 'no-such-day' })
    },
  )

  test.each(['', 'abc', '3/2', '87', '3//1987', '1/2/3/1987', '3 tháng 2'])(
    '"%s" is not read as a date',
    (typed) => {
      expect(readTypedDate(typed)).toEqual({ kind: 'fault', why: 'unreadable' })
    },
  )

  test('what is shown is read back as the same date, whole or partial', () => {
    const day = fc
      .record({
        year: fc.integer({ min: 1800, max: 2999 }),
        month: fc.integer({ min: 1, max: 12 }),
        at: fc.nat(),
      })
      .map(({ year, month, at }) => [year, month, (at % daysInMonth(year, month)) + 1] as const)
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 3 }), ([year, month, dayOfMonth], known) => {
        const date = [`${year}`, `${month}`.padStart(2, '0'), `${dayOfMonth}`.padStart(2, '0')]
          .slice(0, known)
          .join('-')
        expect(readTypedDate(dateText(date))).toEqual({ kind: 'date', date })
      }),
    )
  })

  test('it is read back in words', () => {
    expect(dateInWords('1987-02-03', 'vi')).toBe('ngày 3 tháng 2 năm 1987')
    expect(dateInWords('1987-02', 'vi')).toBe('tháng 2 năm 1987')
    expect(dateInWords('1987', 'vi')).toBe('năm 1987')
    expect(dateInWords('1987-02-03', 'en')).toBe('3 February 1987')
  })
})
