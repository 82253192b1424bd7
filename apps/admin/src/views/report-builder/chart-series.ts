import type { Answer } from '../../platform/report'
import { columnText, isPercent, memberText } from './cells'
import type { Speech } from './speech'

export type Series = { name: string; label: string; isPercent: boolean }
export type Point = { label: string } & Record<string, string | number | null>

const mostPoints = 60
const mostSeries = 8

/** The detail rows as points and the columns as series. What does not fit a readable chart is counted, not hidden. */
export function chartOf(answer: Answer, rowDimensions: readonly string[], columnDimensions: readonly string[], speech: Speech) {
  const details = answer.rows.filter(({ kind }) => kind === 'DETAIL')
  const columns = answer.columns.map((column, index) => ({ column, index })).filter(({ column }) => column.members.length === columnDimensions.length)
  const series: Series[] = columns.slice(0, mostSeries).map(({ column }) => ({
    name: column.key.replaceAll('.', ' '), // a dot would be read as a path into the point
    label: columnText(column, columnDimensions, speech),
    isPercent: isPercent(column),
  }))
  const points: Point[] = details.slice(0, mostPoints).map((row) => ({
    label: row.members.map((member, depth) => (rowDimensions[depth] === 'PERIOD' && member.id ? speech.format.period(member.id, 'short') : memberText(rowDimensions[depth]!, member, speech))).join(' · ') || speech.text('report.row.total'),
    ...Object.fromEntries(columns.slice(0, mostSeries).map(({ column, index }) => [column.key.replaceAll('.', ' '), row.values[index] ?? null])),
  }))
  return { series, points, leftOut: { points: details.length - points.length, series: columns.length - series.length } }
}

/** The finding a chart's title says, from its first series: highest and lowest, or from the first to the last along time. */
export function findingOf(chart: ReturnType<typeof chartOf>, isTime: boolean, { format, text }: Speech): string | null {
  const [first] = chart.series
  const known = first ? chart.points.filter((point) => typeof point[first.name] === 'number') : []
  if (!first || known.length < 2) return null
  const figure = (point: Point) => (first.isPercent ? format.percent(point[first.name]!, 1) : format.number(point[first.name]!, 0))
  const [start, end] = [known[0]!, known.at(-1)!]
  if (isTime) {
    const direction = Number(end[first.name]) > Number(start[first.name]) ? 'up' : Number(end[first.name]) < Number(start[first.name]) ? 'down' : 'level'
    return text(`report.finding.${direction}`, { what: first.label, from: figure(start), to: figure(end), start: start.label, end: end.label })
  }
  const sorted = [...known].sort((a, b) => Number(a[first.name]) - Number(b[first.name]))
  const [lowest, highest] = [sorted[0]!, sorted.at(-1)!]
  return text('report.finding.spread', { what: first.label, highest: highest.label, most: figure(highest), lowest: lowest.label, least: figure(lowest) })
}
