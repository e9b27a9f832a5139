/** What is wrong and what is odd in a form, per unit. Only what was touched now stops the save; nobody else's error does. */
import { readField } from '#client/records/field-text.ts'
import type { FieldProblem } from '#client/records/problem-text.ts'
import { checkHousehold } from '#shared/checks/check-household.ts'
import { severityOf } from '#shared/checks/check-list.ts'
import { checkRecord } from '#shared/checks/check-record.ts'
import type { UnitFinding } from '#shared/checks/finding.ts'
import { unitsOf } from '#shared/records/record.ts'
import { type UnitValues, unitFault } from '#shared/records/unit.ts'
import { type RecordForm, unitValuesOf } from './record-form.ts'

export interface FieldFindings {
  /** Stops the save. */
  readonly faults: Readonly<Record<string, FieldProblem>>
  /** Said at the field, stops nothing. */
  readonly warnings: Readonly<Record<string, FieldProblem>>
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
  const wanted = units.marital === married ? [...wantedOf[type], 'spouseName'] : wantedOf[type]
  return wanted.filter((unit) => (units[unit] ?? null) === null)
}

function shapeFaults(form: RecordForm): Record<string, FieldProblem> {
  const faults: Record<string, FieldProblem> = {}
  for (const [unit, { wrote }] of Object.entries(form.touched)) {
    const definition = unitsOf(form.type)[unit]
    const fault = definition?.kind === 'parts' ? unitFault(definition, wrote) : null
    if (fault !== null) faults[unit] = { kind: 'shape', fault }
  }
  for (const [unit, text] of Object.entries(form.typed)) {
    const reading = readField(form.type, unit, text)
    if (reading.kind === 'fault') faults[unit] = { kind: 'shape', fault: reading.fault }
  }
  return faults
}

function missing(form: RecordForm, units: UnitValues): Record<string, FieldProblem> {
  if (!form.isNew || form.type !== 'resident') return {}
  const empty = requiredOfNewResident.filter((unit) => (units[unit] ?? null) === null)
  return Object.fromEntries(empty.map((unit) => [unit, { kind: 'required' }]))
}

const placeOf = ({ units }: UnitFinding): string => units[0] ?? ''

/** `today` is `YYYY-MM-DD`. */
export function findFieldFindings(form: RecordForm, today: string): FieldFindings {
  const units = unitValuesOf(form)
  const faults: Record<string, FieldProblem> = { ...missing(form, units), ...shapeFaults(form) }
  const warnings: Record<string, FieldProblem> = {}
  for (const finding of checkRecord(form.type, units, today)) {
    const severity = severityOf(finding.rule)
    const touchedNow = finding.units.some((unit) => form.touched[unit] !== undefined)
    const place = placeOf(finding)
    const problem: FieldProblem = { kind: 'check', rule: finding.rule, found: finding.found }
    if (severity === 'error' && touchedNow) faults[place] ??= problem
    else if (severity === 'error' || severity === 'warning') warnings[place] ??= problem
  }
  return { faults, warnings }
}

interface Neighbour {
  readonly id: string
  readonly units: UnitValues
}

/** What the household as a whole would raise with this form saved: said beside the button, stops nothing. */
export function findHouseholdWarnings(
  form: RecordForm,
  { household, residents }: { household: Neighbour; residents: readonly Neighbour[] },
  today: string,
): readonly FieldProblem[] {
  const units = unitValuesOf(form)
  const others = residents.filter(
    (resident) => resident.id !== form.id && (resident.units.left ?? null) === null,
  )
  const own = form.type === 'resident' && (units.left ?? null) === null ? [{ id: form.id, units }] : []
  return checkHousehold(household, [...others, ...own], today)
    .filter(
      ({ rule, record }) =>
        ['HEAD_COUNT', 'HEAD_MINOR', 'PARENT_AGE'].includes(rule) &&
        (record === form.id || rule === 'HEAD_COUNT'),
    )
    .map(({ rule, found }) => ({ kind: 'check', rule, found }))
}
