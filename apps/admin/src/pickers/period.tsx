import { UnstyledButton } from '@mantine/core'
import { TbCalendar, TbChevronLeft, TbChevronRight } from 'react-icons/tb'
import { nextPeriod, parsePeriod, previousPeriod, type Period } from '@tolok/domain'
import type { ComponentPropsWithRef } from 'react'
import { useFormat } from '../platform/format'
import { useText } from '../platform/i18n'
import { onDemand } from '../ui/on-demand'
import { IconButton } from '../ui/icon-button'
import classes from './period.module.css'

export type PeriodParts = { period: Period; onChoose: (id: string) => void }

/** A stepper over months, quarters or years: one press back, one press on, or straight to any of them. */
export const PeriodPicker = ({ period, onChoose }: PeriodParts) => {
  const text = useText()
  const step = (to: Period) => parsePeriod(to.id).ok && onChoose(to.id)
  return (
    <div className={`period ${classes.stepper}`} role="group" aria-label={text('period.label')}>
      <IconButton aria-label={text('period.previous')} onClick={() => step(previousPeriod(period))}>
        <TbChevronLeft size={18} aria-hidden />
      </IconButton>
      <AllPeriods period={period} onChoose={onChoose} />
      <IconButton aria-label={text('period.next')} onClick={() => step(nextPeriod(period))}>
        <TbChevronRight size={18} aria-hidden />
      </IconButton>
    </div>
  )
}

/** The chosen period, as the button that offers the others. */
export const CurrentPeriod = ({ period, onChoose: _, className = '', ...button }: PeriodParts & ComponentPropsWithRef<'button'>) => {
  const format = useFormat()
  return (
    <UnstyledButton className={`${classes.current} ${className}`} aria-haspopup="dialog" {...button}>
      <TbCalendar size={18} aria-hidden />
      <span>{format.period(period.id)}</span>
    </UnstyledButton>
  )
}

const AllPeriods = onDemand<PeriodParts>(CurrentPeriod, () => import('./period-choices'))
