import { describe, expect, test } from 'vitest'
import { householdUnits } from '../records/household.ts'
import { relatives } from '../records/relatives.ts'
import { residentUnits } from '../records/resident.ts'
import { formItems, formUnits, signedItems } from './form-items.ts'
import { steps } from './sign-off.ts'

describe('form DC01', () => {
  test('has its five places, seventeen items of which the fourteenth is four, and four signatures, in this order', () => {
    const upTo = (count: number) => Array.from({ length: count }, (_, at) => String(at + 1))
    expect(formItems.map(({ number }) => number)).toEqual([
      ...upTo(5).map((number) => `H${number}`),
      ...upTo(13),
      ...['14a', '14b', '14c', '14d', '15', '16', '17'],
      ...upTo(4).map((number) => `S${number}`),
    ])
    expect(new Set(formItems.map(({ key }) => key)).size).toBe(formItems.length)
  })

  test('asks for no unit twice, and for every unit of a household that a household is found by', () => {
    expect(new Set(formUnits).size).toBe(formUnits.length)
    const ofHousehold = signedItems.flatMap(({ household }) => household)
    expect(ofHousehold).toEqual(Object.keys(householdUnits).slice(0, 3))
  })

  test('asks for all four relatives and the head by name, nationality and number', () => {
    expect(signedItems.flatMap(({ facts }) => facts ?? [])).toEqual([...relatives, 'head'])
  })

  test('leaves out nothing of the resident but what the law asks beside it', () => {
    const beside = ['household', 'left', 'residenceStatus', 'temporaryAddress', 'absence', 'phone', 'email']
    const later = ['card', 'life', 'movedFrom', 'formerNumbers', 'bookSays']
    const outside = Object.keys(residentUnits).filter((unit) => !formUnits.some((one) => one === unit))
    expect(outside).toEqual([...beside, ...later, ...steps])
  })
})
