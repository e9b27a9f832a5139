import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { relations } from '../codes/relations.ts'
import type { UnitValues } from '../records/unit.ts'
import { checkTogether } from './check-household.ts'
import { checkRecord } from './check-record.ts'

const today = '2021-03-04'
const findings = (units: UnitValues) => checkRecord('resident', units, { today })
const has = (rule: string, units: UnitValues): boolean => findings(units).some((each) => each.rule === rule)
const resident = (id: string, units: UnitValues) => ({ id, units })
const together = (...residents: { id: string; units: UnitValues }[]) =>
  checkTogether({ id: 'household', units: {} }, residents, { today }).map(
    ({ rule, record }) => `${rule} ${record}`,
  )
const kin = (id: string) => ({ resident: id, nationality: null, number: null })

describe('PARENT_MISSING', () => {
  const quê = { province: '60', district: '593', commune: '22915', detail: null }
  const missing = (units: UnitValues) =>
    findings({ hometown: quê, ...units }).find(({ rule }) => rule === 'PARENT_MISSING')?.units ?? []
  test('a father or mother without a name is asked for, where the name belongs', () => {
    expect(missing({})).toEqual(['fatherName', 'motherName'])
    expect(missing({ fatherName: 'LÊ VĂN BA' })).toEqual(['motherName'])
  })
  test('a name, a number or a resident of the household will do', () => {
    const father = { resident: null, nationality: null, number: '060060001234' }
    expect(missing({ father, motherName: 'TRẦN THỊ HOA' })).toEqual([])
    expect(missing({ fatherName: 'LÊ VĂN BA', mother: kin('x') })).toEqual([])
  })
  test('a nationality alone names nobody', () => {
    const mother = { resident: null, nationality: 'VN', number: null }
    expect(missing({ fatherName: 'LÊ VĂN BA', mother })).toEqual(['motherName'])
  })
  test('what a door tells is an unfinished record: nobody is missing yet', () => {
    const atTheDoor = { name: 'LÊ VĂN AN', birth: '1980', sex: '1', relation: 'CH', cmnd: '260123456' }
    expect(has('PARENT_MISSING', atTheDoor)).toBe(false)
    expect(has('PARENT_MISSING', { ...atTheDoor, birthPlace: quê })).toBe(true)
    expect(has('PARENT_MISSING', { ...atTheDoor, motherName: 'TRẦN THỊ HOA' })).toBe(true)
  })
  test('asks for exactly those who are not named in any way', () => {
    const named = fc.record({
      name: fc.constantFrom(null, 'LÊ VĂN BA'),
      number: fc.constantFrom(null, '060060001234'),
      resident: fc.constantFrom(null, 'x'),
    })
    fc.assert(
      fc.property(named, named, (father, mother) => {
        const isNobody = (one: typeof father) => Object.values(one).every((value) => value === null)
        const units = {
          fatherName: father.name,
          motherName: mother.name,
          father: { resident: father.resident, nationality: null, number: father.number },
          mother: { resident: mother.resident, nationality: null, number: mother.number },
        }
        const wanted = [isNobody(father) ? ['fatherName'] : [], isNobody(mother) ? ['motherName'] : []]
        expect(missing(units)).toEqual(wanted.flat())
      }),
    )
  })
})

describe('SPOUSE_AGE', () => {
  test('a wife of 17 and a husband of 19 are flagged, a year later they are not', () => {
    expect(has('SPOUSE_AGE', { marital: '2', sex: '2', birth: '2003-03-05' })).toBe(true)
    expect(has('SPOUSE_AGE', { marital: '2', sex: '2', birth: '2003-03-04' })).toBe(false)
    expect(has('SPOUSE_AGE', { marital: '2', sex: '1', birth: '2001-03-05' })).toBe(true)
    expect(has('SPOUSE_AGE', { marital: '2', sex: '1', birth: '2001-03-04' })).toBe(false)
  })
  test('nothing is said of who is not married, or of whom sex or age are not known', () => {
    expect(has('SPOUSE_AGE', { marital: '1', sex: '2', birth: '2010' })).toBe(false)
    expect(has('SPOUSE_AGE', { marital: '2', sex: null, birth: '2010' })).toBe(false)
    expect(has('SPOUSE_AGE', { marital: '2', sex: '2', birth: null })).toBe(false)
  })
  test('who was born at some time in 2003 may be 18', () => {
    expect(has('SPOUSE_AGE', { marital: '2', sex: '2', birth: '2003' })).toBe(false)
  })
  test('is flagged exactly below 18 and below 20', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1960, max: 2020 }), fc.constantFrom('1', '2'), (year, sex) => {
        const units = { marital: '2', sex, birth: String(year) }
        expect(has('SPOUSE_AGE', units)).toBe(year > (sex === '1' ? 2001 : 2003))
      }),
    )
  })
})

describe('REL_SEX', () => {
  test('a wife who is a man is odd, a child may be either', () => {
    expect(has('REL_SEX', { relation: 'VO', sex: '1' })).toBe(true)
    expect(has('REL_SEX', { relation: 'VO', sex: '2' })).toBe(false)
    expect(has('REL_SEX', { relation: 'CON', sex: '1' })).toBe(false)
    expect(has('REL_SEX', { relation: 'VO', sex: null })).toBe(false)
  })
  test('is odd exactly where the relation has a sex of its own, and it is the other', () => {
    fc.assert(
      fc.property(fc.constantFrom(...relations), fc.constantFrom('1', '2'), ({ code, sex: own }, sex) => {
        expect(has('REL_SEX', { relation: code, sex })).toBe(own !== null && own !== sex)
      }),
    )
  })
})

