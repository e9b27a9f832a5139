import type { ReactNode } from 'react'
import classes from './figure.module.css'

interface FigureProps {
  readonly label: string
  readonly value: ReactNode
  /** The one number that the screen is about. */
  readonly large?: boolean
  /** A state colour for a number that waits for somebody. */
  readonly state?: 'conflict' | 'held' | 'waiting' | undefined
}

/** A number and what it counts. */
export function Figure({ label, value, large = false, state }: FigureProps) {
  return (
    <div className={classes.figure} data-large={large} data-state={state}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}

export const Figures = ({ children }: { children: ReactNode }) => (
  <dl className={classes.figures}>{children}</dl>
)
