import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconCircleX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './badge.module.css'

const icons = { good: IconCircleCheck, attention: IconAlertTriangle, bad: IconCircleX, quiet: IconCircleDashed }
export type Tone = keyof typeof icons

/** A state in a word and a shape; the colour only repeats it. */
export const Badge = ({ tone, children }: { tone: Tone; children: ReactNode }) => {
  const Icon = icons[tone]
  return (
    <span className={classes.badge} data-tone={tone}>
      <Icon size={14} aria-hidden />
      {children}
    </span>
  )
}
