/** An officer at a form: what is displayed of the units that they touch, and what they fill in. */
import type { ConflictView } from '#client/store/views.ts'
import type { OpenTablet } from '#client/tablet/tablet.ts'
import { type CommuneCode, type RecordId, recordId } from '#shared/ids.ts'
import type { RecordType } from '#shared/records/record.ts'
import type { UnitValue, UnitValues } from '#shared/records/unit.ts'
import { type Attempt, type Told, toldOf, unitKey } from '../ledger.ts'
import { isSame } from '../oracle/values.ts'
import { readDisk } from '../tablet/read-disk.ts'
import type { SimTablet, Tab } from '../tablet/sim-tablet.ts'
import type { EditForm, World } from '../world.ts'
import { findCarriers, saidBy } from './carriers.ts'
import { findInClosed } from './closed-households.ts'
import { chosen, type Step } from './step.ts'

export type View = NonNullable<ReturnType<ReturnType<OpenTablet['book']['get']>['findRecord']>>
export type Household = ReturnType<ReturnType<OpenTablet['book']['get']>['households']>[number]

export interface Seat {
  readonly tablet: SimTablet
  readonly tab: Tab
  readonly app: OpenTablet
}

/** A tab that the officer can use now. */
export function findSeat({ tablets }: World, { tablet: number, dice }: Step): Seat | undefined {
  const tablet = tablets[number % tablets.length]
  if (tablet === undefined) return undefined
  const tab = chosen(
    tablet.tabs.filter(({ open }) => open !== undefined),
    dice[7],
  )
  return tab?.open === undefined ? undefined : { tablet, tab, app: tab.open }
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1)

export const listHouseholds = ({ app }: Seat): readonly Household[] =>
  [...app.book.get().households()].sort(byId)

/** At whose door the officer stands: all of them at few, and at the newest. */
export function chooseHousehold(
  { swarm }: World,
  seat: Seat,
  die: number | undefined,
): Household | undefined {
  const all = listHouseholds(seat)
  return chosen([...all.slice(0, swarm.heat.households), ...all.slice(-1)], die)
}

export const listResidents = (household: Household): readonly View[] => [...household.residents].sort(byId)

/** What can be written, a few values each, so that people meet. */
const values: Readonly<Record<RecordType, Readonly<Record<string, readonly UnitValue[]>>>> = {
  resident: {
    name: ['TRẦN A', 'TRẦN B', 'TRẦN C', 'TRẦN D'],
    birth: ['1981', '1982', '1983-05', null],
    motherName: ['LÊ M', 'LÊ N', null],
    idNumber: ['060081000001', '060081000002', null],
    relation: ['CH', 'EM', 'CON'],
    left: [{ why: null, on: '2026-01-02', to: null }, null],
  },
  household: {
    hamlet: ['Thôn 1', 'Thôn 2', 'Thôn 3'],
    address: [{ street: 'Trần Phú', house: '1' }, { street: 'Trần Phú', house: '2' }, null],
  },
}

/** One unit most of the time. */
export function chooseWrote(
  { swarm }: World,
  { type }: Pick<View, 'type'>,
  dice: readonly number[],
): UnitValues {
  const units = Object.keys(values[type]).slice(0, swarm.heat.units)
  const first = chosen(units, dice[0]) ?? 'name'
  const second = (dice[1] ?? 0) > 0.7 ? (chosen(units, dice[1]) ?? first) : first
  return Object.fromEntries(
    [first, second].map((unit, at) => [unit, chosen(values[type][unit] ?? [], dice[2 + at]) ?? null]),
  )
}

/** The form of a record as it is displayed now. */
export function formOf({ ledger }: World, { tablet }: Seat, view: View, wrote: UnitValues): EditForm {
  const units = Object.keys(wrote)
  return {
    type: view.type,
    id: view.id,
    commune: view.commune,
    kind: 'edit',
    wrote,
    saw: Object.fromEntries(units.map((unit) => [unit, view.units[unit] ?? null])),
    base: Object.fromEntries(units.map((unit) => [unit, view.base[unit] ?? 0])),
    life: view.life,
    knew: knewOf(toldOf(ledger, tablet.name), view.id, units),
    shownAt: { ...view.base },
  }
}

export const knewOf = (told: ReadonlyMap<string, Told>, id: string, units: readonly string[]) =>
  Object.fromEntries(units.map((unit) => [unit, told.get(unitKey(id, unit))?.seq ?? 0]))

export const createForm = (
  type: RecordType,
  { id, commune }: Pick<View, 'id' | 'commune'>,
  wrote: UnitValues,
): EditForm => ({
  type,
  id,
  commune,
  kind: 'create',
  wrote,
  saw: {},
  base: {},
  life: 0,
  knew: {},
  shownAt: {},
})

export function removeForm(world: World, seat: Seat, view: View): EditForm {
  const { units, base, life, type, id, commune } = view
  const knew = knewOf(toldOf(world.ledger, seat.tablet.name), view.id, Object.keys(units))
  const shownAt = { ...base }
  return { type, id, commune, kind: 'remove', wrote: {}, saw: units, base, life, knew, shownAt }
}

export interface Save {
  readonly household: RecordId
  readonly forms: readonly EditForm[]
  readonly commune?: CommuneCode
}

