import { Skeleton } from '@mantine/core'
import { IconReportOff } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useFormat } from '../../platform/format'
import { useText } from '../../platform/i18n'
import { Chart } from '../../ui/chart'
import { Empty } from '../../ui/empty'
import { Table, type Column } from '../../ui/table'
import type { TileAnswer } from './documents'
import classes from './dashboards.module.css'
import { columnName, figureText, plainColumns, rowName, useNames, type TileQuestion } from './speech'
import { usePrinting } from './use-printing'

type Row = TileAnswer['rows'][number]
const tones = ['action', 'attention', 'good', 'quiet'] as const
/** The most points and series a small drawing can show; the rest is in the table, and is said. */
const [mostPoints, mostSeries] = [24, tones.length]

type Parts = { title: string; question: TileQuestion; answer: TileAnswer | undefined; kind: string; height: number }

/** One report on a dashboard: as a table with the builder's figures, or drawn. */
export const Tile = (parts: Parts) => {
  const text = useText()
  const { answer, height, title, kind } = parts
  if (!answer) return <Skeleton height={height} radius="md" />
  if (answer.rows.length === 0)
    return (
      <Empty icon={IconReportOff} title={text('dashboards.tile.empty')}>
        {text('dashboards.tile.empty.why')}
      </Empty>
    )
  return kind === 'TABLE' || kind === 'HEAT_MAP' || kind === 'SCATTER' ? <TileTable {...parts} answer={answer} /> : <TileChart {...parts} answer={answer} key={title} />
}

type Answered = Parts & { answer: TileAnswer }

const TileTable = ({ title, question, answer, height }: Answered) => {
  const text = useText()
  const format = useFormat()
  const names = useNames()
  const isPrinting = usePrinting()
  const columns = useMemo((): Column<Row>[] => {
    const plain = plainColumns(answer)
    const isOnlyMeasure = new Set(plain.map(({ column }) => column.measure)).size === 1
    const lead: Column<Row>[] = [
      {
        id: 'row',
        header: (question.rows ?? []).map(({ by }) => names.dimension(by)).join(' · ') || text('dashboards.all'),
        cell: (row) => rowName(row, question, names) + (row.kind === 'DETAIL' ? '' : `${row.members.length > 0 ? ' · ' : ''}${text(`dashboards.row.${row.kind}`)}`),
        width: 200,
        isPinned: true,
      },
    ]
    return [
      ...lead,
      ...plain.map(({ column, at }) => ({
        id: column.key,
        header: columnName(column, question, names, text('dashboards.row.TOTAL'), isOnlyMeasure),
        cell: (row: Row) => figureText(column, row.exact[at], format),
        sortBy: (row: Row) => row.values[at] ?? null,
        isFigure: true,
        width: 130,
      })),
    ]
  }, [answer, question, names]) // text and format follow the names' language
  if (isPrinting) return <OnPaper title={title} columns={columns} rows={answer.rows} />
  return <Table caption={title} rows={answer.rows} columns={columns} idOf={(row) => `${row.kind} ${row.members.map(({ id }) => id).join(' ')}`} isStrong={({ kind }) => kind !== 'DETAIL'} maxHeight={`${height - 40}px`} totalCount={answer.rowCount} />
}

/** Every row that was answered: a sheet of paper cannot be scrolled. */
const OnPaper = ({ title, columns, rows }: { title: string; columns: readonly Column<Row>[]; rows: readonly Row[] }) => (
  <table className={classes.paper} aria-label={title}>
    <thead>
      <tr>
        {columns.map(({ id, header }) => (
          <th key={id} scope="col">
            {header}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map((row, index) => (
        <tr key={index}>
          {columns.map(({ id, cell, isFigure }) => (
            <td key={id} data-figure={isFigure || undefined}>
              {cell(row)}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)

const TileChart = ({ title, question, answer, kind, height }: Answered) => {
  const text = useText()
  const format = useFormat()
  const names = useNames()
  const plain = plainColumns(answer).filter(({ column }) => !column.isTotal)
  // One axis has one unit.
  const drawn = plain.filter(({ column }) => column.format === plain[0]?.column.format)
  const details = answer.rows.filter(({ kind }) => kind === 'DETAIL')
  const isOnlyMeasure = new Set(drawn.map(({ column }) => column.measure)).size === 1
  const isPercent = plain[0]?.column.format === 'PERCENT'
  const leftOut = Math.max(0, details.length - mostPoints)
  const hidden = plain.length - Math.min(drawn.length, mostSeries)
  const series = drawn.slice(0, mostSeries).map(({ column, at }, index) => ({
    name: `s${at}`,
    label: columnName(column, question, names, '', isOnlyMeasure),
    kind: kind === 'LINE' || kind === 'AREA' ? ('line' as const) : ('bar' as const),
    tone: tones[index] ?? 'quiet',
  }))
  const points = details.slice(0, mostPoints).map((row) => ({ name: rowName(row, question, names, true) || title, ...Object.fromEntries(drawn.map(({ at }) => [`s${at}`, row.values[at] ?? null])) }))
  return (
    <>
      <Chart label={title} points={points} by="name" series={series} format={(value) => (isPercent ? format.percent(value, 0) : format.number(value))} height={height - (leftOut + hidden > 0 ? 30 : 0)} />
      {leftOut + hidden > 0 && <p className="quiet">{text('dashboards.left-out', { points: leftOut, series: hidden })}</p>}
    </>
  )
}
