import { Skeleton } from '@mantine/core'
import { exactly, indicatorTypeOf, parsePeriod, periodOf, writeFigure, type Grain } from '@tolok/domain'
import { refusalsFrom } from '../../platform/apollo'
import { useFormat } from '../../platform/format'
import { useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import { useReport } from '../../platform/report'
import { Chart } from '../../ui/chart'
import { Figure } from '../../ui/figure'
import { Table } from '../../ui/table'

type Parts = { indicator: { id: string; name: string; type: string; unit: string; decimals: number; cadence: Grain } }
type Step = { period: string; target: number | null; actual: number | null; achievement: number | null }

/** How one indicator goes in the year of the chosen period, at the pace at which it is reported. */
export const IndicatorProgress = ({ indicator }: Parts) => {
  const text = useText()
  const format = useFormat()
  const { period } = usePlace()
  const year = periodOf(period.firstDay, 'YEAR').id
  const { rows, table, error } = useReport({
    measures: ['TARGET', 'ACTUAL', 'ACHIEVEMENT'],
    rows: [{ by: 'PERIOD', grain: indicator.cadence }],
    period: { fixed: year },
    where: { on: 'INDICATOR', op: 'EQ', values: [indicator.id] },
  })
  if (error) return <Problem refusals={refusalsFrom(error)} />
  if (!table) return <Skeleton height={360} />

  const steps = rows
    .filter(({ period: { id } }) => parsePeriod(id).ok)
    .map((row): Step => ({ period: row.period.id ?? '', target: row.TARGET, actual: row.ACTUAL, achievement: row.ACHIEVEMENT }))
  const latest = steps.findLast(({ actual }) => actual !== null)
  const isDay = indicatorTypeOf(indicator.type)?.reads === 'DAY'
  const plain = (value: number) =>
    isDay ? format.day(writeFigure(exactly(String(value)), 'DAY')) : format.number(value, indicator.decimals)
  const inUnit = (value: number | null) => (value === null ? text('absent') : isDay ? plain(value) : `${plain(value)} ${indicator.unit}`)
  const finding = !latest
    ? text('progress.none', { year })
    : latest.achievement === null
      ? text('progress.actual', { period: format.period(latest.period), actual: inUnit(latest.actual) })
      : text('progress.achieved', {
          period: format.period(latest.period),
          actual: inUnit(latest.actual),
          target: inUnit(latest.target),
          achievement: format.percent(latest.achievement),
        })

  return (
    <Figure
      finding={finding}
      subject={text('progress.subject', { unit: indicator.unit, year })}
      chart={
        <Chart
          label={finding}
          points={steps.map((step) => ({ ...step, name: format.period(step.period, 'short') }))}
          by="name"
          series={[
            { name: 'actual', label: text('measure.ACTUAL'), kind: 'bar', tone: 'action' },
            { name: 'target', label: text('measure.TARGET'), kind: 'line', tone: 'attention' },
          ]}
          format={(value) => (isDay ? plain(value) : format.number(value))}
        />
      }
      table={
        <Table
          caption={text('progress.subject', { unit: indicator.unit, year })}
          rows={steps}
          idOf={(step) => step.period}
          columns={[
            { id: 'period', header: text('period.label'), cell: (step) => format.period(step.period), width: 150 },
            {
              id: 'target',
              header: text('measure.TARGET'),
              cell: (step) => figure(step.target, plain),
              isFigure: true,
              width: 110,
            },
            {
              id: 'actual',
              header: text('measure.ACTUAL'),
              cell: (step) => figure(step.actual, plain),
              isFigure: true,
              width: 110,
            },
            {
              id: 'achievement',
              header: text('measure.ACHIEVEMENT'),
              cell: (step) => figure(step.achievement, format.percent),
              isFigure: true,
              width: 110,
            },
          ]}
        />
      }
    />
  )
}

/** Nothing reported is a dash, never a zero. */
const figure = (value: number | null, format: (value: number) => string) => (value === null ? '–' : format(value))
