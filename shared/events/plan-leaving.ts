/** Events in which residents leave the household for good: death, missing, moved out, abroad. */
import type { Leaving } from '../codes/leaving.ts'
import type { UnitValues } from '../records/unit.ts'
import { aboutOf, type EventInput, findGiven, givenOf, losesHead, othersOf } from './answers.ts'
import { isClosed } from './closed-household.ts'
import { findSpouse, noLink } from './family.ts'
import { underHead } from './heads.ts'
import { type EventChange, editOf, presentOf, type Standing } from './standing.ts'

interface Departure {
  readonly why: Leaving
  /** Beside `left`. */
  readonly units?: UnitValues
  /** Why a household in which nobody stays is closed. */
  readonly closes: 'moved' | 'died-out'
}

function planLeaving(input: EventInput, { why, units, closes }: Departure): readonly EventChange[] {
  const on = givenOf(input, 'on')
  const left = { why, on, to: givenOf(input, 'to') }
  return [
    ...aboutOf(input).map((resident) => editOf('resident', resident, { ...units, left })),
    ...afterLeaving(input),
    ...closing(input, { why: closes, on, into: null }),
  ]
}

/** The new head of those who stay. */
export function afterLeaving(input: EventInput): readonly EventChange[] {
  const head = findGiven(input, 'head')
  if (head === undefined || !losesHead(input)) return []
  const { household, answers } = input
  return underHead({ head, residents: othersOf(input), before: household.residents, answers })
}

/** A household in which nobody stays is closed; one that is closed already keeps the reason why. */
export function closing(
  input: EventInput,
  closed: { readonly why: string; readonly on: string | null; readonly into: string | null },
): readonly EventChange[] {
  const { household } = input
  if (isClosed(household) || othersOf(input).length > 0 || presentOf(household).length === 0) return []
  return [editOf('household', household, { closed })]
}

const living = (life: '2' | '3', input: EventInput) => ({
  life: { status: life, on: givenOf(input, 'on'), paper: paperOf(input) },
})

const longestPaper = 120
const paperOf = (input: EventInput): string | null =>
  givenOf(input, 'evidence')?.slice(0, longestPaper).trim() || null

/** Who was married to the dead is widowed: the spouse's link ends on their side, the dead keep theirs. */
export function planDeath(input: EventInput): readonly EventChange[] {
  return [
    ...planLeaving(input, { why: 'died', units: living('2', input), closes: 'died-out' }),
    ...aboutOf(input).flatMap((dead) => widowed(findSpouse(dead, othersOf(input)))),
  ]
}

const widowed = (spouse: Standing | undefined): EventChange[] =>
  spouse === undefined ? [] : [editOf('resident', spouse, { marital: '3', ...noLink('spouse') })]

export const planMissing = (input: EventInput): readonly EventChange[] =>
  planLeaving(input, { why: 'missing', units: living('3', input), closes: 'died-out' })

export const planMoveOut = (input: EventInput): readonly EventChange[] =>
  planLeaving(input, { why: 'moved', closes: 'moved' })

/** Settled abroad: the permanent registration is deleted. */
export const planEmigration = (input: EventInput): readonly EventChange[] =>
  planLeaving(input, { why: 'abroad', units: { residenceStatus: 'NN' }, closes: 'moved' })
