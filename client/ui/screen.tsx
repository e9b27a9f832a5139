import type { ReactNode } from 'react'
import classes from './screen.module.css'

/** A screen of its own, before the app is open. */
export const LoneScreen = ({ children }: { children: ReactNode }) => (
  <main className={classes.lone}>{children}</main>
)

/** A place within the app's frame. */
export const Page = ({ children }: { children: ReactNode }) => <div className={classes.page}>{children}</div>
