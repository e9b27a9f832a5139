/** Date of birth against today. Partial dates err towards "possible". */
import { earliestDay, latestDay, yearsBetween } from '../records/partial-date.ts'
import type { UnitValues } from '../records/unit.ts'
import { textOf, type UnitFinding } from './finding.ts'

export function checkBirthFuture(units: UnitValues, today: string): UnitFinding | null {
  const birth = textOf(units.birth)
  if (birth === null || earliestDay(birth) <= today) return null
  return { rule: 'DOB_FUTURE', units: ['birth'], found: {} }
}

export function checkBirthAge(units: UnitValues, today: string): UnitFinding | null {
  const birth = textOf(units.birth)
  if (birth === null) return null
  const age = yearsBetween(latestDay(birth), today)
  return age > 110 ? { rule: 'DOB_AGE', units: ['birth'], found: { age: String(age) } } : null
}
