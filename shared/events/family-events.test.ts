import { describe, expect, test } from 'vitest'
import { type EventKind, eventKindCodes } from '../codes/event-kinds.ts'
import { emptyHousehold } from '../records/household.ts'
import { emptyResident, type Resident } from '../records/resident.ts'
import { householdIdAt, residentIdAt } from '../testing/builders.ts'
import { placeOfTests } from '../testing/households.ts'
import { type Answers, type EventInput, noAnswers } from './answers.ts'
import { isLivedInThoughClosed, mayHappen } from './closed-household.ts'
import { planEvent } from './plan-event.ts'
import type { Standing, StandingHousehold } from './standing.ts'

const home = householdIdAt(1)
const who = (at: number, given: Partial<Resident>): Standing => ({
  id: residentIdAt(at),
  units: { ...emptyResident, household: home, ...given },
})

const grandmother = who(1, { name: 'LÊ THỊ BÀ', relation: 'ME', sex: '2', birth: '1935' })
const father = who(2, {
  name: 'TRẦN VĂN CHA',
  relation: 'CH',
  sex: '1',
  birth: '1960-05-02',
  marital: '2',
  idNumber: '060060000001',
})
const mother = who(3, {
  name: 'NGÔ THỊ MẸ',
  relation: 'VO',
  sex: '2',
  birth: '1962',
  marital: '2',
  spouseName: 'TRẦN VĂN CHA',
})
const son = who(4, { name: 'TRẦN VĂN CON', relation: 'CON', sex: '1', birth: '1985', marital: '2' })
const wifeOfSon = who(5, {
  name: 'PHẠM THỊ DÂU',
  relation: 'CONDAU',
  sex: '2',
  birth: '1987',
  spouse: { resident: son.id, nationality: null, number: null },
})
const grandchild = who(6, {
  name: 'TRẦN THỊ CHÁU',
  relation: 'CHAU',
  sex: '2',
  birth: '2010',
  father: { resident: son.id, nationality: null, number: null },
  motherName: 'PHẠM THỊ DÂU',
})
const daughter = who(7, { name: 'TRẦN THỊ ÚT', relation: 'CON', sex: '2', birth: '1990' })
const tenant = who(8, { name: 'ĐỖ VĂN TRỌ', relation: 'OTHUE', sex: '1', birth: '1995' })
const household: StandingHousehold = {
  id: home,
  units: { ...emptyHousehold, hamlet: 'Thôn 1', address: { street: 'Ngõ 5', house: '12' } },
  residents: [father, grandmother, mother, son, wifeOfSon, grandchild, daughter, tenant],
}

const fresh = householdIdAt(9)
const evidence = 'Giấy số 1'
function tell(kind: EventKind, answers: Partial<Answers>, more: Partial<EventInput> = {}) {
  const given = { evidence, ...answers.given }
  const input = { household, place: placeOfTests, answers: { ...noAnswers, ...answers, given }, fresh }
  const plan = planEvent(kind, { ...input, ...more })
  return plan.kind === 'asks'
    ? plan.questions
    : Object.fromEntries(plan.changes.map((change) => [change.id, change.wrote]))
}

describe('the head dies', () => {
  const dead = { about: [father.id], given: { on: '2021-03-01', evidence: 'Trích lục 12/2021' } }

  test('nothing is done before it is said who is head from now on', () => {
    expect(tell('death', dead)).toEqual(['head'])
  })

  test('the son becomes head: mother, siblings, wife and child get their relation to him, the tenant stays one', () => {
    const changes = tell('death', { ...dead, given: { ...dead.given, head: son.id } })
    expect(changes).toEqual({
      [father.id]: {
        left: { why: 'died', on: '2021-03-01', to: null },
        life: { status: '2', on: '2021-03-01', paper: 'Trích lục 12/2021' },
      },
      [son.id]: { relation: 'CH' },
      [grandmother.id]: { relation: 'BANOI' },
      [mother.id]: { relation: 'ME', marital: '3', spouseName: null },
      [wifeOfSon.id]: { relation: 'VO' },
      [grandchild.id]: { relation: 'CON' },
      [daughter.id]: { relation: 'EM' },
    })
  })

  test('the widow becomes head: the children stay her children, her mother-in-law has no place in the list', () => {
    const changes = tell('death', { ...dead, given: { ...dead.given, head: mother.id } })
    expect(changes).toMatchObject({
      [mother.id]: { relation: 'CH' },
      [grandmother.id]: { relation: 'KHAC' },
    })
    expect(changes).not.toHaveProperty([son.id])
    expect(changes).not.toHaveProperty([grandchild.id])
  })

  test('where the officer knows better what somebody is to the new head, that is written', () => {
    const relations = { [grandmother.id]: 'KHAC', [daughter.id]: 'CHI', [wifeOfSon.id]: 'CH' }
    const changes = tell('death', { ...dead, given: { ...dead.given, head: son.id }, relations })
    expect(changes).toMatchObject({ [daughter.id]: { relation: 'CHI' }, [wifeOfSon.id]: { relation: 'VO' } })
  })

  test('when the last one dies the household is closed', () => {
    const alone = { ...household, residents: [father] }
    expect(tell('death', dead, { household: alone })).toMatchObject({
      [home]: { closed: { why: 'died-out', on: '2021-03-01', into: null } },
    })
  })
})

