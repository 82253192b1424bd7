import '@mantine/charts/styles.css'
import { BarChart, LineChart } from '@mantine/charts'
import { useMediaQuery } from '@mantine/hooks'
import { Figure } from '../../ui/figure'
import type { Answer } from '../../platform/report'
import { chartOf, findingOf } from './chart-series'
import type { Question } from './question'
import { NameAbove, nameHeight } from './name-above'
import { useSpeech } from './speech'
import type { ReactNode } from 'react'

const colours = ['nila.5', 'kunyit.5', 'daun.5', 'bata.5', 'nila.3', 'kunyit.7', 'daun.7', 'bata.7']

/** An axis has room for one line. The whole name is in the tooltip and in the table behind. */
const short = (label: string) => (label.length > 32 ? `${label.slice(0, 31).trimEnd()}…` : label)

/** The same answer, drawn. Its title says the finding, its unit stands below, the table is one click behind. */
export default function ResultChart({ question, answer, table }: { question: Question; answer: Answer; table: ReactNode }) {
  const speech = useSpeech()
  const { text, format } = speech
  const rowIds = question.rows.map(({ by }) => by)
  const chart = chartOf(
    answer,
    rowIds,
    question.columns.map(({ by }) => by),
    speech,
  )
  const isTime = rowIds.at(-1) === 'PERIOD' && rowIds.length === 1
  const series = chart.series.map(({ name, label }, index) => ({ name, label, color: colours[index % colours.length]! }))
  const isPercent = chart.series.every((one) => one.isPercent)
  const figure = (value: number) => (isPercent ? format.percent(value, 1) : format.number(value, Number.isInteger(value) ? 0 : 2))
  const isLong = !isTime && chart.points.some(({ label }) => label.length > 10)
  const isNarrow = useMediaQuery('(max-width: 700px)', false, { getInitialValueInEffect: false })
  const namesAbove = isLong && isNarrow
  const bars = question.view === 'stacked' ? 1 : series.length
  const band = namesAbove ? 2 * nameHeight + 12 * bars : 18 + 14 * bars
  const shared = {
    data: chart.points,
    series,
    dataKey: 'label',
    valueFormatter: figure,
    withLegend: series.length > 1,
    tickLine: 'none' as const,
    gridAxis: isLong && !namesAbove && question.view !== 'line' ? ('x' as const) : ('y' as const),
    referenceLines: isPercent
      ? [{ ...(isLong && question.view !== 'line' ? { x: 100 } : { y: 100 }), color: 'gray.5', label: '100%' }]
      : [],
  }
  const drawing =
    question.view === 'line' ? (
      <LineChart h={380} {...shared} connectNulls={false} strokeWidth={2.5} withDots={chart.points.length < 40} />
    ) : (
      <BarChart
        {...shared}
        h={isLong ? Math.max(namesAbove ? 0 : 260, chart.points.length * band + 60) : 380}
        orientation={isLong ? 'vertical' : 'horizontal'}
        type={question.view === 'stacked' ? 'stacked' : 'default'}
        maxBarWidth={28}
        barChartProps={namesAbove ? { barCategoryGap: nameHeight } : {}}
        yAxisProps={
          namesAbove
            ? { width: 1, interval: 0, tick: <NameAbove band={band} /> }
            : isLong
              ? { width: 230, tick: { fontSize: 12 }, tickFormatter: short }
              : { width: 76 }
        }
      />
    )
  const left = [
    chart.leftOut.points > 0 && text('report.chart.left-points', { count: chart.leftOut.points }),
    chart.leftOut.series > 0 && text('report.chart.left-series', { count: chart.leftOut.series }),
  ].filter(Boolean)
  return (
    <Figure
      finding={findingOf(chart, isTime, speech) ?? series.map(({ label }) => label).join(', ')}
      subject={[
        series.map(({ label }) => label).join(', '),
        isPercent ? text('report.unit.percent') : (answer.columns[0]?.unit ?? ''),
        ...left,
      ]
        .filter(Boolean)
        .join(' · ')}
      chart={drawing}
      table={table}
    />
  )
}
