/** Stays at the lower edge of a form while it scrolls; what stands last in it is at the right. */
import type { ReactNode } from 'react'
import classes from './form-bar.module.css'

export const FormBar = ({ children }: { readonly children: ReactNode }) => (
  <div className={classes.bar}>{children}</div>
)
