import type { ReactNode } from 'react'
import classes from './field.module.css'

/** What is known about one thing, name beside value. */
export const Fields = ({ children }: { children: ReactNode }) => <dl className={classes.fields}>{children}</dl>

export const Field = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className={classes.field}>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
)
