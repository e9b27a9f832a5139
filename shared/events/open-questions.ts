/** Which questions an event asks of this household, and which of them want an answer before it can be saved. */
import type { EventKind } from '../codes/event-kinds.ts'
import { aboutOf, type EventInput, findGiven, givenOf, losesHead, othersOf } from './answers.ts'
import { eventList, type Question, questions } from './event-list.ts'
import { findSpouse } from './family.ts'
import { whyNewNumber } from './plan-correction.ts'
import { findMarriedIn } from './plan-family.ts'
import { isHead, presentOf, type Standing, type StandingHousehold, unitOf } from './standing.ts'

/** As few as there can be, in the order in which they are asked. */
export function askedQuestions(kind: EventKind, input: EventInput): readonly Question[] {
  const { asks, may } = eventList[kind]
  const asked = new Set<Question>([...asks, ...may, 'evidence'])
  if (losesHead(input) && leaves.has(kind)) asked.add('head')
  if (eventList[kind].about === 'new' && presentOf(input.household).length === 0) asked.delete('relation')
  if (kind === 'divorce' && findMarriedIn(input) !== undefined) asked.add('relation')
  if (kind === 'correction' && !needsNumber(input)) asked.delete('idNumber')
  if (kind === 'merge' && !aboutOf(input).some(isHead) && input.answers.about.length > 0)
    asked.delete('relation')
  if (kind === 'marriage' && findGiven(input, 'spouse') !== undefined) {
    asked.delete('spouseName')
    asked.delete('spouseNumber')
  }
  return questions.filter((question) => asked.has(question))
}

const leaves = new Set<EventKind>(['death', 'missing', 'move-out', 'emigration', 'split', 'merge'])

const needsNumber = (input: EventInput): boolean =>
  aboutOf(input).some((resident) => whyNewNumber(input, resident) !== null)

/** Those among whom a question's answer is chosen. */
export function choicesOf(kind: EventKind, question: Question, input: EventInput): readonly Standing[] {
  const present = presentOf(input.household)
  switch (question) {
    case 'about':
      return kind === 'divorce'
        ? present.filter((each) => findSpouse(each, present) !== undefined || isMarried(each))
        : present
    case 'newHead':
      return aboutOf(input)
    case 'head':
      return kind === 'change-of-head' ? present.filter((each) => !isHead(each)) : othersOf(input)
    case 'mother':
      return input.household.residents.filter((each) => each.units.sex !== '1' && !isAbout(input, each))
    case 'father':
      return input.household.residents.filter((each) => each.units.sex !== '2' && !isAbout(input, each))
    case 'spouse':
      return othersOf(input)
    default:
      return []
  }
}

const isMarried = ({ units }: Standing): boolean => units.marital === '2'
const isAbout = ({ answers }: EventInput, { id }: Standing): boolean => answers.about.includes(id)

/** Asked, wanted, and not answered, or not so that it can be. */
export function openQuestions(kind: EventKind, input: EventInput): readonly Question[] {
  const { asks, paper } = eventList[kind]
  const wanted = askedQuestions(kind, input).filter(
    (question) =>
      asks.includes(question) ||
      question === 'head' ||
      (question === 'evidence' && paper !== null) ||
      (question === 'relation' && kind === 'divorce'),
  )
  return [...wanted.filter((question) => !isAnswered(kind, question, input)), ...alternatives(kind, input)]
}

function isAnswered(kind: EventKind, question: Question, input: EventInput): boolean {
  if (question === 'about') return aboutOf(input).length > 0 && areRight(kind, input)
  if (question === 'into')
    return input.into !== undefined && input.into.id !== input.household.id && isWhole(input.into)
  const given = givenOf(input, question)
  if (given === null) return false
  if (question === 'head' || question === 'newHead')
    return choicesOf(kind, question, input).some(({ id }) => id === given)
  return true
}

/** Somewhere to merge into: not closed, and with its one head. */
const isWhole = (household: StandingHousehold): boolean =>
  unitOf(household, 'closed') === null && presentOf(household).filter(isHead).length === 1

/** A split leaves somebody behind; an event of one is about one. */
function areRight(kind: EventKind, input: EventInput): boolean {
  if (kind === 'split') return othersOf(input).length > 0
  return eventList[kind].about === 'many' || aboutOf(input).length === 1
}

/** Questions of which one wants an answer. */
const oneOf: Partial<Record<EventKind, readonly Question[]>> = {
  marriage: ['spouse', 'spouseName'],
  adoption: ['father', 'mother'],
  correction: ['name', 'birth', 'sex'],
}

function alternatives(kind: EventKind, input: EventInput): readonly Question[] {
  const [first, ...others] = oneOf[kind] ?? []
  if (first === undefined) return []
  const answered = [first, ...others].some(
    (question) => question !== 'about' && givenOf(input, question) !== null,
  )
  return answered ? [] : [first]
}
