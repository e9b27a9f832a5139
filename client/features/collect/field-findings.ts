/** What is wrong and what is odd in a form, per unit. Only what was touched now stops the save; nobody else's error does. */
import { readField, readPart } from '#client/records/field-text.ts'
import type { FieldProblem } from '#client/records/problem-text.ts'
import { checkTogether } from '#shared/checks/check-household.ts'
import { findCheck, levelOf, severityOf } from '#shared/checks/check-list.ts'
import { checkRecord } from '#shared/checks/check-record.ts'
import type { Around, UnitFinding } from '#shared/checks/finding.ts'
import { softenedTo } from '#shared/checks/softening.ts'
import { lackingOfBlood } from '#shared/records/blood-type.ts'
import { unitsOf } from '#shared/records/record.ts'
import { hasRelative } from '#shared/records/relatives.ts'
import { type UnitValues, unitFault } from '#shared/records/unit.ts'
import { type RecordForm, unitValuesOf } from './record-form.ts'

export interface FieldFindings {
  /** Stops the save. */
  readonly faults: Readonly<Record<string, FieldProblem>>
  /** Said at the field, stops nothing. */
  readonly warnings: Readonly<Record<string, FieldProblem>>
  /** Worth knowing, and nothing to mend. */
  readonly notes: Readonly<Record<string, FieldProblem>>
}

/** Without these a new resident is nobody. */
const requiredOfNewResident = ['name', 'birth', 'sex', 'relation']

/** What DC01 wants of everybody besides. At a door it may not be known: it is said, and stops nothing. */
const wantedOf: Readonly<Record<RecordForm['type'], readonly string[]>> = {
  resident: ['marital', 'birthPlace', 'hometown', 'ethnicGroup', 'nationality', 'permanentAddress'],
  household: ['hamlet'],
}
const married = '2'

/** Units of DC01 that are still empty, in the order of the form. */
export function listEmpty(type: RecordForm['type'], units: UnitValues): readonly string[] {
  const empty = wantedOf[type].filter((unit) => (units[unit] ?? null) === null)
  return units.marital === married && !hasRelative(units, 'spouse') ? [...empty, 'spouseName'] : empty
}

function shapeFaults(form: RecordForm): Record<string, FieldProblem> {
  const faults: Record<string, FieldProblem> = {}
  for (const [unit, { wrote }] of Object.entries(form.touched)) {
    const definition = unitsOf(form.type)[unit]
    const fault = definition?.kind === 'parts' ? unitFault(definition, wrote) : null
    if (fault !== null) faults[unit] = { kind: 'shape', fault }
  }
  for (const [key, text] of Object.entries(form.typed)) {
    const [unit = key, part] = key.split('.')
    const { type } = form
    const reading = part === undefined ? readField(type, unit, text) : readPart({ type, unit, part }, text)
    if (reading.kind === 'fault') faults[key] = { kind: 'shape', fault: reading.fault }
  }
  return faults
}

/** A blood type is written down by a laboratory's paper, never by word of mouth. */
const withoutPaper = ({ touched }: RecordForm): Record<string, FieldProblem> =>
  Object.fromEntries(
    lackingOfBlood(touched.bloodType?.wrote).map((part) => [`bloodType.${part}`, { kind: 'required' }]),
  )

/** Where something was found, in the order of the form: units, and parts of units as `unit.part`. */
export const listPlaces = (
  type: RecordForm['type'],
  problems: Readonly<Record<string, unknown>>,
): readonly string[] =>
  Object.keys(unitsOf(type)).flatMap((unit) =>
    Object.keys(problems).filter((place) => place === unit || place.startsWith(`${unit}.`)),
  )

function missing(form: RecordForm, units: UnitValues): Record<string, FieldProblem> {
  if (!form.isNew || form.type !== 'resident') return {}
  const empty = requiredOfNewResident.filter((unit) => (units[unit] ?? null) === null)
  return Object.fromEntries(empty.map((unit) => [unit, { kind: 'required' }]))
}

/** A fault of fields stands at each of them, any other at the first to look at. */
const placesOf = ({ rule, units }: UnitFinding): readonly string[] =>
  levelOf(rule) === 'field' ? units : units.slice(0, 1)

/** In a new form what is missing has not been come to yet. */
const isEarly = (form: RecordForm, { rule }: UnitFinding): boolean =>
  form.isNew && findCheck(rule)?.ofAbsence === true

export function findFieldFindings(form: RecordForm, around: Around): FieldFindings {
  const units = unitValuesOf(form)
  const faults: Record<string, FieldProblem> = {
    ...missing(form, units),
    ...withoutPaper(form),
    ...shapeFaults(form),
  }
  const warnings: Record<string, FieldProblem> = {}
  const notes: Record<string, FieldProblem> = {}
  for (const finding of checkRecord(form.type, units, around)) {
    if (isEarly(form, finding)) continue
    const softened = softenedTo(finding.rule, around)
    const severity = softened ?? severityOf(finding.rule)
    const touchedNow = finding.units.some((unit) => form.touched[unit] !== undefined)
    const problem: FieldProblem = { kind: 'check', rule: finding.rule, found: finding.found, softened }
    const said = severity === 'info' ? notes : severity === 'error' && touchedNow ? faults : warnings
    for (const place of placesOf(finding)) said[place] ??= problem
  }
  return { faults, warnings, notes }
}

interface Neighbour {
  readonly id: string
  readonly units: UnitValues
}

/** What the household as a whole would raise with this form saved: said beside the button, stops nothing. What is only
 * worth knowing is not said there. */
export function findHouseholdWarnings(
  form: RecordForm,
  { household, residents }: { household: Neighbour; residents: readonly Neighbour[] },
  around: Around,
): readonly FieldProblem[] {
  const units = unitValuesOf(form)
  const others = residents.filter(
    (resident) => resident.id !== form.id && (resident.units.left ?? null) === null,
  )
  const own = form.type === 'resident' && (units.left ?? null) === null ? [{ id: form.id, units }] : []
  return checkTogether(household, [...others, ...own], around)
    .filter(({ record }) => record === form.id || record === household.id)
    .map(({ rule, found }) => ({ kind: 'check' as const, rule, found, softened: softenedTo(rule, around) }))
    .filter(({ softened }) => softened !== 'info')
}