describe('a household splits', () => {
  const split = { about: [son.id, wifeOfSon.id, grandchild.id], given: { on: '2021', newHead: son.id } }

  test('the new one lies in the same dwelling, with its own head; links that reach over are written down', () => {
    const changes = tell('split', split)
    expect(changes).toMatchObject({
      [fresh]: {
        hamlet: 'Thôn 1',
        address: { street: 'Ngõ 5', house: '12' },
        splitFrom: { household: home, on: '2021' },
      },
      [son.id]: { household: fresh, relation: 'CH' },
      [wifeOfSon.id]: { household: fresh, relation: 'VO' },
      [grandchild.id]: { household: fresh, relation: 'CON' },
    })
    expect(Object.keys(changes)).toHaveLength(4)
  })

  test('a wife who goes alone keeps her husband by name, and he her', () => {
    const changes = tell('split', {
      about: [wifeOfSon.id, grandchild.id],
      given: { on: '2021', newHead: wifeOfSon.id },
    })
    expect(changes).toMatchObject({
      [wifeOfSon.id]: { spouse: null, spouseName: 'TRẦN VĂN CON' },
      [grandchild.id]: { relation: 'CON', father: null, fatherName: 'TRẦN VĂN CON' },
    })
  })

  test('not everybody can go: that is no split', () => {
    const everybody = household.residents.map(({ id }) => id)
    expect(tell('split', { about: everybody, given: { on: '2021', newHead: son.id } })).toEqual(['about'])
  })
})

describe('papers of civil status', () => {
  test('a corrected year of birth keeps the old number among those once held, and asks for the new one', () => {
    const given = { on: '2021-02-03', birth: '1961-05-02' }
    expect(tell('correction', { about: [father.id], given })).toEqual({
      [father.id]: { birth: '1961-05-02', idNumber: null, formerNumbers: '060060000001/2021-02-03/year' },
    })
    expect(
      tell('correction', { about: [father.id], given: { ...given, idNumber: '060061000002' } }),
    ).toMatchObject({ [father.id]: { idNumber: '060061000002' } })
  })

  test('a corrected day or name leaves the number as it is', () => {
    const given = { on: '2021', birth: '1960-05-03', name: 'TRẦN VĂN CHÁ' }
    expect(tell('correction', { about: [father.id], given })).toEqual({
      [father.id]: { birth: '1960-05-03', name: 'TRẦN VĂN CHÁ' },
    })
  })

  test('a divorce ends the link on both sides, and asks what the wife is to the head from now on', () => {
    const ended = { about: [father.id], given: { on: '2021' } }
    expect(tell('divorce', ended)).toEqual(['relation'])
    expect(tell('divorce', { ...ended, given: { ...ended.given, relation: 'ONHO' } })).toEqual({
      [father.id]: { marital: '3' },
      [mother.id]: { marital: '3', spouseName: null, relation: 'ONHO' },
    })
  })

  test('a daughter-in-law who is divorced is none any more, and nobody else’s relation changes', () => {
    const given = { on: '2021', relation: 'ONHO' }
    const ended = {
      [son.id]: { marital: '3' },
      [wifeOfSon.id]: { marital: '3', spouse: null, relation: 'ONHO' },
    }
    expect(tell('divorce', { about: [son.id], given })).toEqual(ended)
    expect(tell('divorce', { about: [wifeOfSon.id], given })).toEqual(ended)
    const unrelated = {
      ...household,
      residents: [father, { ...daughter, units: { ...daughter.units, marital: '2' } }],
    }
    expect(
      tell('divorce', { about: [daughter.id], given: { on: '2021' } }, { household: unrelated }),
    ).toEqual({
      [daughter.id]: { marital: '3' },
    })
  })

  test('a marriage links both, or names who is of another household', () => {
    expect(tell('marriage', { about: [daughter.id], given: { on: '2021', spouse: tenant.id } })).toEqual({
      [daughter.id]: { marital: '2', spouse: { resident: tenant.id, nationality: null, number: null } },
      [tenant.id]: { marital: '2', spouse: { resident: daughter.id, nationality: null, number: null } },
    })
    expect(tell('marriage', { about: [daughter.id], given: { on: '2021' } })).toEqual(['spouse'])
  })

  test('a child is born to the son: ethnic group and place are the parents’, the links are made', () => {
    const given = {
      name: 'TRẦN VĂN BÉ',
      on: '2021-03-02',
      sex: '1',
      relation: 'CHAU',
      father: son.id,
      mother: wifeOfSon.id,
    }
    expect(tell('birth', { given })).toMatchObject({
      [fresh]: {
        household: home,
        birth: '2021-03-02',
        marital: '1',
        father: { resident: son.id, nationality: null, number: null },
        mother: { resident: wifeOfSon.id, nationality: null, number: null },
      },
    })
  })
})

