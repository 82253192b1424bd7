import { Skeleton } from '@mantine/core'
import { TbArrowDown, TbArrowsSort, TbArrowUp } from 'react-icons/tb'
import {
  flexRender,
  getCoreRowModel,
  getSortedRowModel,
  useReactTable,
  type ColumnDef,
  type Header,
  type SortingState,
} from '@tanstack/react-table'
import { useMediaQuery } from '@mantine/hooks'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react'
import { useText } from '../platform/i18n'
import classes from './table.module.css'

export type Column<Row> = {
  id: string
  header: string
  cell: (row: Row) => ReactNode
  /** What the column is sorted by; a column without it cannot be sorted. Null goes last, both ways. */
  sortBy?: (row: Row) => string | number | null
  /** Figures stand at the end, in tabular numerals. */
  isFigure?: boolean
  width?: number
  /** Stays in sight when the table scrolls sideways. Only the leading columns may. */
  isPinned?: boolean
  /** Left out on a narrow screen: what a row opens tells it too. */
  isAside?: boolean
  /** Holds buttons of its own: a click in it, or in a dialogue that it opened, does not open the row. */
  isApart?: boolean
}

type Parts<Row> = {
  /** Says what the table holds, for those who cannot see it. */
  caption: string
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  idOf: (row: Row) => string
  isLoading?: boolean
  /** Stands where the rows would be. */
  empty?: ReactNode
  onOpen?: (row: Row) => void
  openId?: string
  /** Called when the last rows come into sight. */
  onEnd?: () => void
  totalCount?: number
  /** A row that sums up or is set apart. */
  isStrong?: (row: Row) => boolean
  maxHeight?: string
}

const rowHeight = 41
const rowsWhileLoading = 8

/** Sorts, resizes, pins, scrolls thousands of rows, and is walked through with the arrow keys; Enter opens. */
export const Table = <Row,>(parts: Parts<Row>) => {
  const { caption, rows, columns: all, idOf, isLoading = false, empty, onOpen, openId, onEnd, totalCount, isStrong, maxHeight = '70dvh' } = parts
  const text = useText()
  const isNarrow = useMediaQuery('(max-width: 640px)', false, { getInitialValueInEffect: false })
  const columns = isNarrow ? narrowed(all) : all
  /** What is left of a table on a narrow screen fits it: the first column takes what the others leave. */
  const isSqueezed = columns.length < all.length
  const [sorting, setSorting] = useState<SortingState>([])
  const [current, setCurrent] = useState(0)
  const viewport = useRef<HTMLDivElement>(null)

  const table = useReactTable<Row>({
    data: rows as Row[],
    columns: columns.map(definitionOf),
    state: { sorting },
    onSortingChange: setSorting,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
    getRowId: idOf,
    columnResizeMode: 'onChange',
    enableSortingRemoval: true,
  })
  const sorted = table.getRowModel().rows
  const virtualizer = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => viewport.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialRect: { width: 800, height: 600 },
  })
  const visible = virtualizer.getVirtualItems()
  const before = visible[0]?.start ?? 0
  const after = virtualizer.getTotalSize() - (visible.at(-1)?.end ?? 0)
  const lastVisible = visible.at(-1)?.index ?? 0

  useEffect(() => {
    if (onEnd && sorted.length > 0 && lastVisible >= sorted.length - 5) onEnd()
  }, [onEnd, lastVisible, sorted.length])

  const focusRow = (index: number) => {
    const next = Math.max(0, Math.min(sorted.length - 1, index))
    setCurrent(next)
    virtualizer.scrollToIndex(next)
    const row = () => viewport.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)
    const drawn = row()
    // At once where it can be: Enter right after an arrow must open the row the arrow went to.
    if (drawn) drawn.focus()
    else requestAnimationFrame(() => row()?.focus())
  }
  const steps: Record<string, (index: number) => number> = {
    ArrowDown: (index) => index + 1,
    ArrowUp: (index) => index - 1,
    PageDown: (index) => index + 10,
    PageUp: (index) => index - 10,
    Home: () => 0,
    End: () => sorted.length - 1,
  }
  const onKeyDown = (event: KeyboardEvent, index: number, row: Row) => {
    if (event.target !== event.currentTarget) return
    const step = steps[event.key]
    if (step) {
      event.preventDefault()
      focusRow(step(index))
    } else if (onOpen && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault()
      onOpen(row)
    }
  }

  const isEmpty = !isLoading && rows.length === 0
  return (
    <div className={classes.frame}>
      <div ref={viewport} className={classes.viewport} style={{ maxHeight }} role="group" aria-label={caption} tabIndex={0}>
        <table
          className={classes.table}
          aria-rowcount={(totalCount ?? rows.length) + 1}
          aria-busy={isLoading}
          style={{ minWidth: isSqueezed ? undefined : table.getTotalSize() }}
        >
          <caption className={classes.caption}>{caption}</caption>
          <thead>
            {table.getHeaderGroups().map((group) => (
              <tr key={group.id} aria-rowindex={1}>
                {group.headers.map((header) => (
                  <Heading
                    key={header.id}
                    header={header}
                    column={columnOf(columns, header.id)}
                    isSqueezed={isSqueezed}
                    left={offsetOf(columns, header.id, (id) => table.getColumn(id)?.getSize() ?? 0)}
                  />
                ))}
              </tr>
            ))}
          </thead>
          <tbody>
            {isLoading && rows.length === 0 && <Placeholder columns={columns.length} />}
            {before > 0 && <Spacer height={before} columns={columns.length} />}
            {visible.map(({ index }) => {
              const row = sorted[index]
              if (!row) return null
              return (
                <tr
                  key={row.id}
                  data-index={index}
                  aria-rowindex={index + 2}
                  aria-current={openId === row.id ? 'true' : undefined}
                  data-strong={isStrong?.(row.original) || undefined}
                  data-opens={onOpen ? true : undefined}
                  tabIndex={index === Math.min(current, sorted.length - 1) ? 0 : -1}
                  onFocus={() => setCurrent(index)}
                  onKeyDown={(event) => onKeyDown(event, index, row.original)}
                  onClick={onOpen && (() => onOpen(row.original))}
                >
                  {row.getVisibleCells().map((cell) => {
                    const column = columnOf(columns, cell.column.id)
                    return (
                      <td
                        key={cell.id}
                        data-figure={column?.isFigure || undefined}
                        data-pinned={column?.isPinned || undefined}
                        onClick={column?.isApart ? (event) => event.stopPropagation() : undefined}
                        style={
                          column?.isPinned
                            ? { insetInlineStart: offsetOf(columns, column.id, (id) => table.getColumn(id)?.getSize() ?? 0) }
                            : undefined
                        }
                      >
                        {/* Called, not rendered as a component: a new function would make the cell anew, and lose the click under way. */}
                        {isNarrow && column?.isPinned ? <div className={classes.lead}>{column.cell(row.original)}</div> : column?.cell(row.original)}
                      </td>
                    )
                  })}
                </tr>
              )
            })}
            {after > 0 && <Spacer height={after} columns={columns.length} />}
          </tbody>
        </table>
        {isEmpty && <div className={classes.empty}>{empty ?? text('table.empty')}</div>}
      </div>
      {totalCount !== undefined && rows.length > 0 && (
        <p className={classes.count} aria-live="polite">
          {rows.length < totalCount
            ? text('table.some', { shown: rows.length, total: totalCount })
            : text('table.all', { total: totalCount })}
        </p>
      )}
    </div>
  )
}

