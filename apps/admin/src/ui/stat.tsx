import { Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './stat.module.css'

type Parts = { label: string; value: ReactNode; note?: ReactNode; isLoading?: boolean }

/** One figure with its name and what to make of it. */
export const Stat = ({ label, value, note, isLoading = false }: Parts) => (
  <div className={classes.stat}>
    <dt className={classes.label}>{label}</dt>
    <dd className={classes.value}>{isLoading ? <Skeleton height={32} width={72} /> : value}</dd>
    <dd className={classes.note}>{isLoading ? <Skeleton height={14} width="70%" /> : note}</dd>
  </div>
)

export const Stats = ({ children, label }: { children: ReactNode; label: string }) => (
  <dl className={classes.stats} aria-label={label}>
    {children}
  </dl>
)
