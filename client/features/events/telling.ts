/** What an officer has filled in to tell an event, and what it says once it is read. Pure. */
import { type Answers, noAnswers } from '#shared/events/answers.ts'
import type { Question } from '#shared/events/event-list.ts'
import type { RecordId } from '#shared/ids.ts'
import { earliestDay, latestDay } from '#shared/records/partial-date.ts'
import { readTypedDate } from '#shared/text/date-text.ts'
import { tidyName, tidyText } from '#shared/text/name.ts'

export type Asked = Exclude<Question, 'about'>

export interface Telling {
  readonly about: readonly RecordId[]
  /** As typed; a choice by its id or code. */
  readonly typed: Readonly<Record<string, string>>
  /** Relations that the officer has put right, by resident. */
  readonly relations: Readonly<Record<string, string>>
}

export const emptyTelling: Telling = { about: [], typed: {}, relations: {} }

export type TellingFault = 'unreadable-date' | 'not-a-date' | 'not-digits' | 'in-future' | 'ends-early'

export interface TellingReading {
  readonly answers: Answers
  readonly faults: Readonly<Partial<Record<Question, TellingFault>>>
}

const dates = new Set<Asked>(['on', 'until', 'birth'])
const names = new Set<Asked>(['name', 'spouseName'])
const numbers = new Set<Asked>(['idNumber', 'spouseNumber'])

/** `today`: nothing that has happened lies after it. */
export function readTelling(telling: Telling, today: string): TellingReading {
  const given: Partial<Record<Asked, string>> = {}
  const faults: Partial<Record<Question, TellingFault>> = {}
  for (const question of questionsOf(telling)) {
    const reading = readAnswer(question, telling.typed[question] ?? '', today)
    if (reading === undefined) continue
    if (reading.kind === 'fault') faults[question] = reading.fault
    else given[question] = reading.value
  }
  const { on, until } = given
  if (on !== undefined && until !== undefined && latestDay(until) < earliestDay(on)) {
    delete given.until
    faults.until = 'ends-early'
  }
  return { answers: { ...noAnswers, about: telling.about, given, relations: telling.relations }, faults }
}

const isAsked = (name: string): name is Asked => name !== 'about'
const questionsOf = ({ typed }: Telling): readonly Asked[] => {
  const asked: Asked[] = []
  for (const name in typed) if (isAsked(name)) asked.push(name)
  return asked
}

type Reading =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'fault'; readonly fault: TellingFault }

/** `undefined` for what is empty. */
function readAnswer(question: Asked, typed: string, today: string): Reading | undefined {
  if (typed.trim() === '') return undefined
  if (dates.has(question)) return readDate(question, typed, today)
  if (names.has(question)) return { kind: 'value', value: tidyName(typed) }
  if (!numbers.has(question)) return { kind: 'value', value: tidyText(typed) }
  const number = typed.replace(/[\s.-]/g, '')
  return /^\d{1,20}$/.test(number) ? { kind: 'value', value: number } : { kind: 'fault', fault: 'not-digits' }
}

function readDate(question: Asked, typed: string, today: string): Reading {
  const date = readTypedDate(typed)
  if (date.kind === 'fault')
    return { kind: 'fault', fault: date.why === 'no-such-day' ? 'not-a-date' : 'unreadable-date' }
  if (question !== 'until' && date.date > today.slice(0, date.date.length))
    return { kind: 'fault', fault: 'in-future' }
  return { kind: 'value', value: date.date }
}

const longestStay = 2

/** Law on Residence, art. 27: a temporary stay is of two years at most, and may be prolonged then. */
export function isLongStay({ on, until }: Answers['given']): boolean {
  if (on === undefined || until === undefined) return false
  const from = latestDay(on)
  return earliestDay(until) > `${Number(from.slice(0, 4)) + longestStay}${from.slice(4)}`
}

/** Two who belong to the same question cannot both be chosen: one resident, or several. */
export const toggled = (telling: Telling, id: RecordId, several: boolean): Telling => {
  if (!several) return { ...telling, about: [id] }
  const about = telling.about.includes(id)
    ? telling.about.filter((each) => each !== id)
    : [...telling.about, id]
  return { ...telling, about }
}
