import { Popover, SegmentedControl, UnstyledButton } from '@mantine/core'
import { TbChevronLeft, TbChevronRight } from 'react-icons/tb'
import { periodOf, periodsBetween, shiftYears, type Grain } from '@tolok/domain'
import { useState } from 'react'
import { useFormat } from '../platform/format'
import { useText } from '../platform/i18n'
import { IconButton } from '../ui/icon-button'
import classes from './period.module.css'
import { CurrentPeriod, type PeriodParts } from './period'

const offered = ['MONTH', 'QUARTER', 'YEAR'] as const satisfies Grain[]
type Offered = (typeof offered)[number]

/** The chosen period with all others behind it. Fetched when first asked for. */
export default function PeriodChoices({ period, onChoose }: PeriodParts) {
  const text = useText()
  const [isOpen, setOpen] = useState(true)
  const choose = (id: string) => {
    onChoose(id)
    setOpen(false)
  }
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <CurrentPeriod period={period} onChoose={onChoose} onClick={() => setOpen(!isOpen)} />
      </Popover.Target>
      <Popover.Dropdown aria-label={text('period.label')}>
        <Choices period={period} onChoose={choose} />
      </Popover.Dropdown>
    </Popover>
  )
}

const Choices = ({ period, onChoose }: PeriodParts) => {
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
          <IconButton aria-label={text('period.previous-year')} onClick={() => setShown(shiftYears(shown, -1))}>
            <TbChevronLeft size={18} aria-hidden />
          </IconButton>
          <strong aria-live="polite">{year.id}</strong>
          <IconButton aria-label={text('period.next-year')} onClick={() => setShown(shiftYears(shown, 1))}>
            <TbChevronRight size={18} aria-hidden />
          </IconButton>
        </div>
      )}
      <div className={classes.grid} data-grain={grain}>
        {choices.ok &&
          choices.value.map(({ id }) => (
            <UnstyledButton
              key={id}
              className={classes.choice}
              aria-pressed={id === period.id}
              title={format.period(id)}
              onClick={() => onChoose(id)}
            >
              {format.period(id, 'short')}
            </UnstyledButton>
          ))}
      </div>
    </div>
  )
}
