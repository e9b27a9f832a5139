/** Between what is typed into a text field and the unit it fills. Tidying happens here, before the save. */
import { dateCell, idCell } from '#shared/records/cells.ts'
import { type RecordType, unitsOf } from '#shared/records/record.ts'
import { type Cell, cellFault, type ShapeFault, type UnitValue, unitFault } from '#shared/records/unit.ts'
import { dateText, readTypedDate } from '#shared/text/date-text.ts'
import { tidyName, tidyText } from '#shared/text/name.ts'

export type FieldFault = ShapeFault | 'unreadable-date'
export type FieldReading =
  | { readonly kind: 'value'; readonly value: UnitValue }
  | { readonly kind: 'fault'; readonly fault: FieldFault }

const dates = new Set(['birth'])
/** Written in capitals; a nationality is a code of two, or a name where none is known. */
const inCapitals = new Set([
  'name',
  'fatherName',
  'motherName',
  'spouseName',
  'representativeName',
  'nationality',
])
const numbers = new Set(['idNumber', 'cmnd', 'phone', 'number'])
/** Typed on a keyboard of digits. */
export const isNumber = (unit: string): boolean => numbers.has(unit)

function tidy(unit: string, text: string): string {
  if (inCapitals.has(unit)) return tidyName(text)
  // numbers are copied from cards with spaces and dots in them
  if (numbers.has(unit)) return text.replace(/[\s.-]/g, '')
  return tidyText(text)
}

/** Reads a field's text as its unit's value; an empty field is `null`. */
export function readField(type: RecordType, unit: string, text: string): FieldReading {
  if (text.trim() === '') return { kind: 'value', value: null }
  if (dates.has(unit)) return readDateField(text)
  const value = tidy(unit, text)
  const definition = unitsOf(type)[unit]
  const fault = definition === undefined ? null : unitFault(definition, value)
  return fault === null ? { kind: 'value', value } : { kind: 'fault', fault }
}

function readDateField(text: string): FieldReading {
  const typed = readTypedDate(text)
  if (typed.kind === 'date') return { kind: 'value', value: typed.date }
  return { kind: 'fault', fault: typed.why === 'no-such-day' ? 'not-a-date' : 'unreadable-date' }
}

/** A unit's value as the text of its field. */
export function fieldText(unit: string, value: UnitValue): string {
  if (typeof value !== 'string') return ''
  return dates.has(unit) ? dateText(value) : value
}

export type PartKind = 'date' | 'code' | 'number' | 'text' | 'id'

const cellOf = (type: RecordType, unit: string, part: string): Cell | undefined => {
  const definition = unitsOf(type)[unit]
  return definition?.kind === 'parts' ? definition.cells[part] : undefined
}

interface PartOf {
  readonly type: RecordType
  readonly unit: string
  readonly part: string
}

/** By what a part of a unit is filled. */
export function partKindOf({ type, unit, part }: PartOf): PartKind {
  const cell = cellOf(type, unit, part)
  if (cell === dateCell) return 'date'
  if (cell === idCell) return 'id'
  if (cell?.fault('?') === 'unknown-code') return 'code'
  return isNumber(part) ? 'number' : 'text'
}

export type PartReading =
  | { readonly kind: 'value'; readonly value: string | null }
  | { readonly kind: 'fault'; readonly fault: FieldFault }

/** Reads the text of one part; an empty field is `null`. */
export function readPart(place: PartOf, text: string): PartReading {
  if (text.trim() === '') return { kind: 'value', value: null }
  const reading = partKindOf(place) === 'date' ? readDateField(text) : undefined
  if (reading?.kind === 'fault') return reading
  const value = typeof reading?.value === 'string' ? reading.value : tidy(place.part, text)
  const cell = cellOf(place.type, place.unit, place.part)
  const fault = cell === undefined ? null : cellFault(cell, value)
  return fault === null ? { kind: 'value', value } : { kind: 'fault', fault }
}

export const partText = (place: PartOf, value: string | null): string =>
  value !== null && partKindOf(place) === 'date' ? dateText(value) : (value ?? '')
