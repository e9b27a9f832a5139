/** The kinds of text that records are made of. A released kind never gets stricter. */
import { isPartialDate } from './partial-date.ts'
import type { Cell, PartsUnit, TextUnit, Unit } from './unit.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const digits = /^\d+$/

export const textCell = (max: number): Cell => ({ max, fault: () => null })
export const digitsCell = (max: number): Cell => ({
  max,
  fault: (text) => (digits.test(text) ? null : 'not-digits'),
})
export const dateCell: Cell = { max: 10, fault: (text) => (isPartialDate(text) ? null : 'not-a-date') }
export const idCell: Cell = { max: 36, fault: (text) => (uuid.test(text) ? null : 'not-an-id') }

export function codeCell(codes: readonly string[]): Cell {
  const known = new Set(codes)
  return { max: 32, fault: (text) => (known.has(text) ? null : 'unknown-code') }
}

export const textUnit = (cell: Cell): TextUnit => ({ kind: 'text', cell })
export const codeUnit = <const T extends string>(codes: readonly T[]): TextUnit<T> => ({
  kind: 'text',
  cell: codeCell(codes),
})

/** A place by province (2 digits), district (3) and commune (5), with what the codes do not say in words. */
export const placeUnit: PartsUnit<'province' | 'district' | 'commune' | 'detail'> = {
  kind: 'parts',
  cells: { province: digitsCell(2), district: digitsCell(3), commune: digitsCell(5), detail: textCell(200) },
}

export const partsUnit = <const K extends string>(cells: Readonly<Record<K, Cell>>): PartsUnit<K> => ({
  kind: 'parts',
  cells,
})

export const rare = <U extends Unit>(unit: U): U & { readonly rare: true } => ({ ...unit, rare: true })