export function save(world: World, seat: Seat, { household, forms, commune }: Save): void {
  const edits = forms.map(({ type, id, kind, wrote, saw, base }) => ({
    ...{ type, id, kind, wrote, saw, base },
    ...(kind === 'remove' ? { reason: 'ghi nhầm' } : {}),
  }))
  const words = forms
    .map(({ kind, id, wrote }) => `${kind} ${id.slice(-4)} ${JSON.stringify(wrote)}`)
    .join(', ')
  note(world, seat, { forms, commune, words }, () => seat.app.save(household, edits, commune))
}

/** What the tablet has been told of where its officer works. */
function scopeOnDisk({ disk }: SimTablet): readonly string[] {
  const value: unknown = disk.tables.meta.rows.get('device')?.value
  const scope = typeof value === 'object' && value !== null && 'scope' in value ? value.scope : []
  return Array.isArray(scope) ? scope.map(String) : []
}

interface Taken {
  readonly tablet: SimTablet
  /** The scope when the save began. */
  readonly before: readonly string[]
  readonly forms: Attempt['edits']
}

function noteStray({ ledger }: World, { tablet, before, forms }: Taken): void {
  const scope = new Set([...before, ...scopeOnDisk(tablet)])
  const { rows } = readDisk(tablet.disk)
  const stray = forms.find(({ id }) => {
    const commune = rows.get(id)?.commune
    return commune !== undefined && !scope.has(commune)
  })
  if (stray !== undefined) ledger.strays.push(`${tablet.name} saved ${stray.id.slice(-4)} out of its scope`)
}

/** Where another tab is open, somebody may have written over it by now. */
function noteCarriers({ ledger }: World, { disk, name, tabs }: SimTablet, attempt: Attempt): void {
  const content = readDisk(disk)
  const carriers = findCarriers(content, attempt.edits)
  attempt.carriers = carriers
  for (const { id, order } of content.groups) ledger.places.set(`${name} ${id}`, order)
  const said = attempt.edits.flatMap((edit) => saidBy(edit).map(([unit]) => unitKey(edit.id, unit)))
  const lost = said.find((key) => !carriers.has(key))
  if (lost !== undefined && tabs.length < 2) ledger.nowhere.push(`${name} said that ${lost} is saved`)
}

interface Noted {
  readonly forms: Attempt['edits']
  /** The question that is answered, in which both values are shown. */
  readonly answers?: ConflictView
  readonly commune: CommuneCode | undefined
  readonly words: string
}

/** What the list shows by now is another value than the form that is confirmed. */
function findOutdated(app: OpenTablet, forms: Attempt['edits']): string | undefined {
  for (const { id, kind, saw } of forms) {
    const view = kind === 'edit' ? app.book.get().findRecord(recordId(id)) : undefined
    for (const [unit, value] of Object.entries(view === undefined ? {} : saw))
      if (!isSame(view?.units[unit], value))
        return `${unit} of ${id.slice(-4)} was saved over ${JSON.stringify(view?.units[unit])}, which the form did not show`
  }
  return undefined
}

/** The list shows neither of the two values between which the officer chose. */
function findThird(app: OpenTablet, { id, unit, now, mine }: ConflictView): string | undefined {
  const view = app.book.get().findRecord(id)
  if (view === undefined || [now, mine].some((value) => isSame(view.units[unit], value))) return undefined
  return `${unit} of ${id.slice(-4)} was settled over ${JSON.stringify(view.units[unit])}, which the question did not show`
}

/** What becomes of a save, as the officer is told. */
export function note(
  world: World,
  { tablet, app }: Seat,
  { forms, commune, words, answers }: Noted,
  begin: () => ReturnType<OpenTablet['save']>,
): void {
  const { ledger } = world
  const outdated = answers?.kind === 'unsent' ? findThird(app, answers) : findOutdated(app, forms)
  // who answers a question has seen what there is, and an old app knows of no closed household
  const inClosed = answers === undefined && !tablet.isOld ? findInClosed(app, forms) : undefined
  const saving = begin()
  const attempt: Attempt = {
    number: ledger.attempts.length,
    step: world.step,
    device: tablet.device,
    tablet: tablet.name,
    commune,
    edits: forms,
    outcome: 'maybe',
    carriers: undefined,
  }
  ledger.attempts.push(attempt)
  const before = scopeOnDisk(tablet)
  saving.then(
    (result) => {
      attempt.outcome = result.kind === 'saved' ? 'saved' : 'not-saved'
      if (result.kind === 'saved' && outdated !== undefined)
        ledger.blindSaves.push(`${tablet.name}: ${outdated}`)
      if (result.kind === 'saved' && inClosed !== undefined)
        ledger.inClosed.push(
          `${tablet.name} put ${inClosed.resident.slice(-4)} into ${inClosed.household.slice(-4)}, which is closed`,
        )
      if (result.kind === 'saved') noteCarriers(world, tablet, attempt)
      if (result.kind === 'saved') noteStray(world, { tablet, before, forms })
      world.trace(() => `${tablet.name} saves ${words}: ${result.kind}`)
    },
    (error) => ledger.crashes.push(`${tablet.name}: a save failed with ${String(error)}`),
  )
}
