/** An officer who tells what happened in a household, or takes it back before it was sent. */
import type { EventKind } from '#shared/codes/event-kinds.ts'
import { type Answers, type EventInput, noAnswers } from '#shared/events/answers.ts'
import { mayHappen } from '#shared/events/closed-household.ts'
import { planEvent } from '#shared/events/plan-event.ts'
import { type EventChange, isHead, isPresent } from '#shared/events/standing.ts'
import { recordId } from '#shared/ids.ts'
import { type Attempt, isElsewhereToo } from '../ledger.ts'
import type { EditForm, World } from '../world.ts'
import {
  chooseHousehold,
  createForm,
  findSeat,
  formOf,
  type Household,
  listHouseholds,
  listResidents,
  note,
  type Seat,
  type View,
} from './forms.ts'
import { chosen, type Step } from './step.ts'

const kinds = [
  'split',
  'death',
  'merge',
  'move-out',
  'move-in',
  'birth',
  'change-of-head',
  'correction',
] as const
type Told = Extract<EventKind, (typeof kinds)[number]>
const numbers = ['060081000001', '060081000002', null]
const day = '2026-01-02'
/** Of a child: two of them with one day of birth would be asked about as one person. */
const month = '2026-01'

interface Scene {
  readonly household: Household
  readonly into: Household | undefined
  /** Who lives there. */
  readonly present: readonly View[]
  readonly communes: readonly string[]
  readonly dice: readonly number[]
}

/** Whom it is about, and what is answered; whatever is asked besides stays open, and nothing is told then. */
const answersTo: Readonly<Record<Told, (scene: Scene) => Partial<Answers>>> = {
  split: ({ present, dice }) => {
    const going = chosen(present, dice[1])
    const head = present.find((each) => each.id !== going?.id)?.id
    return {
      about: going === undefined ? [] : [going.id],
      given: given({ on: day, newHead: going?.id, head }),
    }
  },
  death: (scene) => leaving(scene, {}),
  merge: ({ present, into }) => ({
    about: present.map(({ id }) => id),
    given: given({ on: day, into: into?.id, relation: 'EM' }),
  }),
  'move-out': (scene) => leaving(scene, { to: 'Nơi khác' }),
  'move-in': ({ communes, dice }) => ({
    given: given({
      ...{ on: day, name: 'TRẦN A', birth: '1981', sex: '1', relation: 'ONHO' },
      ...{ from: chosen(communes, dice[1]), idNumber: chosen(numbers, dice[2]) },
    }),
  }),
  birth: ({ present, dice }) => ({
    given: given({
      on: month,
      name: 'TRẦN BÉ',
      sex: '2',
      relation: 'CON',
      father: chosen(present, dice[1])?.id,
    }),
  }),
  'change-of-head': ({ present, dice }) => ({
    given: given({
      on: day,
      head: chosen(
        present.filter((each) => !isHead(each)),
        dice[1],
      )?.id,
    }),
  }),
  correction: ({ present, dice }) => ({
    about: present.slice(0, 1).map(({ id }) => id),
    given: given({ on: day, birth: chosen(['1981', '1982'], dice[1]), idNumber: chosen(numbers, dice[2]) }),
  }),
}

const given = (answers: Readonly<Record<string, string | null | undefined>>): Answers['given'] =>
  Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined && value !== null))

function leaving({ present, dice }: Scene, more: Readonly<Record<string, string>>): Partial<Answers> {
  const going = chosen(present, dice[1])
  const head = present.find((each) => each.id !== going?.id)?.id
  return { about: going === undefined ? [] : [going.id], given: given({ on: day, head, ...more }) }
}

