/**
 * What one save did: a change per record, and the group of changes of one save, which is judged or held together.
 * Wire version 2, which has the event of a group; groups of version 1 are taken as ever. Schemas only grow; a released
 * name is never reused.
 */
import { z } from 'zod'
import { epochSchema, flagIdSchema, groupIdSchema, recordIdSchema } from '../ids.ts'
import { findDateParts } from '../records/partial-date.ts'
import { isRecordType, type RecordType, recordTypes, unitsOf } from '../records/record.ts'
import { type ShapeFault, unitFault, unitSchema } from '../records/unit.ts'
import { eventSchema, isSoundEvent } from './group-event.ts'

export const contractVersion = 2

export const changeKinds = ['create', 'edit', 'remove'] as const
export type ChangeKind = (typeof changeKinds)[number]

const unitValueSchema = z.union([z.string(), z.record(z.string(), z.string().nullable()), z.null()])
const unitValuesSchema = z.record(z.string(), unitValueSchema)
/** `base`: the `seq` of the copy in which a unit was shown, per unit, or one number for all. */
const baseSchema = z.union([z.int().nonnegative(), z.record(z.string(), z.int().nonnegative())])

/** The envelope of a change; the units' own shapes are checked by `changeFault`. */
export const changeSchema = z.strictObject({
  type: z.enum(recordTypes),
  id: recordIdSchema,
  kind: z.enum(changeKinds),
  /** What the form displayed, per touched unit; a create has none. */
  saw: unitValuesSchema.optional(),
  /** What was filled in, per touched unit; a remove has none. */
  wrote: unitValuesSchema.optional(),
  base: baseSchema.optional(),
  /** The device's clock, ISO 8601 in UTC: evidence only, never used in a decision. */
  madeAt: z.iso.datetime(),
  reason: z.string().min(1).max(500).optional(),
  /** The flag that a correction closes. */
  closes: flagIdSchema.optional(),
})
export type Change = z.infer<typeof changeSchema>

export const groupSchema = z.strictObject({
  groupId: groupIdSchema,
  contractVersion: z.int().positive(),
  /** The epoch of the rows that the group was made on. */
  epoch: epochSchema,
  /** The household at whose door it was made. */
  household: recordIdSchema,
  /** What the changes together are the record of; since version 2. */
  event: eventSchema.optional(),
  changes: z.array(changeSchema).min(1).max(5000),
})
export type Group = z.infer<typeof groupSchema>

/** Why a group cannot be read; `unit` names the unit at fault where there is one. */
export interface GroupFault {
  readonly code: 'shape' | 'unknown-type' | 'unknown-contract' | 'unknown-field' | 'unknown-unit'
  readonly record?: string
  readonly unit?: string
  readonly fault?: ShapeFault
  readonly field?: string
}

export type GroupReading =
  | { readonly kind: 'group'; readonly group: Group }
  | { readonly kind: 'fault'; readonly fault: GroupFault }

/** The seen-at revision of one unit of a change; 0 when the writer had seen none. */
export function baseOf(change: Change, unit: string): number {
  if (change.base === undefined) return 0
  return typeof change.base === 'number' ? change.base : (change.base[unit] ?? 0)
}

/** The fault of a change's units, `undefined` when all fit. The kind decides which of saw, wrote and base must be there. */
export function findChangeFault(change: Change): GroupFault | undefined {
  const record = change.id
  if (change.kind === 'create' && (change.saw !== undefined || change.base !== undefined)) {
    return { code: 'shape', record, field: 'saw' }
  }
  if (change.kind === 'remove' ? change.wrote !== undefined : change.wrote === undefined) {
    return { code: 'shape', record, field: 'wrote' }
  }
  if (change.kind !== 'create' && change.saw === undefined) return { code: 'shape', record, field: 'saw' }
  const fault = valuesFault(change, change.wrote) ?? valuesFault(change, change.saw)
  if (fault !== undefined || change.kind !== 'edit') return fault
  for (const unit in change.wrote) {
    if (!Object.hasOwn(change.saw ?? {}, unit)) return { code: 'shape', record, unit, field: 'saw' }
  }
  return undefined
}

function valuesFault(change: Change, values: Change['wrote']): GroupFault | undefined {
  const units = unitsOf(change.type)
  for (const name in values) {
    const unit = Object.hasOwn(units, name) ? units[name] : undefined
    if (unit === undefined) return { code: 'unknown-unit', record: change.id, unit: name }
    const fault = unitFault(unit, values[name])
    if (fault !== null) return { code: 'shape', record: change.id, unit: name, fault }
  }
  return undefined
}

/**
 * Reads one parsed NDJSON line as a group. Bad input becomes a fault that says where; nothing is altered. The hand-written
 * check takes a tenth of the time and says yes only where the contract does; whatever it does not take, the contract
 * reads again and names the fault.
 */
