import type { ReactNode } from 'react'
import classes from './fact-grid.module.css'

export type Fact = readonly [name: string, value: ReactNode]

/** What is known of one thing, in a panel: as many beside each other as there is room for. */
export const FactGrid = ({ facts }: { facts: readonly Fact[] }) => (
  <dl className={classes.facts}>
    {facts.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)
