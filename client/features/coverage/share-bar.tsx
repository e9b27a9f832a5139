import classes from './coverage.module.css'

/** The share as a length; the number stands beside it in words. */
export function ShareBar({ share }: { share: number | null }) {
  if (share === null) return null
  return (
    <span className={classes.bar} aria-hidden>
      <span className={classes.filled} style={{ width: `${Math.min(1, share) * 100}%` }} />
    </span>
  )
}
