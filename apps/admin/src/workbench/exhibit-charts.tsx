import { Chart } from '../ui/chart'
import { Figure } from '../ui/figure'
import type { Exhibit } from './exhibits'

const points = [
  { quarter: 'TW I', achievement: 82.5, before: 78 },
  { quarter: 'TW II', achievement: 91, before: 88.2 },
  { quarter: 'TW III', achievement: null, before: 90 },
  { quarter: 'TW IV', achievement: 104.2, before: 97.3 },
]
const one = { name: 'achievement', label: 'Capaian', kind: 'bar', tone: 'action' } as const
const other = { name: 'before', label: 'Tahun lalu', kind: 'line', tone: 'quiet' } as const
const percent = (value: number) => `${value.toLocaleString('id-ID')}%`
const drawn = (label: string, series: Parameters<typeof Chart>[0]['series'], rows = points) => (
  <Chart label={label} points={rows} by="quarter" series={series} format={percent} height={200} />
)
const table = (
  <table className="tabular">
    <caption>Capaian per triwulan</caption>
    <tbody>
      {points.map(({ quarter, achievement }) => (
        <tr key={quarter}>
          <th scope="row">{quarter}</th>
          <td>{achievement === null ? '–' : percent(achievement)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

export const Charts: Exhibit = {
  component: 'chart',
  states: {
    bars: drawn('Capaian per triwulan', [one]),
    'bars and a line, with a legend': drawn('Capaian dibanding tahun lalu', [one, other]),
    'without points': drawn('Tidak ada yang digambar', [one], []),
  },
}

export const Figures: Exhibit = {
  component: 'figure',
  states: {
    'a chart with its table behind it': (
      <Figure finding="Capaian naik menjadi 104,2%" subject="Capaian rata-rata, dalam persen, per triwulan 2026" chart={drawn('Capaian 2026', [one])} table={table} />
    ),
  },
}
