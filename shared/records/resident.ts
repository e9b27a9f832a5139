/** Nhân khẩu. Units follow form DC01 of circular 66/2015/TT-BCA; the numbers are its items. */
import { ethnicGroupSlugs } from '../codes/ethnic-groups.ts'
import { leavingCodes } from '../codes/leaving.ts'
import { maritalCodes } from '../codes/marital.ts'
import { relationCodes } from '../codes/relations.ts'
import { sexCodes } from '../codes/sex.ts'
import { codeCell, codeUnit, dateCell, digitsCell, idCell, placeUnit, textCell, textUnit } from './cells.ts'
import type { PartsUnit, ValuesOf } from './unit.ts'

/** Why, when and where to a resident has left the household. */
const leftUnit: PartsUnit<'why' | 'on' | 'to'> = {
  kind: 'parts',
  cells: { why: codeCell(leavingCodes), on: dateCell, to: textCell(200) },
}

export const residentUnits = {
  /** The household's record id; a move inside the commune is an edit of this unit. */
  household: textUnit(idCell),
  /** 1, as on the birth certificate. */
  name: textUnit(textCell(120)),
  /** 2 */
  birth: textUnit(dateCell),
  /** 4 */
  sex: codeUnit(sexCodes),
  /** 5 */
  marital: codeUnit(maritalCodes),
  /** 6, nơi đăng ký khai sinh. */
  birthPlace: placeUnit,
  /** 7, quê quán. */
  hometown: placeUnit,
  /** 8, slug of the ethnic group. */
  ethnicGroup: codeUnit(ethnicGroupSlugs),
  /** 9, ISO 3166-1 alpha-2, or a name where no code is known. */
  nationality: textUnit(textCell(60)),
  /** 11, số định danh cá nhân: 12 digits when right; other lengths are stored and flagged. */
  idNumber: textUnit(digitsCell(20)),
  /** 11, số chứng minh nhân dân: 9 digits when right. */
  cmnd: textUnit(digitsCell(20)),
  /** 12, nơi thường trú. */
  permanentAddress: placeUnit,
  /** 13, nơi ở hiện tại, when it differs from 12. */
  currentAddress: placeUnit,
  /** 14, names. */
  fatherName: textUnit(textCell(120)),
  motherName: textUnit(textCell(120)),
  spouseName: textUnit(textCell(120)),
  representativeName: textUnit(textCell(120)),
  /** 16, relation to the head; item 15, the head, is the resident whose relation is `CH`. */
  relation: codeUnit(relationCodes),
  left: leftUnit,
}
export type Resident = ValuesOf<typeof residentUnits>
