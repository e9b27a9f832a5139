/**
 * What a form knows of one record. A unit keeps what was displayed (`saw`) and the revision of that copy (`base`) from
 * the moment it is first touched; units that nobody touched follow the newest view. A revision of another life of the
 * centre says nothing in this one: whoever saw the value has seen no decision on it. Pure.
 */
import type { Draft, Edit } from '#client/tablet/tablet.ts'
import type { CommuneCode, RecordId } from '#shared/ids.ts'
import { type RecordType, unitsOf } from '#shared/records/record.ts'
import { type Parts, sameUnit, type UnitValue, type UnitValues } from '#shared/records/unit.ts'

export interface Touched {
  readonly wrote: UnitValue
  readonly saw: UnitValue
  readonly base: number
}

/** The record as it is displayed now. */
export interface Shown {
  readonly units: UnitValues
  readonly base: Readonly<Record<string, number>>
  readonly life: number
}

export interface RecordForm {
  readonly type: RecordType
  readonly id: RecordId
  readonly household: RecordId
  readonly isNew: boolean
  /** Where it is saved; of a new household as long as the officer says nothing else. */
  readonly commune?: CommuneCode
  readonly shown: Shown
  readonly touched: Readonly<Record<string, Touched>>
  /** Texts that do not fit their unit yet, as typed. */
  readonly typed: Readonly<Record<string, string>>
}

const shownUnit = (form: RecordForm, unit: string): UnitValue => form.shown.units[unit] ?? null

export const unitOf = (form: RecordForm, unit: string): UnitValue =>
  form.touched[unit] === undefined ? shownUnit(form, unit) : form.touched[unit].wrote

export const unitValuesOf = (form: RecordForm): UnitValues => ({
  ...form.shown.units,
  ...Object.fromEntries(Object.entries(form.touched).map(([unit, { wrote }]) => [unit, wrote])),
})

const without = <T>(entries: Readonly<Record<string, T>>, name: string): Record<string, T> =>
  Object.fromEntries(Object.entries(entries).filter(([each]) => each !== name))

/** The officer fills a unit. Back to what was displayed is as if it had not been touched. */
export function touch(form: RecordForm, unit: string, wrote: UnitValue): RecordForm {
  const { saw, base } = form.touched[unit] ?? { saw: shownUnit(form, unit), base: form.shown.base[unit] ?? 0 }
  const touched = sameUnit(wrote, saw)
    ? without(form.touched, unit)
    : { ...form.touched, [unit]: { wrote, saw, base } }
  return { ...form, touched, typed: without(form.typed, unit) }
}

/** The officer is typing what does not fit the unit yet. What was displayed is remembered from the first key on. */
export function type(form: RecordForm, unit: string, text: string): RecordForm {
  const before = form.touched[unit] ?? {
    wrote: shownUnit(form, unit),
    saw: shownUnit(form, unit),
    base: form.shown.base[unit] ?? 0,
  }
  return { ...form, touched: { ...form.touched, [unit]: before }, typed: { ...form.typed, [unit]: text } }
}

export interface PartPlace {
  readonly unit: string
  readonly part: string
}

/** Under which the text of a part stands that cannot be read yet. */
export const partKey = ({ unit, part }: PartPlace): string => `${unit}.${part}`

/** A unit of parts with every part that it has, `null` where nothing is filled in. */
export function wholeParts(form: RecordForm, unit: string, parts: Parts | null): UnitValue {
  const definition = unitsOf(form.type)[unit]
  if (definition?.kind !== 'parts' || parts === null) return parts
  if (Object.values(parts).every((part) => part === null)) return null
  const empty = Object.fromEntries(Object.keys(definition.cells).map((part) => [part, null]))
  return { ...empty, ...parts }
}

export function partOf(form: RecordForm, { unit, part }: PartPlace): string | null {
  const value = unitOf(form, unit)
  return typeof value === 'object' ? (value?.[part] ?? null) : null
}

