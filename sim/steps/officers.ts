/** What officers do at their tablets. */
import type { OpenTablet } from '#client/tablet/tablet.ts'
import { isClosed } from '#shared/events/closed-household.ts'
import { recordId } from '#shared/ids.ts'
import type { UnitValue } from '#shared/records/unit.ts'
import { toldOf } from '../ledger.ts'
import { isSame } from '../oracle/values.ts'
import { readDisk, unitOf } from '../tablet/read-disk.ts'
import type { EditForm, World } from '../world.ts'
import { findInClosed } from './closed-households.ts'
import {
  chooseHousehold,
  chooseWrote,
  createForm,
  findSeat,
  formOf,
  type Household,
  knewOf,
  listHouseholds,
  listResidents,
  note,
  removeForm,
  type Seat,
  save,
} from './forms.ts'
import { chosen, type Step } from './step.ts'

/** Fills a form of a household or of one who lives there; confirms it at once, or leaves it open. */
export function write(world: World, step: Step): void {
  const seat = findSeat(world, step)
  const household = seat === undefined ? undefined : chooseHousehold(world, seat, step.dice[4])
  if (seat === undefined || household === undefined) return
  const residents = listResidents(household)
  const view = (step.dice[5] ?? 0) < 0.2 ? household : (chosen(residents, step.dice[5]) ?? household)
  const form = formOf(world, seat, view, chooseWrote(world, view, step.dice))
  if ((step.dice[6] ?? 0) > 0.75) {
    world.forms.push({ tablet: seat.tablet, tab: seat.tab, household: household.id, edit: form })
    world.trace(
      () => `${seat.tablet.name} opens ${view.id.slice(-4)} and types ${JSON.stringify(form.wrote)}`,
    )
  } else save(world, seat, { household: household.id, forms: withOpening(world, seat, form) })
}

/** As the screen does: whoever comes back to a household that is closed opens it. */
function withOpening(world: World, seat: Seat, form: EditForm): readonly EditForm[] {
  const found = seat.tablet.isOld ? undefined : findInClosed(seat.app, [form])
  const view = found === undefined ? undefined : seat.app.book.get().findHousehold(found.household)
  return view === undefined ? [form] : [form, formOf(world, seat, view, { closed: null })]
}

/** Goes on with a record of which something waits: another of its units. */
export function goOn(world: World, step: Step): void {
  const seat = findSeat(world, step)
  if (seat === undefined) return
  const waiting = readDisk(seat.tablet.disk).groups.filter(({ state }) => state === 'open')
  const change = chosen(
    waiting.flatMap(({ group }) => group.changes.filter(({ kind }) => kind === 'edit')),
    step.dice[4],
  )
  const view = change === undefined ? undefined : seat.app.book.get().findRecord(change.id)
  if (view === undefined) return
  const chosenWords = Object.entries(chooseWrote(world, view, step.dice))
  const wrote = Object.fromEntries(chosenWords.filter(([unit]) => !Object.hasOwn(change?.wrote ?? {}, unit)))
  if (Object.keys(wrote).length === 0) return
  const household = view.type === 'household' ? view.id : recordId(String(view.units.household))
  save(world, seat, { household, forms: withOpening(world, seat, formOf(world, seat, view, wrote)) })
}

/** Confirms the form that is open longest. */
export function confirm(world: World, step: Step): void {
  const tablet = world.tablets[step.tablet % world.tablets.length]
  const at = world.forms.findIndex((form) => form.tablet === tablet)
  const [form] = at < 0 ? [] : world.forms.splice(at, 1)
  const app = form?.tab.open
  if (form === undefined || app === undefined || !form.tab.process.alive()) return
  const seat = { ...form, app }
  const forms = withOpening(world, seat, followed(app, form.edit))
  save(world, seat, { household: form.household, forms })
}

/** As the form does: a number of another life of the centre is none in this. */
function followed(app: OpenTablet, edit: EditForm): EditForm {
  const view = app.book.get().findRecord(edit.id)
  return view === undefined || view.life === edit.life ? edit : { ...edit, base: {} }
}

/** An old app does not know that a household can be closed. */
const showsClosed = ({ tablet }: Seat, household: Household): boolean => !tablet.isOld && isClosed(household)

export function create(world: World, step: Step): void {
  const seat = findSeat(world, step)
  const commune = seat === undefined ? undefined : chosen(seat.app.book.get().communes, step.dice[4])
  if (seat === undefined || commune === undefined) return
  const household = seat.app.newRecordId()
  const resident = seat.app.newRecordId()
  const forms = [
    createForm('household', { id: household, commune }, { hamlet: 'Thôn 2' }),
    createForm(
      'resident',
      { id: resident, commune },
      { household, name: 'PHẠM MỚI', birth: '1990', relation: 'CH' },
    ),
  ]
  save(world, seat, { household, forms, commune })
}