/** On a phone the first column alone stays in sight, on two lines, and leaves room for the others: a button far to the side still has its row's name. */
const narrowed = <Row,>(all: readonly Column<Row>[]): readonly Column<Row>[] => {
  const columns = all.filter(({ isAside }) => !isAside)
  const scrolls = columns.length === all.length
  return columns.map((column, index) => ({ ...column, isPinned: column.isPinned && index === 0 && scrolls, width: column.isPinned && scrolls ? Math.min(column.width ?? 160, 148) : column.width }))
}

const definitionOf = <Row,>(column: Column<Row>): ColumnDef<Row> => ({
  id: column.id,
  header: column.header,
  size: column.width ?? 160,
  minSize: 72,
  ...(column.sortBy ? { accessorFn: (row: Row) => column.sortBy?.(row) ?? undefined, sortUndefined: 'last' as const } : {}),
  enableSorting: column.sortBy !== undefined,
  sortingFn: 'alphanumeric',
  cell: ({ row }) => column.cell(row.original),
})

const columnOf = <Row,>(columns: readonly Column<Row>[], id: string) => columns.find((column) => column.id === id)

/** How far from the edge a pinned column stands: the width of those pinned before it. */
const offsetOf = <Row,>(columns: readonly Column<Row>[], id: string, widthOf: (id: string) => number) =>
  columns
    .slice(
      0,
      columns.findIndex((column) => column.id === id),
    )
    .reduce((sum, column) => sum + (column.isPinned ? widthOf(column.id) : 0), 0)

const Heading = <Row,>({ header, column, left, isSqueezed }: { header: Header<Row, unknown>; column: Column<Row> | undefined; left: number; isSqueezed: boolean }) => {
  const direction = header.column.getIsSorted()
  const label = flexRender(header.column.columnDef.header, header.getContext())
  const Arrow = direction === 'asc' ? TbArrowUp : direction === 'desc' ? TbArrowDown : TbArrowsSort
  const width = isSqueezed ? (header.index === 0 ? undefined : Math.min(header.getSize(), 124)) : header.getSize()
  const style: CSSProperties = { width, ...(column?.isPinned ? { insetInlineStart: left } : {}) }
  return (
    <th
      scope="col"
      style={style}
      data-figure={column?.isFigure || undefined}
      data-pinned={column?.isPinned || undefined}
      aria-sort={direction === 'asc' ? 'ascending' : direction === 'desc' ? 'descending' : undefined}
    >
      {header.column.getCanSort() ? (
        <button
          type="button"
          className={classes.sort}
          data-sorted={direction || undefined}
          onClick={header.column.getToggleSortingHandler()}
        >
          <span>{label}</span>
          <Arrow size={14} aria-hidden />
        </button>
      ) : (
        label
      )}
      <div
        className={classes.grip}
        aria-hidden
        onMouseDown={header.getResizeHandler()}
        onTouchStart={header.getResizeHandler()}
        onDoubleClick={() => header.column.resetSize()}
      />
    </th>
  )
}

const Spacer = ({ height, columns }: { height: number; columns: number }) => (
  <tr aria-hidden style={{ height }}>
    <td colSpan={columns} style={{ padding: 0, border: 0 }} />
  </tr>
)

/** Rows of the same height as the real ones, so that nothing moves when these arrive. */
const Placeholder = ({ columns }: { columns: number }) =>
  Array.from({ length: rowsWhileLoading }, (_, row) => (
    <tr key={row} aria-hidden data-placeholder>
      {Array.from({ length: columns }, (_, column) => (
        <td key={column}>
          <Skeleton height={12} width={`${50 + ((row * 17 + column * 29) % 40)}%`} />
        </td>
      ))}
    </tr>
  ))