/** The officer fills one part of a unit; what is typed into its other parts stays. */
export function touchPart(form: RecordForm, place: PartPlace, wrote: string | null): RecordForm {
  const before = unitOf(form, place.unit)
  const parts = { ...(typeof before === 'object' ? before : null), [place.part]: wrote }
  const { touched } = touch(form, place.unit, wholeParts(form, place.unit, parts))
  return { ...form, touched, typed: without(form.typed, partKey(place)) }
}

/** As `type`, in one part of a unit. */
export function typePart(form: RecordForm, place: PartPlace, text: string): RecordForm {
  const { touched } = type(form, place.unit, text)
  return { ...form, touched, typed: { ...form.typed, [partKey(place)]: text } }
}

/** The officer says in which commune a new household is. */
export const moveTo = (form: RecordForm, commune: CommuneCode): RecordForm => ({ ...form, commune })

/** The view has changed under the form: touched units keep what they saw. */
export function follow(form: RecordForm, shown: Shown): RecordForm {
  const touched = shown.life === form.shown.life ? form.touched : withoutBase(form.touched)
  return { ...form, shown, touched }
}

const withoutBase = (touched: RecordForm['touched']): RecordForm['touched'] =>
  Object.fromEntries(Object.entries(touched).map(([unit, one]) => [unit, { ...one, base: 0 }]))

/** The officer has seen the present value of a unit in the conflict sheet and chosen. */
export function choose(form: RecordForm, unit: string, chosen: UnitValue): RecordForm {
  const saw = shownUnit(form, unit)
  const touched = sameUnit(chosen, saw)
    ? without(form.touched, unit)
    : { ...form.touched, [unit]: { wrote: chosen, saw, base: form.shown.base[unit] ?? 0 } }
  return { ...form, touched }
}

export const isTouched = (form: RecordForm): boolean =>
  Object.keys(form.touched).length > 0 || Object.keys(form.typed).length > 0

const pick = <T>(form: RecordForm, part: (touched: Touched) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(form.touched).map(([unit, touched]) => [unit, part(touched)]))

/** What a save of this form does. A create carries filled units only, and has seen nothing. */
export function editFromForm(form: RecordForm): Edit {
  const { type: recordType, id } = form
  if (!form.isNew) {
    return {
      type: recordType,
      id,
      kind: 'edit',
      wrote: pick(form, ({ wrote }) => wrote),
      saw: pick(form, ({ saw }) => saw),
      base: pick(form, ({ base }) => base),
    }
  }
  const wrote = Object.fromEntries(Object.entries(unitValuesOf(form)).filter(([, value]) => value !== null))
  return { type: recordType, id, kind: 'create', wrote, saw: {}, base: {} }
}

const inCommune = (commune: CommuneCode | undefined) => (commune === undefined ? {} : { commune })

export const draftFromForm = (form: RecordForm, keptAt: string): Draft => ({
  type: form.type,
  id: form.id,
  household: form.household,
  isNew: form.isNew,
  ...inCommune(form.commune),
  wrote: form.isNew ? unitValuesOf(form) : pick(form, ({ wrote }) => wrote),
  saw: pick(form, ({ saw }) => saw),
  base: pick(form, ({ base }) => base),
  life: form.shown.life,
  typed: form.typed,
  keptAt,
})

/** The form as it was left: what each unit saw then is what it saw. */
export function formFromDraft(draft: Draft, shown: Shown): RecordForm {
  const { type: recordType, id, household, isNew, commune, typed } = draft
  const touched = Object.fromEntries(
    Object.entries(draft.wrote).map(([unit, wrote]) => [
      unit,
      { wrote, saw: draft.saw[unit] ?? null, base: draft.base[unit] ?? 0 },
    ]),
  )
  const form = { type: recordType, id, household, isNew, ...inCommune(commune), typed, shown }
  return { ...form, touched: draft.life === shown.life ? touched : withoutBase(touched) }
}
