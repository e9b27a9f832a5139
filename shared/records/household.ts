/** Hộ: people who live together and are registered in one book. Its head is the resident whose relation is `CH`. */
import { closingCodes } from '../codes/closing.ts'
import { codeCell, dateCell, idCell, partsUnit, rare, textCell, textUnit } from './cells.ts'
import type { PartsUnit, ValuesOf } from './unit.ts'

const addressUnit: PartsUnit<'street' | 'house'> = {
  kind: 'parts',
  cells: { street: textCell(120), house: textCell(60) },
}

export const householdUnits = {
  /** Thôn, ấp, khu phố: no official code, from the commune's own list. */
  hamlet: textUnit(textCell(80)),
  address: addressUnit,
  /** DC01 item 17, số sổ hộ khẩu. */
  bookNumber: textUnit(textCell(30)),
  /** The household is no more; `into` is the one that its residents are in now. */
  closed: rare(partsUnit({ why: codeCell(closingCodes), on: dateCell, into: idCell })),
  splitFrom: rare(partsUnit({ household: idCell, on: dateCell })),
}
export type Household = ValuesOf<typeof householdUnits>

/** Of which nothing is known. */
export const emptyHousehold: Household = {
  hamlet: null,
  address: null,
  bookNumber: null,
  closed: null,
  splitFrom: null,
}