describe('households merge', () => {
  const other: StandingHousehold = {
    id: householdIdAt(2),
    units: emptyHousehold,
    residents: [
      who(20, { household: householdIdAt(2), name: 'LÊ VĂN CHỦ', relation: 'CH', sex: '1', birth: '1940' }),
    ],
  }

  test('all of a family come with the head who marries in, and the emptied household says where they are', () => {
    const everybody = household.residents.map(({ id }) => id)
    const changes = tell(
      'merge',
      { about: everybody, given: { on: '2021', into: other.id, relation: 'CONRE' } },
      { into: other },
    )
    expect(changes).toMatchObject({
      [home]: { closed: { why: 'merged', on: '2021', into: other.id } },
      [father.id]: { household: other.id, relation: 'CONRE' },
      [mother.id]: { household: other.id, relation: 'CON' },
      [son.id]: { household: other.id, relation: 'CHAU' },
      [tenant.id]: { household: other.id },
    })
  })
})

describe('where somebody comes to', () => {
  const elsewhere = { province: '40', district: '412', commune: '16681', detail: 'Xóm 3' }
  const lodgers: StandingHousehold = {
    ...household,
    residents: [who(1, { ...father.units, permanentAddress: elsewhere }), tenant],
  }
  const dwelling = { ...placeOfTests, detail: '12, Ngõ 5, Thôn 1' }

  test('a temporary stay is in this commune, though the head is registered in another province', () => {
    const stay = { about: [tenant.id], given: { on: '2021-03-01', until: '2022-03-01' } }
    expect(tell('temporary', stay, { household: lodgers })).toEqual({
      [tenant.id]: {
        residenceStatus: 'TR',
        temporaryAddress: { ...dwelling, from: '2021-03-01', until: '2022-03-01' },
      },
    })
  })

  test('who moves in is registered in this commune: as the head is, or else where the household is', () => {
    const given = { name: 'LÊ A', sex: '1', birth: '1990', from: '22918', on: '2021', relation: 'ONHO' }
    const addressIn = (residents: readonly Standing[]) => {
      const told = tell('move-in', { given }, { household: { ...household, residents } })
      return Object.values(told).flatMap((wrote) =>
        typeof wrote === 'object' ? [wrote.permanentAddress] : [],
      )
    }
    expect(addressIn(lodgers.residents)).toEqual([dwelling])
    const here = { ...placeOfTests, detail: '12 Ngõ Năm' }
    expect(addressIn([who(1, { ...father.units, permanentAddress: here })])).toEqual([here])
  })
})

test('an event is not told without its paper, or the reason why there is none yet', () => {
  const answers = { ...noAnswers, about: [son.id], given: { on: '2021-03-01' } }
  const input = { household, place: placeOfTests, fresh, answers }
  expect(planEvent('death', input)).toEqual({ kind: 'asks', questions: ['evidence'] })
  const service = { on: '2021', why: 'service' }
  expect(planEvent('service', { ...input, answers: { ...answers, given: service } }).kind).toBe('changes')
})

describe('a household that was merged while another tablet told of a birth in it', () => {
  const closed = { why: 'merged', on: '2021', into: householdIdAt(2) }
  const child = who(30, { name: 'TRẦN THỊ BÉ', relation: 'CON', sex: '2', birth: '2021-01-01' })
  const emptied = { ...household, units: { ...household.units, closed }, residents: [child] }

  test('lets the child go, and nothing else happen in it', () => {
    const kinds = (standing: StandingHousehold) => eventKindCodes.filter((kind) => mayHappen(kind, standing))
    expect(kinds(emptied)).toContain('merge')
    expect(kinds(emptied)).toContain('move-out')
    expect(kinds(emptied)).not.toContain('birth')
    expect(kinds({ ...emptied, residents: [] })).toEqual([])
    expect(kinds(household)).toEqual(eventKindCodes)
    expect(isLivedInThoughClosed(emptied)).toBe(true)
  })

  test('stays closed for the reason why it was, when the child has moved out', () => {
    const changes = tell(
      'move-out',
      { about: [child.id], given: { on: '2021', to: 'x' } },
      { household: emptied },
    )
    expect(changes).toEqual({ [child.id]: { left: { why: 'moved', on: '2021', to: 'x' } } })
  })
})
