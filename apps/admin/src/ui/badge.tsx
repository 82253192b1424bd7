import { TbAlertTriangle, TbCircleCheck, TbCircleDashed, TbCircleX } from 'react-icons/tb'
import type { ReactNode } from 'react'
import classes from './badge.module.css'

const icons = { good: TbCircleCheck, attention: TbAlertTriangle, bad: TbCircleX, quiet: TbCircleDashed }
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
