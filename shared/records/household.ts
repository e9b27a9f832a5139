/** Hộ: people who live together and are registered in one book. Its head is the resident whose relation is `CH`. */
import { textCell, textUnit } from './cells.ts'
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
}
export type Household = ValuesOf<typeof householdUnits>
