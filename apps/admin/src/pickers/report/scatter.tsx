import { ScatterChart } from '@mantine/charts'
import type { AnswerTable } from '../../platform/report'
import { chartOf } from './chart-series'
import { useSpeech } from './speech'
import classes from './heat-map.module.css'

/** A dot for each row, the first measure along the bottom, the second up the side. */
export const Scatter = ({ answer, rowIds, columnIds, label, height = 420 }: { answer: AnswerTable; rowIds: string[]; columnIds: string[]; label: string; height?: number | undefined }) => {
  const speech = useSpeech()
  const { format } = speech
  const { series, points } = chartOf(answer, rowIds, columnIds, speech, true)
  const [x, y] = series
  if (!x || !y) return null
  const written = (axis: typeof x) => (value: number) => (axis.isPercent ? format.percent(value, 0) : format.number(value, Number.isInteger(value) ? 0 : 1))
  const dots = points.flatMap((point) => (typeof point[x.name] === 'number' && typeof point[y.name] === 'number' ? [{ x: Number(point[x.name]), y: Number(point[y.name]), name: point.label }] : []))
  return (
    <div role="img" aria-label={label}>
      <ScatterChart
        h={height}
        data={[{ name: y.label, color: 'nila.5', data: dots as unknown as Record<string, number>[] }]}
        scatterChartProps={{ accessibilityLayer: false }}
        tooltipProps={{
          content: ({ payload }) => {
            const dot = (payload?.[0] as { payload?: (typeof dots)[number] } | undefined)?.payload
            return dot ? (
              <div className={classes.tip}>
                <strong>{dot.name}</strong>
                <span>{`${x.label}: ${written(x)(dot.x)}`}</span>
                <span>{`${y.label}: ${written(y)(dot.y)}`}</span>
              </div>
            ) : null
          },
        }}
        dataKey={{ x: 'x', y: 'y' }}
        labels={{ x: x.label, y: y.label }}
        xAxisLabel={x.label}
        yAxisLabel={y.label}
        valueFormatter={{ x: written(x), y: written(y) }}
        xAxisProps={{ domain: ['auto', 'auto'] }}
        yAxisProps={{ width: 80, domain: ['auto', 'auto'] }}
        tickLine="none"
      />
    </div>
  )
}
