/**
 * Merge units: the smallest parts of a record that are merged as a whole. A unit is one text (a name, a code,
 * a date) or a fixed set of texts that only make sense together (a place). Absent is `null`, never `undefined`.
 * Everything that must know a record's shape (zod, the intake's fast checker, the table's columns, the feed's
 * columns) is derived from these definitions, so a unit is declared once.
 */
import { z } from 'zod'

export type Parts = Readonly<Record<string, string | null>>
export type UnitValue = string | null | Parts
export type UnitValues = Readonly<Record<string, UnitValue>>

/** What is wrong with a value's shape; the catalogues have a sentence for each. */
export type ShapeFault =
  | 'not-text'
  | 'not-an-object'
  | 'too-long'
  | 'empty'
  | 'control-character'
  | 'not-digits'
  | 'not-a-date'
  | 'unknown-code'
  | 'not-an-id'

/** One text: at most `max` UTF-16 units, never empty, without control characters, and right by `fault`. */
export interface Cell {
  readonly max: number
  /** The fault of a non-empty text of fitting length, or `null`. */
  readonly fault: (text: string) => ShapeFault | null
}

export interface TextUnit<T extends string = string> {
  readonly kind: 'text'
  readonly cell: Cell
  /** Carries the type of the value; never set. */
  readonly value?: T
  readonly rare?: true
}

export interface PartsUnit<K extends string = string> {
  readonly kind: 'parts'
  readonly cells: Readonly<Record<K, Cell>>
  /** Seldom filled: shares a column of its table with its like. Nothing else is different. */
  readonly rare?: true
}

export type Unit = TextUnit | PartsUnit
export type Units = Readonly<Record<string, Unit>>

export type ValueOf<U> =
  U extends TextUnit<infer T>
    ? T | null
    : U extends PartsUnit<infer K>
      ? Readonly<Record<K, string | null>> | null
      : never

/** The values of a whole record, one per unit. */
export type ValuesOf<U extends Units> = { readonly [K in keyof U]: ValueOf<U[K]> }

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are exactly what is looked for
const controlCharacter = /[\u0000-\u001f\u007f]|[\ud800-\udfff]/u

/** The fault of one text of a cell, `null` when it fits. `null` itself always fits. */
export function cellFault(cell: Cell, value: unknown): ShapeFault | null {
  if (value === null) return null
  if (typeof value !== 'string') return 'not-text'
  if (value === '') return 'empty'
  if (value.length > cell.max) return 'too-long'
  if (controlCharacter.test(value)) return 'control-character'
  return cell.fault(value)
}

/**
 * The fault of a unit's value, `null` when it fits. This is the intake's fast checker; `unitSchema` says the same
 * in zod, and a property test holds the two against each other.
 */
export function unitFault(unit: Unit, value: unknown): ShapeFault | null {
  if (value === null) return null
  if (unit.kind === 'text') return cellFault(unit.cell, value)
  return partsFault(unit, value)
}

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function partsFault(unit: PartsUnit, value: unknown): ShapeFault | null {
  if (!isFields(value)) return 'not-an-object'
  let missing = 0
  for (const name in unit.cells) missing += Object.hasOwn(value, name) ? 0 : 1
  let filled = false
  for (const name in value) {
    const cell = Object.hasOwn(unit.cells, name) ? unit.cells[name] : undefined
    if (cell === undefined) return 'not-an-object'
    const fault = value[name] === undefined ? 'not-an-object' : cellFault(cell, value[name])
    if (fault !== null) return fault
    if (value[name] !== null) filled = true
  }
  if (missing > 0) return 'not-an-object'
  return filled ? null : 'empty'
}

const cellSchema = (cell: Cell) =>
  z
    .string()
    .min(1)
    .max(cell.max)
    .nullable()
    .refine((text) => cellFault(cell, text) === null)

/** The zod schema of a unit's value, nullable. Parts: strict object, at least one part filled. */
export function unitSchema(unit: Unit): z.ZodType<UnitValue> {
  if (unit.kind === 'text') return cellSchema(unit.cell)
  const shape = Object.fromEntries(Object.entries(unit.cells).map(([name, cell]) => [name, cellSchema(cell)]))
  return z
    .strictObject(shape)
    .refine((parts) => Object.values(parts).some((part) => part !== null))
    .nullable()
}

/** Equality of two values of one unit: the one function by which "changed" and "conflict" are decided. */
export function sameUnit(a: UnitValue | undefined, b: UnitValue | undefined): boolean {
  if (a === b) return true
  const left = a ?? null
  const right = b ?? null
  if (left === null || right === null || typeof left === 'string' || typeof right === 'string')
    return left === right
  const names = new Set([...Object.keys(left), ...Object.keys(right)])
  for (const name of names) if ((left[name] ?? null) !== (right[name] ?? null)) return false
  return true
}

/** Column names of a unit in tables and feed pages: the unit itself, or `unit_part` for each part, in snake case. */
export function unitColumns(name: string, unit: Unit): readonly string[] {
  const base = snakeCase(name)
  return unit.kind === 'text' ? [base] : Object.keys(unit.cells).map((part) => `${base}_${snakeCase(part)}`)
}

/** A unit's value as the texts of its columns. */
export function cellsFromUnit(unit: Unit, value: UnitValue | undefined): readonly (string | null)[] {
  if (unit.kind === 'text') return [typeof value === 'string' ? value : null]
  const parts = typeof value === 'object' && value !== null ? value : {}
  return Object.keys(unit.cells).map((part) => parts[part] ?? null)
}

/** A unit's value from the texts of its columns, in the order of `unitColumns`. */
export function unitFromCells(unit: Unit, cells: readonly (string | null | undefined)[]): UnitValue {
  if (unit.kind === 'text') return cells[0] ?? null
  if (cells.every((cell) => cell === null || cell === undefined)) return null
  const parts: Record<string, string | null> = {}
  let index = 0
  for (const part in unit.cells) {
    parts[part] = cells[index] ?? null
    index += 1
  }
  return parts
}

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