export function readGroup(line: unknown): GroupReading {
  return isSoundGroup(line) ? { kind: 'group', group: line } : readGroupByContract(line)
}

export function readGroupByContract(line: unknown): GroupReading {
  const parsed = groupSchema.safeParse(line)
  if (!parsed.success) return { kind: 'fault', fault: envelopeFault(line, parsed.error) }
  if (parsed.data.contractVersion > contractVersion)
    return { kind: 'fault', fault: { code: 'unknown-contract' } }
  // zod passes over this one name without a word, and would drop a value with it
  if (namesPrototype(line)) return { kind: 'fault', fault: { code: 'unknown-field', field: '__proto__' } }
  for (const change of parsed.data.changes) {
    const fault = findChangeFault(change)
    if (fault !== undefined) return { kind: 'fault', fault }
  }
  return { kind: 'group', group: parsed.data }
}

function namesPrototype(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.hasOwn(value, '__proto__') || Object.values(value).some(namesPrototype)
}

const groupFields = new Set(['groupId', 'contractVersion', 'epoch', 'household', 'event', 'changes'])
const changeFields = new Set(['type', 'id', 'kind', 'saw', 'wrote', 'base', 'madeAt', 'reason', 'closes'])
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const timeOfDay = /^T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?Z$/

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isUuid = (value: unknown): boolean => typeof value === 'string' && uuid.test(value)
const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0
const isShortText = (value: unknown, max: number): boolean =>
  typeof value === 'string' && value !== '' && value.length <= max
const isTime = (value: unknown): boolean =>
  typeof value === 'string' &&
  findDateParts(value.slice(0, 10))?.day != null &&
  timeOfDay.test(value.slice(10))

function areKnown(value: Record<string, unknown>, known: ReadonlySet<string>): boolean {
  for (const name in value) if (!known.has(name)) return false
  return true
}

function areCounts(value: unknown): boolean {
  if (!isFields(value)) return false
  for (const name in value) if (name === '__proto__' || !isCount(value[name])) return false
  return true
}

const isReadContract = (version: number): boolean => version >= 1 && version <= contractVersion

function isSoundGroup(line: unknown): line is Group {
  if (!isFields(line) || !areKnown(line, groupFields)) return false
  if (!isUuid(line.groupId) || !isUuid(line.household) || !isShortText(line.epoch, 64)) return false
  if (!isCount(line.contractVersion) || !isReadContract(Number(line.contractVersion))) return false
  if (line.event !== undefined && !isSoundEvent(line.event)) return false
  if (!Array.isArray(line.changes) || line.changes.length < 1 || line.changes.length > 5000) return false
  return line.changes.every(isSoundChange)
}

function isSoundChange(change: unknown): boolean {
  return isChangeEnvelope(change) && findChangeFault(change) === undefined
}

/** The units are looked at by `findChangeFault`, which is stricter than the schema's. */
function isChangeEnvelope(change: unknown): change is Change {
  if (!isFields(change) || !areKnown(change, changeFields)) return false
  const { type, id, kind, saw, wrote, base, madeAt, reason, closes } = change
  if (!isRecordType(type) || !isUuid(id) || !isTime(madeAt)) return false
  if (kind !== 'create' && kind !== 'edit' && kind !== 'remove') return false
  if ((saw !== undefined && !isFields(saw)) || (wrote !== undefined && !isFields(wrote))) return false
  if (base !== undefined && !isCount(base) && !areCounts(base)) return false
  return (reason === undefined || isShortText(reason, 500)) && (closes === undefined || isUuid(closes))
}

const looseGroup = z.looseObject({
  contractVersion: z.number().optional(),
  changes: z.array(z.looseObject({ type: z.unknown(), id: z.string().optional() })).optional(),
})

function envelopeFault(line: unknown, error: z.ZodError): GroupFault {
  const loose = looseGroup.safeParse(line)
  if (!loose.success) return { code: 'shape', field: '' }
  if ((loose.data.contractVersion ?? 0) > contractVersion) return { code: 'unknown-contract' }
  const stranger = loose.data.changes?.find((change) => !isRecordType(change.type))
  if (stranger !== undefined) {
    return {
      code: 'unknown-type',
      ...(stranger.id === undefined ? {} : { record: stranger.id.slice(0, 64) }),
    }
  }
  const issue = error.issues[0]
  const field = issue === undefined ? '' : issue.path.join('.').slice(0, 200)
  if (issue?.code === 'unrecognized_keys')
    return { code: 'unknown-field', field: (issue.keys[0] ?? '').slice(0, 64) }
  return { code: 'shape', field }
}

/** The zod schema of a record's `wrote` for one type, for the contract's documents and the property tests. */
export const valuesSchema = (type: RecordType) =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(unitsOf(type)).map(([name, unit]) => [name, unitSchema(unit).optional()]),
    ),
  )
