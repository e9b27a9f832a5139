/** Date of birth against today. Partial dates err towards "possible". */
import { earliestDay, findDateParts, latestDay, yearsBetween } from '../records/partial-date.ts'
import type { UnitValues } from '../records/unit.ts'
import { type Around, textOf, type UnitFinding } from './finding.ts'

export function checkBirthFuture(units: UnitValues, { today }: Around): UnitFinding | null {
  const birth = textOf(units.birth)
  if (birth === null || earliestDay(birth) <= today) return null
  return { rule: 'DOB_FUTURE', units: ['birth'], found: {} }
}

export function checkBirthAge(units: UnitValues, { today }: Around): UnitFinding | null {
  const birth = textOf(units.birth)
  if (birth === null) return null
  const age = yearsBetween(latestDay(birth), today)
  return age > 110 ? { rule: 'DOB_AGE', units: ['birth'], found: { age: String(age) } } : null
}

/** What is not known is never made up: it is said, and the People's Committee may know. */
export function checkBirthPartial(units: UnitValues): UnitFinding | null {
  const parts = findDateParts(textOf(units.birth) ?? '')
  if (parts === undefined || parts.day !== null) return null
  return { rule: 'DOB_PARTIAL', units: ['birth'], found: {} }
}

/** Civil status writes 1 January where nobody knew the day. */
export function checkBirthConvention(units: UnitValues): UnitFinding | null {
  const isFirst = textOf(units.birth)?.endsWith('-01-01') === true
  return isFirst ? { rule: 'DOB_JAN1', units: ['birth'], found: {} } : null
}
