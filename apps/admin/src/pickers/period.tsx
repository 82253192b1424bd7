import { ActionIcon, Popover, SegmentedControl, UnstyledButton } from '@mantine/core'
import { IconCalendar, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { nextPeriod, parsePeriod, periodOf, periodsBetween, previousPeriod, shiftYears, type Grain, type Period } from '@tolok/domain'
import { useState } from 'react'
import { useFormat } from '../platform/format'
import { useText } from '../platform/i18n'
import classes from './period.module.css'

const offered = ['MONTH', 'QUARTER', 'YEAR'] as const satisfies Grain[]
type Offered = (typeof offered)[number]

type Parts = { period: Period; onChoose: (id: string) => void }

/** A stepper over months, quarters or years: one press back, one press on, or straight to any of them. */
export const PeriodPicker = ({ period, onChoose }: Parts) => {
  const text = useText()
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  const step = (to: Period) => parsePeriod(to.id).ok && onChoose(to.id)

  return (
    <div className={`period ${classes.stepper}`} role="group" aria-label={text('period.label')}>
      <ActionIcon variant="subtle" color="gray" size={36} aria-label={text('period.previous')} onClick={() => step(previousPeriod(period))}>
        <IconChevronLeft size={18} aria-hidden />
      </ActionIcon>
      <Popover opened={isOpen} onChange={setOpen} position="bottom" shadow="md" trapFocus returnFocus>
        <Popover.Target>
          <UnstyledButton className={classes.current} onClick={() => setOpen(!isOpen)}>
            <IconCalendar size={18} aria-hidden />
            <span>{format.period(period.id)}</span>
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown aria-label={text('period.label')}>
          <Choices
            period={period}
            onChoose={(id) => {
              onChoose(id)
              setOpen(false)
            }}
          />
        </Popover.Dropdown>
      </Popover>
      <ActionIcon variant="subtle" color="gray" size={36} aria-label={text('period.next')} onClick={() => step(nextPeriod(period))}>
        <IconChevronRight size={18} aria-hidden />
      </ActionIcon>
    </div>
  )
}

const Choices = ({ period, onChoose }: Parts) => {
  const text = useText()
  const format = useFormat()
  const [grain, setGrain] = useState<Offered>(offered.find((one) => one === period.grain) ?? 'MONTH')
  const [shown, setShown] = useState(period)
  const year = periodOf(shown.firstDay, 'YEAR')
  const span = grain === 'YEAR' ? { firstDay: shiftYears(year, -4).firstDay, lastDay: shiftYears(year, 1).lastDay } : year
  const choices = periodsBetween(span, grain)

  return (
    <div className={classes.choices}>
      <SegmentedControl
        fullWidth
        value={grain}
        onChange={(value) => setGrain(value as Offered)}
        data={offered.map((value) => ({ value, label: text(`grain.${value}`) }))}
        aria-label={text('period.grain')}
      />
      {grain !== 'YEAR' && (
        <div className={classes.year}>
          <ActionIcon variant="subtle" color="gray" aria-label={text('period.previous-year')} onClick={() => setShown(shiftYears(shown, -1))}>
            <IconChevronLeft size={18} aria-hidden />
          </ActionIcon>
          <strong aria-live="polite">{year.id}</strong>
          <ActionIcon variant="subtle" color="gray" aria-label={text('period.next-year')} onClick={() => setShown(shiftYears(shown, 1))}>
            <IconChevronRight size={18} aria-hidden />
          </ActionIcon>
        </div>
      )}
      <div className={classes.grid} data-grain={grain}>
        {choices.ok &&
          choices.value.map(({ id }) => (
            <UnstyledButton key={id} className={classes.choice} aria-pressed={id === period.id} aria-label={format.period(id)} onClick={() => onChoose(id)}>
              {format.period(id, 'short')}
            </UnstyledButton>
          ))}
      </div>
    </div>
  )
}
