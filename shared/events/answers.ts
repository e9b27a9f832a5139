/** What an officer answered to the questions of an event. Dates are partial dates, residents and households their ids. */
import { type RecordId, recordId } from '../ids.ts'
import type { Question } from './event-list.ts'
import { isHead, isPresent, presentOf, type Standing, type StandingHousehold } from './standing.ts'

export interface Answers {
  readonly about: readonly RecordId[]
  readonly given: Readonly<Partial<Record<Exclude<Question, 'about'>, string>>>
  /** Relations that the officer has put right, by resident. */
  readonly relations: Readonly<Record<string, string>>
}

export const noAnswers: Answers = { about: [], given: {}, relations: {} }

/** Codes of a commune and of what it lies in; `null` where there is no such level, or it is not known. */
export interface EventPlace {
  readonly province: string | null
  readonly district: string | null
  readonly commune: string
}

export interface EventInput {
  readonly household: StandingHousehold
  /** Where the household is. */
  readonly place: EventPlace
  /** The other household of a merge. */
  readonly into?: StandingHousehold | undefined
  readonly answers: Answers
  /** For what comes into being: a resident, or a household. */
  readonly fresh: RecordId
}

export const givenOf = ({ answers }: EventInput, question: Exclude<Question, 'about'>): string | null =>
  answers.given[question] ?? null

export const findGiven = (
  input: EventInput,
  question: 'mother' | 'father' | 'spouse' | 'head' | 'newHead',
): Standing | undefined => {
  const id = givenOf(input, question)
  return id === null ? undefined : input.household.residents.find((resident) => resident.id === recordId(id))
}

/** Present residents whom it is about. */
export const aboutOf = ({ household, answers }: EventInput): readonly Standing[] =>
  household.residents.filter((resident) => answers.about.includes(resident.id) && isPresent(resident))

/** Present residents whom it is not about. */
export const othersOf = ({ household, answers }: EventInput): readonly Standing[] =>
  presentOf(household).filter((resident) => !answers.about.includes(resident.id))

/** Whether the head goes and somebody stays who needs one. */
export const losesHead = (input: EventInput): boolean =>
  aboutOf(input).some(isHead) && othersOf(input).length > 0