export function addResident(world: World, step: Step): void {
  const seat = findSeat(world, step)
  const household = seat === undefined ? undefined : chooseHousehold(world, seat, step.dice[4])
  if (seat === undefined || household === undefined || showsClosed(seat, household)) return
  const wrote = { household: household.id, name: 'PHẠM CON', birth: '2020', relation: 'CON' }
  const { commune } = household
  const forms = [createForm('resident', { id: seat.app.newRecordId(), commune }, wrote)]
  save(world, seat, { household: household.id, forms })
}

/** A resident goes to another household of the commune. */
export function move(world: World, step: Step): void {
  const seat = findSeat(world, step)
  if (seat === undefined) return
  const households = listHouseholds(seat)
  const from = chosen(households, step.dice[4])
  const to = chosen(
    households.filter(
      (each) => each.id !== from?.id && each.commune === from?.commune && !showsClosed(seat, each),
    ),
    step.dice[5],
  )
  const view = from === undefined ? undefined : chosen(listResidents(from), step.dice[6])
  if (from === undefined || to === undefined || view === undefined) return
  save(world, seat, { household: from.id, forms: [formOf(world, seat, view, { household: to.id })] })
}

/** One save of the household and all who live there. */
export function together(world: World, step: Step): void {
  const seat = findSeat(world, step)
  const household = seat === undefined ? undefined : chooseHousehold(world, seat, step.dice[4])
  if (seat === undefined || household === undefined) return
  const views = [household, ...listResidents(household)]
  const forms = views.map((view, at) =>
    formOf(world, seat, view, chooseWrote(world, view, shifted(step.dice, at))),
  )
  if (seat.tablet.isOld || findInClosed(seat.app, forms) === undefined)
    save(world, seat, { household: household.id, forms })
}

const shifted = (dice: readonly number[], by: number): readonly number[] =>
  dice.map((die) => (die + by * 0.37) % 1)

/** A resident, or a household with everybody in it. */
export function remove(world: World, step: Step): void {
  const seat = findSeat(world, step)
  const household = seat === undefined ? undefined : chooseHousehold(world, seat, step.dice[4])
  if (seat === undefined || household === undefined) return
  const residents = listResidents(household)
  const isWhole = (step.dice[5] ?? 0) < 0.3
  const views = isWhole ? [...residents, household] : residents.slice(0, 1)
  if (views.length === 0) return
  const forms = views.map((view) => removeForm(world, seat, view))
  save(world, seat, { household: household.id, forms })
}

/** Answers a conflict that is shown: with what is there, with one's own, or with something else. */
export function settle(world: World, step: Step): void {
  const seat = findSeat(world, step)
  if (seat === undefined) return
  const conflict = chosen(listConflicts(seat), step.dice[4])
  if (conflict === undefined) return
  const { id, unit, now, mine } = conflict
  const value = chosen([now, mine], step.dice[5]) ?? null
  const view = seat.app.book.get().findRecord(id)
  if (view === undefined) return
  const { type, commune } = view
  const form = {
    ...{ type, id, commune, kind: 'edit' as const, wrote: { [unit]: value }, saw: { [unit]: now } },
    knew: knewOf(toldOf(world.ledger, seat.tablet.name), id, [unit]),
    shownAt: { [unit]: decidedOnDisk(seat, { id, unit, now }) },
  }
  const words = `the conflict on ${unit} of ${id.slice(-4)} with ${JSON.stringify(value)}`
  const noted = { forms: [form], commune: undefined, words, answers: conflict }
  note(world, seat, noted, () => seat.app.settle(conflict, value))
}

/** Of the centre's value where that is what is displayed. */
function decidedOnDisk(
  { tablet }: Seat,
  { id, unit, now }: { readonly id: string; readonly unit: string; readonly now: UnitValue },
): number {
  const row = readDisk(tablet.disk).rows.get(id)
  const isShown = row !== undefined && isSame(unitOf(row, unit), now)
  return isShown ? (row.decided[unit] ?? 0) : 0
}

export function listConflicts(seat: Seat) {
  return listHouseholds(seat).flatMap((household) =>
    [household, ...listResidents(household)].flatMap(({ conflicts }) => conflicts),
  )
}

export function sync(world: World, step: Step): void {
  const seat = findSeat(world, step)
  seat?.app.syncNow()
}

/** The officer has read why a group was dismissed. */
export function acknowledge(world: World, step: Step): void {
  const seat = findSeat(world, step)
  if (seat === undefined) return
  const read = async (): Promise<void> => {
    const dismissed = (await seat.app.outbox()).filter(({ state }) => state === 'dismissed')
    const entry = chosen(dismissed, step.dice[4])
    if (entry === undefined) return
    world.ledger.acknowledged.add(entry.groupId)
    await seat.app.acknowledge(entry.groupId)
  }
  read().catch((error) => {
    // Nothing was written; the officer reads it again.
    if (error?.name !== 'QuotaExceededError')
      world.ledger.crashes.push(`acknowledging failed with ${String(error)}`)
  })
}
