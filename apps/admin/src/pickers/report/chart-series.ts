import type { AnswerTable } from '../../platform/report'
import { columnText, isPercent, isPlain, memberText } from './cells'
import type { Speech } from './speech'

/** `label` is what tells it from the series beside it, `what` its whole name. */
export type Series = { name: string; label: string; what: string; measure: string; isPercent: boolean }
export type Point = { label: string } & Record<string, string | number | null>
export type Drawing = { series: Series[]; points: Point[]; leftOut: { points: number; series: number } }

const mostPoints = 60
const mostSeries = 8

/** Total columns are no series beside what they sum; of comparisons the compared figure itself is drawn, its differences are read in the table. */
const drawnColumns = (answer: AnswerTable) => answer.columns.map((column, index) => ({ column, index })).filter(({ column }) => !column.isTotal && (isPlain(column) || column.part === 'VALUE'))

const detailsOf = (answer: AnswerTable) => answer.rows.filter(({ kind }) => kind === 'DETAIL')
const rowLabel = (row: AnswerTable['rows'][number], rowDimensions: readonly string[], speech: Speech) =>
  row.members.map((member, depth) => (rowDimensions[depth] === 'PERIOD' && member.id ? speech.format.period(member.id, 'short') : memberText(rowDimensions[depth]!, member, speech))).join(' · ') || speech.text('report.row.total')

/** The detail rows as points and the columns as series. What does not fit a readable chart is counted, not hidden. */
export function chartOf(answer: AnswerTable, rowDimensions: readonly string[], columnDimensions: readonly string[], speech: Speech, isMixed = false): Drawing {
  const details = detailsOf(answer)
  const all = drawnColumns(answer)
  // One axis has one unit: percentages are not drawn beside counts, except as the two axes of a scatter.
  const columns = isMixed ? all : all.filter(({ column }) => column.format === all[0]?.column.format)
  const isOne = columns.every(({ column }) => column.measure === columns[0]?.column.measure && isPlain(column))
  const series: Series[] = columns.slice(0, mostSeries).map(({ column, index }) => {
    const place = column.members.map((member, depth) => memberText(columnDimensions[depth] ?? '', member, speech)).join(' · ')
    const what = isPlain(column) && place ? `${speech.measure(column.measure)}, ${place},` : columnText(column, columnDimensions, speech)
    return {
      name: `s${index}`, // a key with a dot would be read as a path into the point
      label: isOne && place ? place : columnText(column, columnDimensions, speech),
      what,
      measure: speech.measure(column.measure),
      isPercent: isPercent(column),
    }
  })
  const points: Point[] = details.slice(0, mostPoints).map((row) => ({
    label: rowLabel(row, rowDimensions, speech),
    ...Object.fromEntries(columns.slice(0, mostSeries).map(({ index }) => [`s${index}`, row.values[index] ?? null])),
  }))
  return { series, points, leftOut: { points: details.length - points.length, series: all.length - series.length } }
}

/** The same turned over: the pivot's time runs along the bottom, each row is a series. Of several measures the first. */
export function chartAcross(answer: AnswerTable, rowDimensions: readonly string[], columnDimensions: readonly string[], speech: Speech): Drawing {
  const details = detailsOf(answer)
  const first = answer.columns[0]?.measure
  const columns = drawnColumns(answer).filter(({ column }) => column.measure === first && isPlain(column))
  const measure = speech.measure(first ?? '')
  const series = details.slice(0, mostSeries).map((row, index): Series => {
    const label = rowDimensions.length > 0 ? rowLabel(row, rowDimensions, speech) : measure
    return { name: `s${index}`, label, what: label === measure ? measure : `${measure} ${label}`, measure, isPercent: columns.every(({ column }) => isPercent(column)) }
  })
  const points = columns.slice(0, mostPoints).map(({ column, index }) => ({
    label: column.members.map((member, depth) => (columnDimensions[depth] === 'PERIOD' && member.id ? speech.format.period(member.id, 'short') : memberText(columnDimensions[depth]!, member, speech))).join(' · '),
    ...Object.fromEntries(details.slice(0, mostSeries).map((row, at) => [`s${at}`, row.values[index] ?? null])),
  }))
  return { series, points, leftOut: { points: columns.length - points.length, series: details.length - series.length } }
}

