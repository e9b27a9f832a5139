import { expect, test } from 'vitest'
import { checkIdPrefix, checkIdSex, checkIdYear } from '../checks/check-numbers.ts'
import { resident } from '../testing/builders.ts'
import { findIdStart } from './id-start.ts'

const birthPlace = { province: '60', district: '593', commune: '22915', detail: null }

test.each([
  ['1', '1987-02-03', '060087'],
  ['2', '1987', '060187'],
  ['1', '2014-05', '060214'],
  ['2', '2007', '060307'],
] as const)('a number of sex %s, born %s, begins with %s and raises no question', (sex, birth, start) => {
  const units = resident({ birthPlace, sex, birth })
  expect(findIdStart(units)).toBe(start)
  const whole = { ...units, idNumber: `${start}001234` }
  expect([checkIdPrefix, checkIdSex, checkIdYear].map((check) => check(whole))).toEqual([null, null, null])
})

test('nothing is guessed where place, sex or year is not known, or where the place has no code of its own', () => {
  const known = { birthPlace, sex: '1', birth: '1987' } as const
  for (const missing of ['birthPlace', 'sex', 'birth'] as const)
    expect(findIdStart(resident({ ...known, [missing]: null }))).toBeUndefined()
  expect(findIdStart(resident({ ...known, birthPlace: { ...birthPlace, province: '03' } }))).toBeUndefined()
  expect(findIdStart(resident({ ...known, birth: '1899' }))).toBeUndefined()
})
