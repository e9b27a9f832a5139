/** The checks of one record alone: those that run at every keystroke. */
import type { RecordType } from '../records/record.ts'
import type { UnitValues } from '../records/unit.ts'
import { checkBirthAge, checkBirthFuture } from './check-birth.ts'
import { checkNameDiacritic } from './check-name.ts'
import { checkCmndFormat, checkIdFormat, checkIdPrefix, checkIdSex, checkIdYear } from './check-numbers.ts'
import type { UnitFinding } from './finding.ts'

const residentChecks: readonly ((units: UnitValues, today: string) => UnitFinding | null)[] = [
  checkNameDiacritic,
  checkBirthFuture,
  checkBirthAge,
  checkIdFormat,
  checkIdPrefix,
  checkIdSex,
  checkIdYear,
  checkCmndFormat,
]

/** Findings of one record. `today` is `YYYY-MM-DD`. */
export function checkRecord(type: RecordType, units: UnitValues, today: string): UnitFinding[] {
  if (type !== 'resident') return []
  const findings: UnitFinding[] = []
  for (const check of residentChecks) {
    const finding = check(units, today)
    if (finding !== null) findings.push(finding)
  }
  return findings
}