export function tellEvent(world: World, { dice, ...step }: Step): void {
  const seat = findSeat(world, { ...step, dice })
  const household = seat === undefined ? undefined : chooseHousehold(world, seat, dice[4])
  const kind = chosen(kinds, dice[0])
  if (seat === undefined || household === undefined || kind === undefined) return
  if (seat.tablet.isOld || !mayHappen(kind, household)) return
  const others = listHouseholds(seat).filter(
    ({ id, commune }) => id !== household.id && commune === household.commune,
  )
  const scene = {
    ...{ household, into: chosen(others, dice[3]), dice, communes: world.communes },
    present: listResidents(household).filter(isPresent),
  }
  const told = answersTo[kind](scene)
  const answers = { ...noAnswers, ...told, given: { ...told.given, evidence: 'giấy' } }
  const input: EventInput = {
    ...{ household, into: scene.into, answers },
    ...{ place: { province: null, district: null, commune: household.commune } },
    fresh: seat.app.newRecordId(),
  }
  const plan = planEvent(kind, input)
  if (plan.kind === 'asks' || plan.changes.length === 0) return
  const forms = plan.changes.flatMap((change) => formFrom(world, seat, { change, household }))
  if (forms.length < plan.changes.length) return
  // by which it is found again when it is taken back
  const event = { kind, on: day, evidence: `${world.ledger.attempts.length}` }
  const edits = forms.map(({ type, id, kind: how, wrote, saw, base }) => ({
    type,
    id,
    kind: how,
    wrote,
    saw,
    base,
  }))
  const words = `${kind}: ${forms.map(({ id, wrote }) => `${id.slice(-4)} ${JSON.stringify(wrote)}`).join(', ')}`
  note(world, seat, { forms, commune: household.commune, words }, () =>
    seat.app.tellEvent(household.id, edits, event),
  )
}

function formFrom(
  world: World,
  seat: Seat,
  { change, household }: { readonly change: EventChange; readonly household: Household },
): EditForm[] {
  const { type, id, kind, wrote } = change
  if (kind === 'create') return [createForm(type, { id, commune: household.commune }, wrote)]
  const view = seat.app.book.get().findRecord(recordId(id))
  return view === undefined ? [] : [formOf(world, seat, view, wrote)]
}

/** Only until a byte of it is sent, and as long as nothing stands on it. */
export function undoEvent(world: World, step: Step): void {
  const seat = findSeat(world, step)
  if (seat === undefined || seat.tablet.isOld) return
  const { book } = seat.app
  const open = listHouseholds(seat).flatMap(({ id }) => book.get().openEvents(id))
  const told = chosen(open, step.dice[4])
  const attempt = world.ledger.attempts[Number(told?.event.evidence)]
  if (told === undefined || attempt === undefined) return
  const before = attempt.outcome
  attempt.outcome = 'maybe'
  seat.app.undoEvent(told.groupId).then(
    (result) => {
      if (result.kind === 'saved')
        for (const one of [attempt, ...leaningOn(world.ledger, told.groupId)])
          one.outcome = wasSentBefore(world.ledger, attempt, told.groupId) ? 'maybe' : 'not-saved'
      else if (attempt.outcome === 'maybe' && result.kind === 'refused') attempt.outcome = before
      world.trace(() => `${seat.tablet.name} takes back ${told.event.kind}: ${JSON.stringify(result)}`)
    },
    (error) => world.ledger.crashes.push(`${seat.tablet.name}: undoing failed with ${String(error)}`),
  )
}

/** By the other machine, or by this one before its storage was put back. */
const wasSentBefore = (ledger: World['ledger'], attempt: Attempt, group: string): boolean =>
  isElsewhereToo(ledger, attempt) || (ledger.putBack.has(attempt.device) && ledger.sent.has(group))

/** Saves that came to no change, since what they said stood there by that event. */
const leaningOn = ({ attempts }: World['ledger'], group: string): Attempt[] =>
  attempts.filter(({ outcome, carriers }) => {
    const into = [...(carriers?.values() ?? [])]
    return outcome === 'saved' && into.length > 0 && into.every((one) => one === group)
  })
