/** Households as they may stand when an event is told, and answers to its questions, for property tests. */
import fc from 'fast-check'
import type { EventKind } from '../codes/event-kinds.ts'
import { relationCodes } from '../codes/relations.ts'
import { type Answers, type EventInput, noAnswers } from '../events/answers.ts'
import { eventList, type Question } from '../events/event-list.ts'
import { choicesOf } from '../events/open-questions.ts'
import type { Standing, StandingHousehold } from '../events/standing.ts'
import { emptyHousehold } from '../records/household.ts'
import { emptyResident } from '../records/resident.ts'
import { householdIdAt, residentIdAt } from './builders.ts'

const others = relationCodes.filter((code) => code !== 'CH')
const years = fc.integer({ min: 1930, max: 2020 }).map(String)

export const placeOfTests = { province: '60', district: '593', commune: '22915' }

const anyResident = fc.record({
  relation: fc.constantFrom(...others),
  sex: fc.constantFrom('1', '2'),
  birth: years,
  name: fc.constantFrom('NGUYỄN VĂN AN', 'TRẦN THỊ BÉ', 'LÊ THỊ LÀI', 'PHẠM VĂN CU', 'K’ BRIN'),
  left: fc.option(fc.constant({ why: 'moved', on: '2019', to: null }), { freq: 6 }),
  links: fc.dictionary(fc.constantFrom('father', 'mother', 'spouse'), fc.nat(6), { noNullPrototype: true }),
  idNumber: fc.option(fc.constantFrom('060085000001', '060185000002')),
})

/** With one head, and links among its residents; `at` keeps its ids apart from another's. */
export const anyHousehold = (at: number, least = 1): fc.Arbitrary<StandingHousehold> =>
  fc.array(anyResident, { minLength: least, maxLength: 7 }).map((drawn) => {
    const id = householdIdAt(at)
    const residents = drawn.map(
      ({ links, left, relation, ...units }, index): Standing => ({
        id: residentIdAt(at * 100 + index),
        units: {
          ...emptyResident,
          ...units,
          household: id,
          relation: index === 0 ? 'CH' : relation,
          left: index === 0 ? null : left,
          ...Object.fromEntries(
            Object.entries(links).flatMap(([role, to]) =>
              to === index || to >= drawn.length
                ? []
                : [[role, { resident: residentIdAt(at * 100 + to), nationality: null, number: null }]],
            ),
          ),
        },
      }),
    )
    return { id, units: { ...emptyHousehold, hamlet: 'Thôn 1' }, residents }
  })

const texts: Readonly<Partial<Record<Question, fc.Arbitrary<string>>>> = {
  on: years,
  until: years,
  birth: years,
  sex: fc.constantFrom('1', '2'),
  relation: fc.constantFrom(...relationCodes),
  why: fc.constantFrom('work', 'prison'),
  from: fc.constant('22918'),
  idNumber: fc.constantFrom('060300000003', '060085000001'),
  spouseNumber: fc.constant('060185000004'),
}

/** Answers of which most are such that the event can be told. */
export const anyTelling = (kind: EventKind): fc.Arbitrary<EventInput> =>
  fc.tuple(anyHousehold(1, kind === 'split' ? 4 : 1), anyHousehold(2)).chain(([household, into]) => {
    const present = household.residents.filter(({ units }) => units.left === null)
    const { about } = eventList[kind]
    const most = kind === 'split' ? Math.max(1, present.length - 1) : present.length
    const many = fc.subarray([...present], { minLength: 1, maxLength: most })
    const one = fc.constantFrom(...present).map((resident) => [resident])
    const none = fc.constant<Standing[]>([])
    const whom = about === 'many' ? many : about === 'one' ? one : none
    return whom.chain((chosen) => {
      const input = {
        household,
        place: placeOfTests,
        into,
        answers: { ...noAnswers, about: chosen.map(({ id }) => id) },
      }
      return anyGiven(kind, { ...input, fresh: householdIdAt(99) }).map((answers) => ({
        ...input,
        answers: { ...input.answers, ...answers },
        fresh: householdIdAt(99),
      }))
    })
  })

function anyGiven(kind: EventKind, input: EventInput): fc.Arbitrary<Pick<Answers, 'given' | 'relations'>> {
  const questions = [
    ...eventList[kind].asks,
    ...eventList[kind].may,
    'relation' as const,
    'head' as const,
    'evidence' as const,
  ]
  const given = questions.flatMap((question) => {
    if (question === 'about') return []
    const choices = choicesOf(kind, question, input).map(({ id }) => id)
    const text = texts[question] ?? fc.constantFrom('LÊ VĂN MỚI', 'Giấy số 12')
    const chosen = ['head', 'newHead', 'mother', 'father', 'spouse'].includes(question)
      ? choices.length === 0
        ? undefined
        : fc.constantFrom(...choices)
      : question === 'into'
        ? fc.constant(input.into?.id ?? '')
        : text
    return chosen === undefined ? [] : [[question, fc.option(chosen, { nil: undefined, freq: 12 })] as const]
  })
  const relations = fc.dictionary(
    fc.constantFrom(...input.household.residents.map(({ id }) => id)),
    fc.constantFrom(...relationCodes),
    { maxKeys: 2, noNullPrototype: true },
  )
  return fc
    .record({ given: fc.record(Object.fromEntries(given), { noNullPrototype: true }), relations })
    .map(({ given: answers, relations: chosen }) => ({
      given: Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined)),
      relations: chosen,
    }))
}
