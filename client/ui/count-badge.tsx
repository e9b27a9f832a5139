import classes from './count-badge.module.css'

/** How many wait for a person; nothing where nobody is waited for. */
export function CountBadge({ count, label }: { count: number; label: string }) {
  if (count === 0) return null
  return (
    <span className={classes.badge} role="img" aria-label={label}>
      {count > 99 ? '99+' : count}
    </span>
  )
}
