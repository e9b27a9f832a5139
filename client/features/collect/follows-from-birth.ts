import { earliestDay, yearsBetween } from '#shared/records/partial-date.ts'
import type { UnitValues } from '#shared/records/unit.ts'

/** Well under the age at which the Law on Marriage and Family lets anybody marry. */
const neverMarriedBelow = 16
const neverMarried = '1'

/** A child was never married: what need not be asked is filled where nobody has said anything. `today` is `YYYY-MM-DD`. */
export function followsFromBirth({ birth, marital }: UnitValues, today: string): UnitValues {
  if (typeof birth !== 'string' || (marital ?? null) !== null) return {}
  const years = yearsBetween(earliestDay(birth), today)
  return years >= 0 && years < neverMarriedBelow ? { marital: neverMarried } : {}
}
