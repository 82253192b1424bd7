import type { ReactNode } from 'react'
import classes from './filters.module.css'

/** The controls above a list. */
export const Filters = ({ children, label }: { children: ReactNode; label: string }) => (
  <div className={classes.filters} role="search" aria-label={label}>
    {children}
  </div>
)
