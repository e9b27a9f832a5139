/**
 * What an event does to a household and its residents: one group of changes, made of what stands and of the answers.
 * Promises: wherever somebody lives there is exactly one head, nobody is in two places, nobody in a closed household,
 * and nobody is lost: who goes is marked as gone, with the reason.
 */
import type { EventKind } from '../codes/event-kinds.ts'
import type { EventInput } from './answers.ts'
import type { Question } from './event-list.ts'
import { openQuestions } from './open-questions.ts'
import { planCorrection } from './plan-correction.ts'
import { planAdoption, planBirth, planDivorce, planMarriage } from './plan-family.ts'
import { planChangeOfHead, planMerge, planSplit } from './plan-households.ts'
import { planDeath, planEmigration, planMissing, planMoveOut } from './plan-leaving.ts'
import { planAbsence, planMoveIn, planTemporary } from './plan-residence.ts'
import { type EventChange, joinChanges } from './standing.ts'

const planOf: Readonly<Record<EventKind, (input: EventInput) => readonly EventChange[]>> = {
  birth: planBirth,
  death: planDeath,
  missing: planMissing,
  marriage: planMarriage,
  divorce: planDivorce,
  'move-in': planMoveIn,
  'move-out': planMoveOut,
  split: planSplit,
  merge: planMerge,
  'change-of-head': planChangeOfHead,
  temporary: planTemporary,
  absence: planAbsence,
  adoption: planAdoption,
  correction: planCorrection,
  emigration: planEmigration,
  service: planAbsence,
}

export type EventPlan =
  | { readonly kind: 'asks'; readonly questions: readonly Question[] }
  | { readonly kind: 'changes'; readonly changes: readonly EventChange[] }

export function planEvent(kind: EventKind, input: EventInput): EventPlan {
  const questions = openQuestions(kind, input)
  if (questions.length > 0) return { kind: 'asks', questions }
  const { household, into } = input
  const before = [household, ...household.residents, ...(into === undefined ? [] : [into])]
  return { kind: 'changes', changes: joinChanges(planOf[kind](input), before) }
}