describe('REL_AGE', () => {
  const head = resident('head', { relation: 'CH', birth: '1980-06-15', sex: '1' })
  test('a child older than the head is this question alone', () => {
    expect(together(head, resident('child', { relation: 'CON', birth: '1979' }))).toEqual(['REL_AGE child'])
  })
  test('a grandmother, an elder brother and a mother are older, a younger sibling is younger', () => {
    for (const relation of ['BANOI', 'ANH', 'ME']) {
      expect(together(head, resident('x', { relation, birth: '1981' }))).toEqual(['REL_AGE x'])
    }
    expect(together(head, resident('x', { relation: 'EM', birth: '1979' }))).toEqual(['REL_AGE x'])
    expect(together(head, resident('x', { relation: 'EM', birth: '1981' }))).toEqual([])
  })
  test('twins, uncles and whoever may be of that age pass', () => {
    expect(together(head, resident('x', { relation: 'EM', birth: '1980-06-15' }))).toEqual([])
    expect(together(head, resident('x', { relation: 'EM', birth: '1980' }))).toEqual([])
    expect(together(head, resident('x', { relation: 'CHU', birth: '1990' }))).toEqual([])
  })
  test('a younger sibling is flagged exactly when born before the head', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1960, max: 2000 }), (year) => {
        const sibling = resident('x', { relation: 'EM', birth: `${year}-06-15` })
        expect(together(head, sibling).includes('REL_AGE x')).toBe(year < 1980)
      }),
    )
  })
})

describe('PARENT_AGE through a link', () => {
  const head = resident('head', { relation: 'CH', birth: '1950', sex: '2' })
  test('a grandchild is judged by the father who was linked', () => {
    const father = resident('father', { relation: 'CON', birth: '1980', sex: '1' })
    const child = (birth: string) => resident('child', { relation: 'CHAU', birth, father: kin('father') })
    expect(together(head, father, child('1990'))).toEqual(['PARENT_AGE child'])
    expect(together(head, father, child('2005'))).toEqual([])
  })
  test('a link to somebody who is not there says nothing', () => {
    expect(together(head, resident('c', { relation: 'CHAU', birth: '1949', father: kin('gone') }))).toEqual(
      [],
    )
  })
})

describe('SPOUSE_LINK', () => {
  const pair = (one: UnitValues, other: UnitValues) =>
    together(
      resident('head', { relation: 'CH', name: 'LÊ VĂN AN', ...one }),
      resident('wife', { relation: 'VO', name: 'TRẦN THỊ HOA', ...other }),
    )
  test('a wife who names another husband than the head is flagged', () => {
    expect(pair({ spouseName: 'TRẦN THỊ HOA' }, { spouseName: 'PHẠM VĂN BA' })).toEqual(['SPOUSE_LINK wife'])
  })
  test('who names nobody contradicts nobody, and tones make no other name', () => {
    expect(pair({ spouseName: 'Trần Thị Hoa' }, { spouseName: null })).toEqual([])
    expect(pair({ spouseName: null }, { spouseName: 'LE VAN AN' })).toEqual([])
  })
  test('a link must be answered by one that leads back', () => {
    expect(pair({ spouse: kin('wife') }, { spouse: kin('head') })).toEqual([])
    expect(pair({ spouse: kin('wife') }, { spouse: kin('other') })).toEqual(['SPOUSE_LINK wife'])
  })
  test('two who are linked and neither of them the head', () => {
    const son = resident('son', { relation: 'CON', name: 'LÊ VĂN CƯ', spouse: kin('inLaw') })
    const inLaw = (spouseName: string | null) =>
      resident('inLaw', { relation: 'CONDAU', name: 'VÕ THỊ LỰU', spouseName })
    const head = resident('head', { relation: 'CH' })
    expect(together(head, son, inLaw('LÊ VĂN CƯ'))).toEqual([])
    expect(together(head, son, inLaw('ĐỖ VĂN TÝ'))).toEqual(['SPOUSE_LINK inLaw'])
  })
  test('any number of couples who are linked to each other is sound, and one turned link is found', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }), fc.nat(), (couples, which) => {
        const people = Array.from({ length: 2 * couples }, (_, at) =>
          resident(`p${at}`, { relation: at === 0 ? 'CH' : 'KHAC', spouse: kin(`p${at ^ 1}`) }),
        )
        expect(together(...people)).toEqual([])
        const turned = which % people.length
        const others = people.map((one, at) =>
          at === turned
            ? resident(one.id, { ...one.units, spouse: kin(`p${(turned + 2) % people.length}`) })
            : one,
        )
        expect(together(...others)).toContain(`SPOUSE_LINK p${turned}`)
      }),
    )
  })
})

describe('DEATH_ACTIVE', () => {
  const head = resident('head', { relation: 'CH' })
  const life = (status: string) => ({ status, on: '2020-01-02', paper: null })
  test('who has died and is still counted as living here is flagged', () => {
    expect(together(head, resident('x', { life: life('2') }))).toEqual(['DEATH_ACTIVE x'])
  })
  test('the living and the missing are not', () => {
    expect(together(head, resident('x', { life: life('1') }), resident('y', { life: life('3') }))).toEqual([])
  })
  test('is flagged exactly for those who have died', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('1', '2', '3', null), { maxLength: 8 }), (states) => {
        const people = states.map((status, at) =>
          resident(`p${at}`, status === null ? {} : { life: life(status) }),
        )
        const wanted = people.filter((_, at) => states[at] === '2').map(({ id }) => `DEATH_ACTIVE ${id}`)
        expect(together(head, ...people)).toEqual(wanted)
      }),
    )
  })
})
