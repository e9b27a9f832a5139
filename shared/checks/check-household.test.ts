import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { UnitValues } from '../records/unit.ts'
import { checkHousehold, checkTogether } from './check-household.ts'

const around = { today: '2021-03-04' }
const household = { id: 'household', units: {} }
const resident = (id: string, units: UnitValues) => ({ id, units })
const rules = (...residents: { id: string; units: UnitValues }[]) =>
  checkTogether(household, residents, around).map((finding) => `${finding.rule} ${finding.record}`)
const head = resident('head', { relation: 'CH', birth: '1980', sex: '1' })

describe('HEAD_COUNT', () => {
  test('one head is right', () => expect(rules(head, resident('wife', { relation: 'VO' }))).toEqual([]))
  test('no head is an error of the household', () => {
    expect(rules(resident('child', { relation: 'CON' }))).toEqual(['HEAD_COUNT household'])
  })
  test('two heads are an error of the household', () => {
    expect(rules(head, resident('other', { relation: 'CH' }))).toEqual(['HEAD_COUNT household'])
  })
  test('a household that nobody lives in is not asked for a head', () => expect(rules()).toEqual([]))
  test('fires exactly when there are people and not one head', () => {
    fc.assert(
      fc.property(fc.nat({ max: 4 }), fc.nat({ max: 4 }), (heads, others) => {
        const people = [
          ...Array.from({ length: heads }, (_, index) => resident(`h${index}`, { relation: 'CH' })),
          ...Array.from({ length: others }, (_, index) => resident(`o${index}`, { relation: 'EM' })),
        ]
        return rules(...people).includes('HEAD_COUNT household') === (people.length > 0 && heads !== 1)
      }),
    )
  })
})

describe('HEAD_MINOR', () => {
  test('a head of 17 is flagged, one of 18 is not', () => {
    expect(rules(resident('head', { relation: 'CH', birth: '2003-03-05' }))).toEqual(['HEAD_MINOR head'])
    expect(rules(resident('head', { relation: 'CH', birth: '2003-03-04' }))).toEqual([])
  })
  test('who was born at some time in 2003 may be 18', () => {
    expect(rules(resident('head', { relation: 'CH', birth: '2003' }))).toEqual([])
  })
  test('fires exactly for heads who cannot be 18', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1950, max: 2020 }), (year) => {
        return (
          rules(resident('head', { relation: 'CH', birth: String(year) })).includes('HEAD_MINOR head') ===
          year > 2003
        )
      }),
    )
  })
})

describe('PARENT_AGE', () => {
  const mother = resident('head', { relation: 'CH', birth: '1950', sex: '2' })
  test('a child 12 years younger than the head is flagged', () => {
    expect(rules(head, resident('child', { relation: 'CON', birth: '1992-01-01' }))).toEqual([
      'PARENT_AGE child',
    ])
  })
  test('a father of the head must be older as well', () => {
    expect(rules(head, resident('father', { relation: 'CHA', birth: '1975', sex: '1' }))).toEqual([
      'PARENT_AGE father',
    ])
    expect(rules(head, resident('father', { relation: 'CHA', birth: '1955', sex: '1' }))).toEqual([])
  })
  test('a mother more than 60 years older is flagged, a father is not', () => {
    const child = resident('child', { relation: 'CON', birth: '2015' })
    expect(rules(mother, child)).toEqual(['PARENT_AGE child'])
    expect(rules(resident('head', { ...mother.units, sex: '1' }), child)).toEqual([])
  })
  test("the head's wife is judged where the child names her as mother, with or without tones", () => {
    const wife = resident('wife', { relation: 'VO', sex: '2', birth: '1998', name: 'TRẦN THỊ HÒA' })
    const child = (motherName: string | null) =>
      resident('child', { relation: 'CON', birth: '2008', motherName })
    expect(rules(head, wife, child('Trần Thị Hoà'))).toEqual(['PARENT_AGE child'])
    expect(rules(head, wife, child('LÊ THỊ MAI'))).toEqual([])
    expect(rules(head, wife, child(null))).toEqual([])
  })
  test('a child that fits neither head nor wife is one question', () => {
    const wife = resident('wife', { relation: 'VO', sex: '2', birth: '1982', name: 'TRẦN THỊ HÒA' })
    const child = resident('child', { relation: 'CON', birth: '1985', motherName: 'TRẦN THỊ HÒA' })
    expect(rules(head, wife, child)).toEqual(['PARENT_AGE child'])
  })
  test('two heads: nobody knows whose child it is', () => {
    const child = resident('child', { relation: 'CON', birth: '1985' })
    expect(rules(head, { ...head, id: 'other' }, child)).toEqual(['HEAD_COUNT household'])
  })
  test('children of mothers with whole dates are flagged exactly below 13 and above 60 years', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 80 }), (gap) => {
        const child = resident('child', { relation: 'CON', birth: `${1930 + gap}-06-15` })
        const woman = resident('head', { relation: 'CH', birth: '1930-06-15', sex: '2' })
        return rules(woman, child).includes('PARENT_AGE child') === (gap < 13 || gap > 60)
      }),
    )
  })
  test('where a month or a year is all that is known, what may be right is not flagged', () => {
    const born = (birth: string, sex: string) => resident('head', { relation: 'CH', birth, sex })
    const child = (birth: string) => resident('child', { relation: 'CON', birth })
    // 12 years and a day at least, 13 at most
    expect(rules(born('1980-06-15', '1'), child('1993'))).toEqual([])
    expect(rules(born('1980', '1'), child('1993-01-01'))).toEqual([])
    expect(rules(born('1980-06-15', '1'), child('1992'))).toEqual(['PARENT_AGE child'])
    // 60 years at least, 61 and more at most
    expect(rules(born('1950-06-15', '2'), child('2011'))).toEqual([])
    expect(rules(born('1950', '2'), child('2011-12-30'))).toEqual([])
    expect(rules(born('1950-06-15', '2'), child('2012'))).toEqual(['PARENT_AGE child'])
  })
  test('adopted children and in-laws are not judged', () => {
    expect(rules(head, resident('child', { relation: 'CONNUOI', birth: '1990' }))).toEqual([])
    expect(rules(head, resident('child', { relation: 'CONDAU', birth: '1978' }))).toEqual([])
  })
  test('an unknown birth raises nothing', () =>
    expect(rules(head, resident('child', { relation: 'CON' }))).toEqual([]))
  test('children of fathers with whole years are flagged exactly below 13 years', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20, max: 80 }), (gap) => {
        const child = resident('child', { relation: 'CON', birth: `${1930 + gap}-06-15` })
        const father = resident('head', { relation: 'CH', birth: '1930-06-15', sex: '1' })
        expect(rules(father, child).includes('PARENT_AGE child')).toBe(gap >= 0 && gap < 13)
        expect(rules(father, child).includes('REL_AGE child')).toBe(gap < 0)
      }),
    )
  })
})

test('findings of each resident are among those of the household, with the record named', () => {
  const found = checkHousehold(household, [resident('child', { relation: 'CON', cmnd: '123' })], around)
  expect(found.map(({ rule, record }) => `${rule} ${record}`)).toEqual([
    'CMND_FORMAT child',
    'HEAD_COUNT household',
  ])
})