/** Two axes and a figure where they cross; of several measures the first. Rows of two dimensions cross each other where there is no pivot. */
export type Crossing = { rows: string[]; columns: string[]; figures: (number | null)[][]; measure: string; isPercent: boolean; leftOut: { points: number; series: number } }
export function crossingOf(answer: AnswerTable, rowDimensions: readonly string[], columnDimensions: readonly string[], speech: Speech): Crossing {
  const details = detailsOf(answer)
  const measure = answer.columns[0]?.measure ?? ''
  const columns = drawnColumns(answer).filter(({ column }) => column.measure === measure && isPlain(column))
  const shared = { measure: speech.measure(measure), isPercent: columns.every(({ column }) => isPercent(column)) }
  if (columnDimensions.length > 0) {
    const rows = details.slice(0, mostPoints)
    const shown = columns.slice(0, mostPoints)
    return {
      ...shared,
      rows: rows.map((row) => rowLabel(row, rowDimensions, speech)),
      columns: shown.map(({ column }) => column.members.map((member, depth) => (columnDimensions[depth] === 'PERIOD' && member.id ? speech.format.period(member.id, 'short') : memberText(columnDimensions[depth]!, member, speech))).join(' · ')),
      figures: rows.map((row) => shown.map(({ index }) => row.values[index] ?? null)),
      leftOut: { points: details.length - rows.length, series: columns.length - shown.length },
    }
  }
  const at = columns[0]?.index ?? 0
  const name = (row: AnswerTable['rows'][number], depth: number) => (rowDimensions[depth] === 'PERIOD' && row.members[depth]?.id ? speech.format.period(row.members[depth].id, 'short') : memberText(rowDimensions[depth] ?? '', row.members[depth], speech))
  const names = (depth: number) => [...new Set(details.map((row) => name(row, depth)))]
  const [rows, across] = [names(0), names(1)]
  const met = new Map(details.map((row) => [`${name(row, 0)}\n${name(row, 1)}`, row.values[at] ?? null]))
  const [shownRows, shownColumns] = [rows.slice(0, mostPoints), across.slice(0, mostPoints)]
  return { ...shared, rows: shownRows, columns: shownColumns, figures: shownRows.map((row) => shownColumns.map((column) => met.get(`${row}\n${column}`) ?? null)), leftOut: { points: rows.length - shownRows.length, series: across.length - shownColumns.length } }
}

/** The finding a chart's title says, from its first series: highest and lowest, or from the first to the last along time. */
export function findingOf(chart: Drawing, isTime: boolean, { format, text }: Speech): string | null {
  const [first] = chart.series
  const known = first ? chart.points.filter((point) => typeof point[first.name] === 'number') : []
  if (!first || known.length < 2) return null
  const figure = (point: Point) => (first.isPercent ? format.percent(point[first.name]!, 1) : format.number(point[first.name]!, 0))
  const [start, end] = [known[0]!, known.at(-1)!]
  if (isTime) {
    const direction = Number(end[first.name]) > Number(start[first.name]) ? 'up' : Number(end[first.name]) < Number(start[first.name]) ? 'down' : 'level'
    return text(`report.finding.${direction}`, { what: first.what, from: figure(start), to: figure(end), start: start.label, end: end.label })
  }
  const sorted = [...known].sort((a, b) => Number(a[first.name]) - Number(b[first.name]))
  const [lowest, highest] = [sorted[0]!, sorted.at(-1)!]
  return text('report.finding.spread', { what: first.what, highest: highest.label, most: figure(highest), lowest: lowest.label, least: figure(lowest) })
}

/** The same for two axes: where the figure is highest and where lowest. */
export function findingOfCrossing(crossing: Crossing, { format, text }: Speech): string | null {
  const known = crossing.figures.flatMap((line, row) => line.flatMap((figure, column) => (figure === null ? [] : [{ figure, where: `${crossing.rows[row]}, ${crossing.columns[column]}` }])))
  if (known.length < 2) return null
  const sorted = known.sort((a, b) => a.figure - b.figure)
  const [lowest, highest] = [sorted[0]!, sorted.at(-1)!]
  const written = (figure: number) => (crossing.isPercent ? format.percent(figure, 1) : format.number(figure, 0))
  return text('report.finding.spread', { what: crossing.measure, highest: highest.where, most: written(highest.figure), lowest: lowest.where, least: written(lowest.figure) })
}
