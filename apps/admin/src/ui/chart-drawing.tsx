import '@mantine/core/styles/ColorSwatch.css'
import '@mantine/charts/styles.css'
import { CompositeChart } from '@mantine/charts'
import type { ChartParts, Series } from './chart'

const colors: Record<Series['tone'], string> = {
  action: 'var(--action)',
  attention: 'var(--attention)',
  good: 'var(--good)',
  quiet: 'var(--line-strong)',
}

export default function ChartDrawing({ label, points, by, series, format, height = 260 }: ChartParts) {
  return (
    <div role="img" aria-label={label}>
      <CompositeChart
        h={height}
        data={points as Record<string, string | number | null>[]}
        dataKey={by}
        series={series.map(({ name, label, kind, tone }) => ({
          name,
          label,
          type: kind,
          color: colors[tone],
          ...(kind === 'line' ? { strokeDasharray: '6 4' } : {}),
        }))}
        withLegend={series.length > 1}
        legendProps={{ verticalAlign: 'bottom' }}
        maxBarWidth={40}
        valueFormatter={format}
        yAxisProps={{ width: 72 }}
        tickLine="none"
        gridAxis="x"
        curveType="linear"
        lineProps={{ isAnimationActive: false }}
        composedChartProps={{ accessibilityLayer: false }}
      />
    </div>
  )
}
