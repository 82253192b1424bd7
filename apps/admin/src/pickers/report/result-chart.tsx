import '@mantine/core/styles/ColorSwatch.css'
import '@mantine/charts/styles.css'
import { BarChart, LineChart } from '@mantine/charts'
import { useMediaQuery } from '@mantine/hooks'
import { Figure } from '../../ui/figure'
import type { AnswerTable } from '../../platform/report'
import { chartKinds, drawnAs } from './chart-kind'
import { chartAcross, chartOf, crossingOf, findingOf, findingOfCrossing } from './chart-series'
import { HeatMap } from './heat-map'
import { Scatter } from './scatter'
import type { Question } from './question'
import { NameAbove, nameHeight } from './name-above'
import { useCatalogue, useSpeech } from './speech'
import type { ReactNode } from 'react'

const colours = ['nila.5', 'kunyit.5', 'daun.5', 'bata.5', 'nila.3', 'kunyit.7', 'daun.7', 'bata.7']

/** An axis has room for one line. The whole name is in the tooltip and in the table behind. */
const short = (label: string) => (label.length > 32 ? `${label.slice(0, 31).trimEnd()}…` : label)

/** The same answer, drawn. Its title says the finding, its unit stands below, the table is one click behind. */
export default function ResultChart({ question, answer, table, height }: { question: Question; answer: AnswerTable; table: ReactNode; /** In pixels, where the room is given: title and drawing together. */ height?: number }) {
  const speech = useSpeech()
  const catalogue = useCatalogue()
  const { text, format } = speech
  const drawn = height === undefined ? undefined : Math.max(120, height - 96)
  const kinds = chartKinds(question, answer, catalogue)
  const kind = drawnAs(question, kinds)
  const rowIds = question.rows.map(({ by }) => by)
  const columnIds = question.columns.map(({ by }) => by)
  const isNarrow = useMediaQuery('(max-width: 700px)', false, { getInitialValueInEffect: false })
  const isAcross = kinds.isAcross && kind === 'line'
  const chart = isAcross ? chartAcross(answer, rowIds, columnIds, speech) : chartOf(answer, rowIds, columnIds, speech, kind === 'scatter')
  const isTime = isAcross || (rowIds.at(-1) === 'PERIOD' && rowIds.length === 1)
  const unit = (isPercent: boolean) => (isPercent ? text('report.unit.percent') : (answer.columns[0]?.unit ?? ''))
  const leftOf = (leftOut: { points: number; series: number }) => [
    leftOut.points > 0 && text('report.chart.left-points', { count: leftOut.points }),
    leftOut.series > 0 && text('report.chart.left-series', { count: leftOut.series }),
  ]
  const subject = (...parts: (string | false)[]) => parts.filter(Boolean).join(' · ')
  if (kind === 'heat') {
    const crossing = crossingOf(answer, rowIds, columnIds, speech)
    const finding = findingOfCrossing(crossing, speech) ?? crossing.measure
    return <Figure isInside={height !== undefined} finding={finding} subject={subject(crossing.measure, unit(crossing.isPercent), ...leftOf(crossing.leftOut))} chart={<HeatMap crossing={crossing} label={finding} />} table={table} />
  }
  if (kind === 'scatter') {
    const [x, y] = chart.series
    const finding = findingOf({ ...chart, series: y ? [y] : [] }, false, speech) ?? subject(x?.label ?? '', y?.label ?? '')
    return <Figure isInside={height !== undefined} finding={finding} subject={subject(text('report.chart.scatter', { x: x?.label, y: y?.label, count: chart.points.length }), ...leftOf(chart.leftOut))} chart={<Scatter answer={answer} rowIds={rowIds} columnIds={columnIds} label={finding} height={drawn} />} table={table} />
  }
  const series = chart.series.map(({ name, label }, index) => ({ name, label, color: colours[index % colours.length]! }))
  const isPercent = chart.series.every((one) => one.isPercent)
  const figure = (value: number) => (isPercent ? format.percent(value, 1) : format.number(value, Number.isInteger(value) ? 0 : 2))
  const isLong = !isTime && kind !== 'line' && chart.points.some(({ label }) => label.length > 10)
  const namesAbove = isLong && isNarrow
  const bars = kind === 'stacked' ? 1 : series.length
  const band = namesAbove ? 2 * nameHeight + 12 * bars : 18 + 14 * bars
  const shared = {
    data: chart.points,
    series,
    dataKey: 'label',
    valueFormatter: figure,
    withLegend: series.length > 1,
    tickLine: 'none' as const,
    gridAxis: isLong && !namesAbove ? ('x' as const) : ('y' as const),
    referenceLines: isPercent
      ? [{ ...(isLong ? { x: 100 } : { y: 100 }), color: 'gray.5', label: '100%' }]
      : [],
  }
  const drawing =
    kind === 'line' ? (
      <LineChart h={drawn ?? 380} {...shared} lineChartProps={{ accessibilityLayer: false }} connectNulls={false} strokeWidth={2.5} withDots={chart.points.length < 40} />
    ) : (
      <BarChart
        {...shared}
        h={isLong ? Math.max(namesAbove ? 0 : (drawn ?? 260), chart.points.length * band + 60) : (drawn ?? 380)}
        orientation={isLong ? 'vertical' : 'horizontal'}
        type={kind === 'stacked' ? 'stacked' : 'default'}
        maxBarWidth={28}
        barChartProps={{ accessibilityLayer: false, ...(namesAbove ? { barCategoryGap: nameHeight } : {}) }}
        yAxisProps={
          namesAbove
            ? { width: 1, interval: 0, tick: <NameAbove band={band} /> }
            : isLong
              ? { width: 230, tick: { fontSize: 12 }, tickFormatter: short }
              : { width: 76 }
        }
      />
    )
  const finding = findingOf(chart, isTime, speech) ?? series.map(({ label }) => label).join(', ')
  return <Figure isInside={height !== undefined} finding={finding} subject={subject([...new Set(chart.series.map(({ measure }) => measure))].join(', '), unit(isPercent), ...leftOf(chart.leftOut))} chart={<div role="img" aria-label={finding}>{drawing}</div>} table={table} />
}
