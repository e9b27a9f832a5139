import type { ReactNode } from 'react'
import classes from './filter-bar.module.css'

interface FilterBarProps {
  readonly children: ReactNode
  readonly count?: string
  /** Beside the count, such as how fresh it is. */
  readonly aside?: ReactNode
}

/** What narrows a list, above it, with how many are left. */
export const FilterBar = ({ children, count, aside }: FilterBarProps) => (
  <search className={classes.bar} data-no-print>
    {children}
    <span className={classes.end}>
      {aside}
      {count !== undefined && (
        <span className={classes.count} role="status">
          {count}
        </span>
      )}
    </span>
  </search>
)

interface FilterChipsProps<K extends string> {
  readonly label: string
  readonly value: K
  readonly choices: readonly { readonly key: K; readonly name: string; readonly count?: string }[]
  readonly onChoose: (key: K) => void
}

/** A few choices of which one holds, each with how many it has. */
export function FilterChips<K extends string>({ label, value, choices, onChoose }: FilterChipsProps<K>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot lie in a row in every browser
    <div className={classes.chips} role="group" aria-label={label}>
      {choices.map(({ key, name, count }) => (
        <button
          key={key}
          type="button"
          className={classes.chip}
          aria-pressed={key === value}
          onClick={() => onChoose(key)}
        >
          {name}
          {count !== undefined && <span className={classes.number}>{count}</span>}
        </button>
      ))}
    </div>
  )
}
