import { Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './desk-page.module.css'

interface DeskPageProps {
  readonly title: string
  /** Beside the title, such as how fresh the numbers are. */
  readonly aside?: ReactNode
  /** Takes the height of the window: a list within scrolls, the page does not. */
  readonly fill?: boolean
  readonly children: ReactNode
}

/** A desk's screen: its title, and the whole width. */
export function DeskPage({ title, aside, fill = false, children }: DeskPageProps) {
  return (
    <div className={classes.page} data-fill={fill}>
      <div className={classes.head}>
        <Title order={1} size="h2">
          {title}
        </Title>
        {aside}
      </div>
      {children}
    </div>
  )
}
