import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recordId } from '../ids.ts'
import { residentIdAt } from '../testing/builders.ts'
import { findFormRecord, formNumber } from './form-number.ts'

const anyId = fc.uuid().map(recordId)

describe('the number of a form', () => {
  test('names the form and its circular, and reads well', () => {
    expect(formNumber(residentIdAt(1))).toMatch(/^DC01-TT66\/2015(-[0-9A-Z]{4}){6}-[0-9A-Z]{3}$/)
  })

  test('leads back to its record, also typed in small letters and without the strokes between', () => {
    fc.assert(
      fc.property(anyId, (id) => {
        const number = formNumber(id)
        expect(findFormRecord(number)).toBe(id)
        expect(findFormRecord(` ${number.toLowerCase()} `)).toBe(id)
        expect(findFormRecord(number.slice(0, 15) + number.slice(15).replaceAll('-', ''))).toBe(id)
      }),
    )
  })

  test('of which one letter is another leads nowhere', () => {
    fc.assert(
      fc.property(
        anyId,
        fc.nat(100),
        fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'),
        (id, at, letter) => {
          const number = formNumber(id)
          const place = 15 + (at % (number.length - 15))
          const slip = number.slice(0, place) + letter + number.slice(place + 1)
          fc.pre(number[place] !== '-' && slip !== number)
          expect(findFormRecord(slip)).toBeUndefined()
        },
      ),
    )
  })

  test('is none of another form', () => {
    for (const text of ['', 'DC01-TT66/2015-', formNumber(residentIdAt(1)).replace('DC01', 'DC02')])
      expect(findFormRecord(text)).toBeUndefined()
  })
})
