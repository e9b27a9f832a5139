import type { ReactNode } from 'react'
import classes from './administration.module.css'

export interface Fact {
  readonly name: string
  readonly value: ReactNode
}

/** What is known of one thing, line by line. */
export const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <dl className={classes.facts}>
    {facts.map(({ name, value }) => (
      <div key={name} className={classes.fact}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)
