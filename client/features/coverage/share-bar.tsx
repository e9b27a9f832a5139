import type { CoverageUnit } from '#shared/api/coverage.ts'
import classes from './coverage.module.css'
import { shareOf } from './coverage-rows.ts'

/** The share as a length; the number stands beside it in words. */
export function ShareBar({ unit }: { unit: CoverageUnit }) {
  const share = shareOf(unit)
  if (share === null) return null
  return (
    <span className={classes.bar} aria-hidden>
      <span className={classes.filled} style={{ width: `${Math.min(1, share) * 100}%` }} />
    </span>
  )
}
