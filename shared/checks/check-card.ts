/**
 * The identity card: from 14 on everybody has one, and it is renewed at 14, 25, 40 and 60. One that was issued in the two
 * years before such a birthday serves until the next (law 26/2023, art. 21). Infos: nothing is asked of anybody.
 */
import { earliestDay, findDateParts, latestDay, yearsBetween } from '../records/partial-date.ts'
import type { UnitValues } from '../records/unit.ts'
import { type Around, isSet, partOf, textOf, type UnitFinding } from './finding.ts'

const firstAge = 14
const renewalAges = [firstAge, 25, 40, 60]
const graceYears = 2

/** Who surely is 14 and has neither card nor the older CMND. */
export function checkCardMissing(units: UnitValues, { today }: Around): UnitFinding | null {
  const birth = textOf(units.birth)
  if (birth === null || isSet(units.card) || isSet(units.cmnd)) return null
  if (yearsBetween(latestDay(birth), today) < firstAge) return null
  return { rule: 'CARD_14', units: ['card', 'birth'], found: {} }
}

/** By the date on the card, or where that is not known by the age at which it was issued. */
export function checkCardExpired(units: UnitValues, { today }: Around): UnitFinding | null {
  const expires = partOf(units.card, 'expiresOn')
  const isOver = expires === null ? renewalReached(units, today) : latestDay(expires) < today
  return isOver ? { rule: 'CARD_EXPIRED', units: ['card', 'birth'], found: {} } : null
}

function renewalReached(units: UnitValues, today: string): boolean {
  const birth = textOf(units.birth)
  const issued = partOf(units.card, 'issuedOn')
  if (birth === null || issued === null || findDateParts(birth) === undefined) return false
  const atIssue = yearsBetween(earliestDay(birth), latestDay(issued))
  const age = yearsBetween(latestDay(birth), today)
  const due = renewalAges.find((renewal) => renewal > atIssue + graceYears)
  return due !== undefined && age >= due
}
