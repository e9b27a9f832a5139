/** Nhân khẩu. Units follow form DC01 of circular 66/2015/TT-BCA; the numbers are its items. */
import { absenceReasonCodes } from '../codes/absence-reasons.ts'
import { bloodTypeCodes } from '../codes/blood-types.ts'
import { ethnicGroupSlugs } from '../codes/ethnic-groups.ts'
import { leavingCodes } from '../codes/leaving.ts'
import { lifeStatusCodes } from '../codes/life-statuses.ts'
import { maritalCodes } from '../codes/marital.ts'
import { relationCodes } from '../codes/relations.ts'
import { religionSlugs } from '../codes/religions.ts'
import { residenceStatusCodes } from '../codes/residence-statuses.ts'
import { sexCodes } from '../codes/sex.ts'
import { signingCodes } from '../codes/signing.ts'
import {
  codeCell,
  codeUnit,
  dateCell,
  digitsCell,
  idCell,
  partsUnit,
  placeUnit,
  rare,
  textCell,
  textUnit,
} from './cells.ts'
import type { PartsUnit, ValuesOf } from './unit.ts'

/** Why, when and where to a resident has left the household. */
const leftUnit: PartsUnit<'why' | 'on' | 'to'> = {
  kind: 'parts',
  cells: { why: codeCell(leavingCodes), on: dateCell, to: textCell(200) },
}

/**
 * What item 14 asks of a relative beside the name. Where `resident` is set, that record of the same household is the one
 * source: name, nationality and number are read from it, and the parts here are `null`.
 */
const relativeUnit = rare(partsUnit({ resident: idCell, nationality: textCell(60), number: digitsCell(20) }))

/** A step of the sign-off; `contents` is the digest of what stood there. */
const stepUnit = rare(partsUnit({ on: dateCell, by: textCell(60), contents: textCell(64) }))

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
  /** 10, slug of the religion. */
  religion: codeUnit(religionSlugs),
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
  /** 3, only when the citizen asks for it; `paper` is the laboratory's. */
  bloodType: rare(partsUnit({ type: codeCell(bloodTypeCodes), paper: textCell(120) })),
  /** 14, what belongs to the names above. */
  father: relativeUnit,
  mother: relativeUnit,
  spouse: relativeUnit,
  representative: relativeUnit,
  /** From here on items of the Law on Residence of 2020, article 37, and the Law on Identification of 2023, article 9. */
  residenceStatus: rare(codeUnit(residenceStatusCodes)),
  /** Nơi tạm trú. */
  temporaryAddress: rare(partsUnit({ ...placeUnit.cells, from: dateCell, until: dateCell })),
  /** Tạm vắng: still registered, not present. */
  absence: rare(
    partsUnit({ from: dateCell, until: dateCell, why: codeCell(absenceReasonCodes), to: textCell(200) }),
  ),
  /** Voluntary. */
  phone: rare(textUnit(digitsCell(15))),
  email: rare(textUnit(textCell(120))),
  /** Of the identity card. */
  card: rare(partsUnit({ issuedOn: dateCell, expiresOn: dateCell })),
  life: rare(partsUnit({ status: codeCell(lifeStatusCodes), on: dateCell, paper: textCell(120) })),
  /** What the arriving side of a move knows of the other side. */
  movedFrom: rare(partsUnit({ commune: digitsCell(5), household: idCell, resident: idCell, on: dateCell })),
  /** Numbers once held, each `NUMBER/DATE/WHY`, joined by one space. */
  formerNumbers: rare(textUnit(textCell(400))),
  /** What the household book says otherwise, in the officer's words. */
  bookSays: rare(textUnit(textCell(300))),
  /** Who declared the form and how they signed; `contents` lists `unit:digest` of what was signed. */
  declared: rare(
    partsUnit({
      on: dateCell,
      how: codeCell(signingCodes),
      name: textCell(120),
      strokes: textCell(8000),
      contents: textCell(1500),
    }),
  ),
  confirmed: stepUnit,
  approved: stepUnit,
}
export type Resident = ValuesOf<typeof residentUnits>

/** Of whom nothing is known. */
export const emptyResident: Resident = {
  household: null,
  name: null,
  birth: null,
  sex: null,
  marital: null,
  birthPlace: null,
  hometown: null,
  ethnicGroup: null,
  nationality: null,
  religion: null,
  idNumber: null,
  cmnd: null,
  permanentAddress: null,
  currentAddress: null,
  fatherName: null,
  motherName: null,
  spouseName: null,
  representativeName: null,
  relation: null,
  left: null,
  bloodType: null,
  father: null,
  mother: null,
  spouse: null,
  representative: null,
  residenceStatus: null,
  temporaryAddress: null,
  absence: null,
  phone: null,
  email: null,
  card: null,
  life: null,
  movedFrom: null,
  formerNumbers: null,
  bookSays: null,
  declared: null,
  confirmed: null,
  approved: null,
}
