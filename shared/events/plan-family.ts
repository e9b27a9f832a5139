/** Birth, marriage, divorce and adoption: links between people, both ways. */
import { headRelation } from '../codes/relations.ts'
import type { UnitValues } from '../records/unit.ts'
import { aboutOf, type EventInput, findGiven, givenOf } from './answers.ts'
import { findSpouse, linkTo, noLink } from './family.ts'
import { chosenRelation, joiningRelation } from './heads.ts'
import { type EventChange, editOf, isHead, presentOf, type Standing, unitOf } from './standing.ts'

/** Nationality and the place of the permanent registration are the head's, the ethnic group that of a parent. */
export function planBirth(input: EventInput): readonly EventChange[] {
  const { household, fresh } = input
  const head = presentOf(household).find(isHead)
  const mother = findGiven(input, 'mother')
  const father = findGiven(input, 'father')
  const born: UnitValues = {
    household: household.id,
    name: givenOf(input, 'name'),
    birth: givenOf(input, 'on'),
    sex: givenOf(input, 'sex'),
    marital: '1',
    ethnicGroup: takenFrom('ethnicGroup', [father, mother, head]),
    nationality: takenFrom('nationality', [father, mother, head]) ?? 'VN',
    idNumber: givenOf(input, 'idNumber'),
    permanentAddress: takenFrom('permanentAddress', [mother, father, head]),
    relation: joiningRelation(input),
    ...(mother === undefined ? {} : linkTo('mother', mother)),
    ...(father === undefined ? {} : linkTo('father', father)),
  }
  return [{ type: 'resident', id: fresh, kind: 'create', wrote: born }]
}

function takenFrom(unit: string, people: readonly (Standing | undefined)[]) {
  for (const one of people) {
    const value = one === undefined ? null : unitOf(one, unit)
    if (value !== null) return value
  }
  return null
}

/** With somebody of the household, linked both ways, or with somebody outside, by name and number. */
export function planMarriage(input: EventInput): readonly EventChange[] {
  const [one] = aboutOf(input)
  if (one === undefined) return []
  const other = findGiven(input, 'spouse')
  if (other !== undefined) {
    return [
      editOf('resident', one, { marital: '2', ...linkTo('spouse', other) }),
      editOf('resident', other, { marital: '2', ...linkTo('spouse', one) }),
    ]
  }
  const number = givenOf(input, 'spouseNumber')
  const spouse = number === null ? null : { resident: null, nationality: null, number }
  return [editOf('resident', one, { marital: '2', spouse, spouseName: givenOf(input, 'spouseName') })]
}

const unknownRelation = 'KHAC'
const spouseRelations = new Set<unknown>(['VO', 'CHONG'])

/** In the household by a marriage: the head's wife or husband, or a child's. */
const byMarriage = new Set<unknown>([...spouseRelations, 'CONDAU', 'CONRE'])

const divorcing = (input: EventInput): readonly Standing[] => {
  const [one] = aboutOf(input)
  if (one === undefined) return []
  const other = findSpouse(one, presentOf(input.household))
  return other === undefined ? [one] : [one, other]
}

/** Of whom it is asked what they are to the head from now on. */
export const findMarriedIn = (input: EventInput): Standing | undefined =>
  divorcing(input).find((each) => byMarriage.has(unitOf(each, 'relation')))

/** Ended on both sides. Whoever was in the household by that marriage is something else to its head from now on. */
export function planDivorce(input: EventInput): readonly EventChange[] {
  const given = givenOf(input, 'relation')
  const told = given === headRelation ? unknownRelation : (given ?? unknownRelation)
  const marriedIn = findMarriedIn(input)
  return divorcing(input).map((each) => {
    const relation = each === marriedIn ? { relation: chosenRelation(input.answers, each) ?? told } : {}
    return editOf('resident', each, { marital: '3', ...noLink('spouse'), ...relation })
  })
}

/** New parents, and where the decision says so a new name and relation. */
export function planAdoption(input: EventInput): readonly EventChange[] {
  const [child] = aboutOf(input)
  if (child === undefined) return []
  const mother = findGiven(input, 'mother')
  const father = findGiven(input, 'father')
  const name = givenOf(input, 'name')
  const relation = givenOf(input, 'relation')
  return [
    editOf('resident', child, {
      ...(mother === undefined ? {} : linkTo('mother', mother)),
      ...(father === undefined ? {} : linkTo('father', father)),
      ...(name === null ? {} : { name }),
      ...(relation === null || relation === headRelation || isHead(child) ? {} : { relation }),
    }),
  ]
}

/** What a child of these parents is to the head; `null` where that does not follow. */
export function relationOfChild(input: EventInput): string | null {
  const parents = [findGiven(input, 'mother'), findGiven(input, 'father')].flatMap((each) => each ?? [])
  if (parents.length === 0) return null
  const relations = parents.map((parent) => unitOf(parent, 'relation'))
  if (relations.some((relation) => relation === 'CH' || spouseRelations.has(relation))) return 'CON'
  const grandchild = new Set<unknown>(['CON', 'CONNUOI', 'CONDAU', 'CONRE', 'ANH', 'CHI', 'EM'])
  return relations.some((relation) => grandchild.has(relation)) ? 'CHAU' : unknownRelation
}
