/** The checks of one record alone: those that run at every keystroke. */
import type { RecordType } from '../records/record.ts'
import type { UnitValues } from '../records/unit.ts'
import { checkAddressCurrent, checkAddressUnit } from './check-address.ts'
import { checkBirthAge, checkBirthConvention, checkBirthFuture, checkBirthPartial } from './check-birth.ts'
import { checkCardExpired, checkCardMissing } from './check-card.ts'
import { checkBookMismatch, checkSignature } from './check-form.ts'
import type { CheckCode } from './check-list.ts'
import { checkNameCase, checkNameDiacritic } from './check-name.ts'
import { checkCmndFormat, checkIdFormat, checkIdPrefix, checkIdSex, checkIdYear } from './check-numbers.ts'
import { checkParentMissing } from './check-parents.ts'
import { checkRelationSex, checkSpouseAge } from './check-relation.ts'
import type { Around, UnitFinding } from './finding.ts'

type ResidentCheck = (units: UnitValues, around: Around) => UnitFinding | null

export const residentChecks = {
  NAME_DIACRITIC: checkNameDiacritic,
  NAME_CASE: checkNameCase,
  DOB_FUTURE: checkBirthFuture,
  DOB_AGE: checkBirthAge,
  DOB_PARTIAL: checkBirthPartial,
  DOB_JAN1: checkBirthConvention,
  ID_FORMAT: checkIdFormat,
  ID_PREFIX: checkIdPrefix,
  ID_SEX: checkIdSex,
  ID_YEAR: checkIdYear,
  CMND_FORMAT: checkCmndFormat,
  PARENT_MISSING: checkParentMissing,
  SPOUSE_AGE: checkSpouseAge,
  REL_SEX: checkRelationSex,
  ADDR_UNIT: checkAddressUnit,
  ADDR_CURRENT: checkAddressCurrent,
  CARD_14: checkCardMissing,
  CARD_EXPIRED: checkCardExpired,
  BOOK_MISMATCH: checkBookMismatch,
  NO_SIGNATURE: checkSignature,
} as const satisfies Partial<Record<CheckCode, ResidentCheck>>

const checks: readonly ResidentCheck[] = Object.values(residentChecks)

/** Findings of one record. */
export function checkRecord(type: RecordType, units: UnitValues, around: Around): UnitFinding[] {
  if (type !== 'resident') return []
  const findings: UnitFinding[] = []
  for (const check of checks) {
    const finding = check(units, around)
    if (finding !== null) findings.push(finding)
  }
  return findings
}
