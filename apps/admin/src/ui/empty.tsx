import type { ComponentType, ReactNode } from 'react'
import classes from './empty.module.css'

type Parts = {
  icon: ComponentType<{ size?: number; strokeWidth?: number; 'aria-hidden'?: boolean }>
  title: string
  children?: ReactNode
  action?: ReactNode
}

/** Nothing here: why, and what to do next. */
export const Empty = ({ icon: Icon, title, children, action }: Parts) => (
  <div className={classes.empty}>
    <Icon size={32} strokeWidth={1.4} aria-hidden />
    <p className={classes.title}>{title}</p>
    {children && <p className={classes.words}>{children}</p>}
    {action}
  </div>
)
