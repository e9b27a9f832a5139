import type { ReactNode } from 'react'
import classes from './screen.module.css'

/** A screen of its own, before the app is open. `low`: where the thumb of the hand that holds the tablet is. */
export const LoneScreen = ({ low = false, children }: { low?: boolean; children: ReactNode }) => (
  <main className={classes.lone} data-low={low}>
    {children}
  </main>
)

/** A place within the app's frame; `main` where no frame is around it. */
export function Page({ main = false, children }: { main?: boolean; children: ReactNode }) {
  const Element = main ? 'main' : 'div'
  return <Element className={classes.page}>{children}</Element>
}
