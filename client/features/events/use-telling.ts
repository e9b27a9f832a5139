/** The state of the form of one event: what was typed, what is asked for, and what it would do if it were saved now. */
import { useState } from 'react'
import { today } from '#client/records/today.ts'
import { partsOf } from '#client/records/unit-text.ts'
import { usePlaceOf } from '#client/records/use-place-of.ts'
import type { HouseholdView, TellingDraft } from '#client/tablet/tablet.ts'
import { useBook, useLive, useOpenTablet } from '#client/tablet/use-tablet.tsx'
import type { TellingDraftHandle } from '#client/tablet/use-telling-draft.ts'
import type { EventKind } from '#shared/codes/event-kinds.ts'
import type { Answers, EventInput } from '#shared/events/answers.ts'
import { type Effect, effectsOf } from '#shared/events/effects.ts'
import { eventList, type Question } from '#shared/events/event-list.ts'
import { askedQuestions } from '#shared/events/open-questions.ts'
import { type OutcomeFinding, outcomeFindings } from '#shared/events/outcome-findings.ts'
import { type EventPlan, planEvent } from '#shared/events/plan-event.ts'
import { relationOfChild } from '#shared/events/plan-family.ts'
import { type EventChange, presentOf } from '#shared/events/standing.ts'
import { type RecordId, recordId } from '#shared/ids.ts'
import { type Asked, emptyTelling, readTelling, type Telling, type TellingFault, toggled } from './telling.ts'

export interface TellingHandle {
  readonly kind: EventKind
  readonly household: HouseholdView
  /** In which it is kept, once anything was said. */
  readonly draft: RecordId | undefined
  readonly into: HouseholdView | undefined
  readonly telling: Telling
  readonly input: EventInput
  readonly asked: readonly Question[]
  /** Wanted and not answered. */
  readonly open: readonly Question[]
  readonly faults: Readonly<Partial<Record<Question, TellingFault>>>
  /** `undefined` while something is open or at fault. */
  readonly changes: readonly EventChange[] | undefined
  /** What it would do, as soon as nothing but its paper is open. */
  readonly preview: readonly EventChange[]
  readonly effects: readonly Effect[]
  /** What the checks say of the outcome. */
  readonly findings: readonly OutcomeFinding[]
  type(question: Asked, text: string): void
  choose(id: RecordId): void
  putRight(resident: RecordId, relation: string | null): void
}

const intoWhich = ({ units }: HouseholdView): Telling['typed'] => {
  const { into } = partsOf(units.closed)
  return into == null ? {} : { into }
}

/**
 * Everybody comes along with a merge, unless the officer says otherwise. Whoever still stands in a household that was
 * merged goes where the others went.
 */
const firstTelling = (kind: EventKind, household: HouseholdView): Telling =>
  kind === 'merge'
    ? {
        ...emptyTelling,
        about: presentOf(household).map(({ id }) => id),
        typed: intoWhich(household),
      }
    : emptyTelling

/** An event that nothing was said of. What it makes new has the id of its draft, which a save ends. */
const blankOf = (kind: EventKind, household: HouseholdView, id: RecordId): Omit<TellingDraft, 'keptAt'> => ({
  ...{ type: 'telling', id, household: household.id, record: household.id, doing: kind },
  ...{ saw: {}, base: {}, life: 0 },
  ...firstTelling(kind, household),
})

export function useTelling(
  kind: EventKind,
  household: HouseholdView,
  kept: TellingDraftHandle,
): TellingHandle {
  const tablet = useOpenTablet()
  const book = useBook()
  const { softened } = useLive(tablet.sync)
  const here = usePlaceOf(household.commune)
  const [blank] = useState(() => blankOf(kind, household, tablet.newRecordId()))
  const { id: fresh, about, typed: texts, relations } = kept.draft ?? blank
  const telling = { about, typed: texts, relations }
  const setTelling = (next: (now: Telling) => Telling) =>
    kept.change((now) => ({ ...(now ?? blank), ...next(now ?? blank) }))
  const { answers, faults } = readTelling(telling, today())
  const into = answers.given.into === undefined ? undefined : book.findHousehold(recordId(answers.given.into))
  const typed: EventInput = { household, place: here(), into, answers, fresh }
  const input = withRelation(kind, typed)
  const plan = planEvent(kind, input)
  const isSound = Object.keys(faults).length === 0
  const changes = plan.kind === 'changes' && isSound ? plan.changes : undefined
  const preview = isSound ? previewOf(plan, () => planEvent(kind, withAnswer(input, { evidence: '' }))) : []
  return {
    kind,
    household,
    draft: kept.draft?.id,
    into,
    telling,
    input,
    asked: askedQuestions(kind, input),
    open: plan.kind === 'asks' ? plan.questions : [],
    faults,
    changes,
    preview,
    effects: effectsOf(input, preview),
    findings: outcomeFindings({ input, changes: preview, today: today(), softened }),
    type: (question, text) => setTelling((now) => ({ ...now, typed: { ...now.typed, [question]: text } })),
    choose: (id) => setTelling((now) => toggled(now, id, eventList[kind].about === 'many')),
    putRight: (resident, relation) =>
      setTelling((now) => {
        const { [resident]: _, ...others } = now.relations
        return { ...now, relations: relation === null ? others : { ...others, [resident]: relation } }
      }),
  }
}

/** What a newborn is to the head follows from its parents, until the officer says it. */
function withRelation(kind: EventKind, input: EventInput): EventInput {
  if (kind !== 'birth' || input.answers.given.relation !== undefined) return input
  const relation = relationOfChild(input)
  if (relation === null) return input
  return withAnswer(input, { relation })
}

const withAnswer = (input: EventInput, answer: Answers['given']): EventInput => ({
  ...input,
  answers: { ...input.answers, given: { ...input.answers.given, ...answer } },
})

/** Of an event that lacks only its paper, what it would do with one. */
function previewOf(plan: EventPlan, withPaper: () => EventPlan): readonly EventChange[] {
  if (plan.kind === 'changes') return plan.changes
  const onlyPaper = plan.questions.every((question) => question === 'evidence')
  const planned = onlyPaper ? withPaper() : plan
  return planned.kind === 'changes' ? planned.changes : []
}
