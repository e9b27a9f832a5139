import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formNumber } from '#shared/forms/form-number.ts'
import { communeCode, recordId } from '#shared/ids.ts'
import type { UnitValue, UnitValues } from '#shared/records/unit.ts'
import { createSearch, hasEveryTerm, type SearchText, searchText } from './search.ts'
import { findTerms } from './search-terms.ts'
import type { HouseholdView } from './views.ts'

const shown = (units: UnitValues) => (unit: string) => units[unit] ?? null
const textOf = (home: UnitValues, ...residents: readonly UnitValues[]): SearchText =>
  searchText({
    home: shown(home),
    residents: residents.map(shown),
    nameOf: (id): UnitValue => residents.find((units) => units.id === id)?.name ?? null,
  })
const finds = (text: SearchText, query: string) => hasEveryTerm(text, findTerms(query))

const father = { id: 'f', name: 'ĐẶNG VĂN HOÀ', birth: '1951' }
const linked = { resident: 'f', nationality: null, number: null }
const child = {
  ...{ name: 'ĐẶNG THỊ ỔI', birth: '1987-02-03', idNumber: '060187123456', cmnd: '260123456' },
  ...{
    father: linked,
    motherName: 'Lê Thị Thúy',
    formerNumbers: '060099000111/2020-01-02/WRONG 060099000222//X',
  },
}
const family = textOf(
  { bookNumber: '600123', hamlet: 'Khu phố Hoa Mai', address: { street: 'Bà Triệu', house: '12/3' } },
  father,
  child,
)

describe('a household is found by', () => {
  it.each([
    ['a name, its words in any order', 'oi dang thi'],
    ['a name with the old placement of tones', 'Hòa'],
    ['a name with the new placement of tones', 'hoà đặng'],
    ['the first letters of a name', 'da o'],
    ['a number', '060187123456'],
    ['the last digits of a number', '3456'],
    ['the number of the old card', '260123456'],
    ['a number that was held before', '060099000222'],
    ['the address', '12/3 ba trieu'],
    ['the number of the household book', '600123'],
    ['the mother', 'thuý'],
    ['a resident and the linked father', 'oi hoa'],
    ['the year of birth', '1987'],
    ['the year of birth in words', 'sinh năm 1987'],
    ['the year of birth in English', 'born 1987'],
    ['a name, a street and a year together', 'oi trieu sinh 1987'],
  ])('%s', (_, query) => {
    expect(finds(family, query)).toBe(true)
  })

  it.each([
    ['the inside of a word', 'ang'],
    ['words of two residents together', 'oi 1951'],
    ['a year in which nobody was born, though a number has it', 'sinh 1871'],
    ['the day on which a number was given up', '2020'],
    ['the hamlet, of which half the list has the same', 'mai'],
    ['nobody who is not there', 'tran'],
  ])('but not by %s', (_, query) => {
    expect(finds(family, query)).toBe(false)
  })

  it('a minority name with its apostrophe, without it, and by what follows it', () => {
    const text = textOf({}, { name: 'K’BRẼO' })
    for (const query of ["k'breo", 'K’Brẽo', 'kbreo', 'breo', 'k breo']) expect(finds(text, query)).toBe(true)
  })
})

const word = fc.constantFrom('Hòa', 'Hoà', 'Đức', 'Ơn', 'Nguyễn', 'Thúy', 'Lê')
const residentArbitrary = fc.record({
  name: fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
  birth: fc.constantFrom('1987-01-02', '1951', null),
  idNumber: fc.constantFrom('060187123456', '060151000001', null),
  motherName: fc.option(word),
})
const homeArbitrary = fc.record({
  bookNumber: fc.constantFrom('600123', null),
  address: fc.option(word.map((street) => ({ street, house: null }))),
})
const householdArbitrary = fc.tuple(homeArbitrary, fc.array(residentArbitrary, { maxLength: 4 }))

describe('the search', () => {
  it('finds a resident by the words of the name in any order, with tones, without, composed or not', () => {
    fc.assert(
      fc.property(householdArbitrary, fc.nat(), fc.constantFrom('NFC', 'NFD'), (household, at, form) => {
        const [home, residents] = household
        const one = residents[at % Math.max(1, residents.length)]
        if (one === undefined) return
        const turned = one.name.normalize(form).split(' ').reverse().join(' ')
        expect(finds(textOf(home, ...residents), turned.toUpperCase())).toBe(true)
      }),
      { seed: 83 },
    )
  })

  it('finds the household of the person whose printed form is scanned, and nobody by a slip in its number', () => {
    const resident = { ...madeHousehold(8), id: recordId('01890000-0000-7000-8000-000000000abc') }
    const lived = { ...madeHousehold(1), residents: [resident] }
    const search = createSearch([madeHousehold(0), lived], () => ({ home: '', residents: [] }))
    const number = formNumber(resident.id)
    expect(search(` ${number.toLowerCase()} `)).toEqual([lived])
    expect(search(formNumber(madeHousehold(0).id))).toEqual([])
    expect(search(`${number.slice(0, -1)}${number.endsWith('0') ? '1' : '0'}`)).toEqual([])
  })

  it('finds the same whatever was searched before', () => {
    const typed = fc.array(
      fc.string({ unit: fc.constantFrom('h', 'o', 'a', 'đ', '1', '9', '8', '7', ' ', 'sinh ', 'l') }),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(fc.array(householdArbitrary, { maxLength: 6 }), typed, (made, queries) => {
        const households = made.map((_, at) => madeHousehold(at))
        const texts = new Map(made.map(([home, all], at) => [madeHousehold(at).id, textOf(home, ...all)]))
        const find = (id: string) => texts.get(recordId(id)) ?? { home: '', residents: [] }
        const search = createSearch(households, find)
        for (const query of queries)
          for (let end = 1; end <= query.length; end += 1)
            expect(search(query.slice(0, end))).toEqual(createSearch(households, find)(query.slice(0, end)))
      }),
      { seed: 89 },
    )
  })
})

function madeHousehold(at: number): HouseholdView {
  return {
    ...{ type: 'household', id: recordId(`01890000-0000-7000-8000-00000000000${at}`) },
    ...{ commune: communeCode('22918'), units: {}, base: {}, state: 'received', wholeState: 'received' },
    ...{
      conflicts: [],
      flags: [],
      held: [],
      hasDraft: false,
      updatedAt: '',
      updatedBy: '',
      atCentre: true,
      life: 0,
    },
    ...{ residents: [], head: undefined },
  }
}
