import { useVirtualizer } from '@tanstack/react-virtual'
import { TbArrowDown, TbArrowsSort, TbArrowUp, TbEqual, TbInfoCircle, TbTrendingDown, TbTrendingUp } from 'react-icons/tb'
import { Tooltip } from '@mantine/core'
import type { Scale } from '@tolok/domain'
import { memo, useCallback, useEffect, useMemo, useRef, useState, type CSSProperties } from 'react'
import { useText } from '../../platform/i18n'
import type { AnswerTable, AnswerColumn, AnswerRow } from '../../platform/report'
import { BandMark } from './band-mark'
import { bandAt, isBanded } from './bands'
import { cellText, headings, isPlain, leadTexts, shownColumns, turnOf } from './cells'
import type { DimensionChoice, Order, Question } from './question'
import { useCatalogue, useSpeech } from './speech'
import { useCells } from './use-cells'
import { usePrinting } from '../../ui/use-printing'
import classes from './result-table.module.css'

type Parts = {
  question: Question
  answer: AnswerTable
  isStale: boolean
  /** Read only: nothing is sorted. */
  isStill?: boolean
  /** What the table is called, where it is not the report's answer. */
  label?: string | undefined
  /** The most height it takes before it scrolls, in CSS. */
  height?: string
  /** Achievements are marked by this scale's bands. */
  scale?: Scale | null
  onExplain?: ((row: AnswerRow, column: AnswerColumn) => void) | undefined
  onOrder: (order: Order | null) => void
  /** Null where the member has no inside. */
  drill: (dimension: DimensionChoice, memberId: string) => (() => void) | null
}

const rowHeight = 40
/** Rows on paper; what a longer answer leaves out is said beneath it. */
const mostPrinted = 3000

/** The answer in the order the API gave it: sorting asks again, so that totals stay where they belong and pages agree. */
export const ResultTable = ({ question, answer, isStale, isStill = false, label, height, scale, onExplain, onOrder, drill }: Parts) => {
  const speech = useSpeech()
  const catalogue = useCatalogue()
  const { text, format } = speech
  const viewport = useRef<HTMLDivElement>(null)
  const columnIds = question.columns.map(({ by }) => by)
  const lines = useMemo(() => headings(answer, columnIds, speech), [answer, columnIds.join(), speech])
  const virtualizer = useVirtualizer({ count: answer.rows.length, getScrollElement: () => viewport.current, estimateSize: () => rowHeight, overscan: 14, initialRect: { width: 800, height: 700 } })
  const isPrinting = usePrinting()
  // Of many rows only those in sight are laid out: columns keep their width whatever comes into sight.
  const isLong = answer.rows.length > 100 && !isPrinting
  const drawn = virtualizer.getVirtualItems()
  const visible = isPrinting ? answer.rows.slice(0, mostPrinted).map((_, index) => index) : drawn.map(({ index }) => index)
  const before = isPrinting ? 0 : (drawn[0]?.start ?? 0)
  const after = isPrinting ? 0 : virtualizer.getTotalSize() - (drawn.at(-1)?.end ?? 0)
  const shown = useMemo(() => shownColumns(answer), [answer])
  const cells = useCells(viewport, answer.rows.length, shown.length, (row) => virtualizer.scrollToIndex(row))
  const banded = useMemo(() => answer.columns.map((column) => (scale && isBanded(column, catalogue) ? scale : null)), [answer, scale, catalogue])
  const shared = { question, answer, shown, banded, drill: useStable(drill), onExplain: useStable(onExplain ?? noExplain), isExplained: onExplain !== undefined }
  const width = question.rows.length + shown.length

  return (
    <div ref={viewport} className={classes.viewport} role="region" aria-label={label ?? text('report.table')} tabIndex={0} data-stale={isStale || undefined} style={height ? ({ '--most-height': height } as CSSProperties) : undefined}>
      <table className={classes.table} data-long={isLong || undefined} aria-rowcount={answer.rowCount + lines.length} aria-busy={isStale}>
        <caption className={classes.caption}>{label ?? text('report.table')}</caption>
        {isLong && (
          <colgroup>
            {question.rows.map(({ grain }, depth) => (
              <col key={depth} data-lead data-time={grain || undefined} />
            ))}
            {shown.map(({ column }) => (
              <col key={column.key} data-wide={column.part === 'DELTA' || undefined} />
            ))}
          </colgroup>
        )}
        <thead>
          {lines.map((line, depth) => (
            <tr key={depth}>
              {depth === 0 &&
                question.rows.map((dimension) => (
                  <th key={`${dimension.by}.${dimension.level}`} rowSpan={lines.length} scope="col" data-lead aria-sort={sortOf(question, dimension.by)}>
                    {isStill ? speech.dimension(dimension.by) : <Sort by={dimension.by} question={question} label={speech.dimension(dimension.by)} onOrder={onOrder} />}
                  </th>
                ))}
              {line.map((heading) => {
                const dimension = question.columns.find(({ by }) => by === heading.member?.dimension)
                const open = dimension && heading.member ? drill(dimension, heading.member.id) : null
                const sorts = heading.measure !== undefined && columnIds.length === 0 && !isStill ? heading.measure : undefined
                return (
                  <th key={heading.key} colSpan={heading.span} rowSpan={heading.deep} scope={heading.span > 1 ? 'colgroup' : 'col'} data-figure aria-sort={sorts ? sortOf(question, sorts) : undefined}>
                    {sorts ? (
                      <Sort by={sorts} question={question} label={heading.label} onOrder={onOrder} />
                    ) : open ? (
                      <button type="button" className={classes.drill} onClick={open}>
                        {heading.label}
                      </button>
                    ) : (
                      heading.label
                    )}
                  </th>
                )
              })}
            </tr>
          ))}
        </thead>
        <tbody {...cells.body}>
          {before > 0 && <Spacer height={before} width={width} />}
          {visible.map((index) => (
            <Line key={index} index={index} offset={lines.length} active={cells.activeIn(index)} onFocusCell={cells.onFocus} row={answer.rows[index]!} {...shared} />
          ))}
          {after > 0 && <Spacer height={after} width={width} />}
        </tbody>
      </table>
      {isPrinting && answer.rows.length > mostPrinted && <p>{text('report.print.cut', { shown: format.number(mostPrinted), total: format.number(answer.rowCount) })}</p>}
    </div>
  )
}

const noExplain = () => {}

/** The same function from the first draw to the last, that always does what the latest would: so rows that have not changed are not drawn anew. */
const useStable = <Arguments extends unknown[], Value>(latest: (...given: Arguments) => Value): ((...given: Arguments) => Value) => {
  const held = useRef(latest)
  useEffect(() => void (held.current = latest))
  return useCallback((...given: Arguments) => held.current(...given), [])
}

type LineParts = {
  index: number
  offset: number
  /** The place in this row that Tab reaches, or -1. */
  active: number
  onFocusCell: (row: number, column: number) => void
  row: AnswerRow
  question: Question
  answer: AnswerTable
  shown: ReturnType<typeof shownColumns>
  banded: readonly (Scale | null)[]
  drill: Parts['drill']
  onExplain: (row: AnswerRow, column: AnswerColumn) => void
  isExplained: boolean
}

/** One row, drawn once: scrolling past it draws only the rows that come into sight. */
const Line = memo(({ index, offset, active, onFocusCell, row, question, answer, shown, banded, drill, onExplain, isExplained }: LineParts) => {
  const speech = useSpeech()
  const { text } = speech
  return (
    <tr aria-rowindex={index + offset + 1} data-kind={row.kind}>
      {leadTexts(
        row,
        question.rows.map(({ by }) => by),
        speech,
      ).map((label, depth) => {
        const id = row.members[depth]?.id
        const dimension = question.rows[depth]!
        return <Lead key={depth} label={label} open={id && drill(dimension, id) ? () => drill(dimension, id)?.() : null} />
      })}
      {shown.map(({ column, at }, place) => {
        const exact = row.exact[at]
        const scale = banded[at]
        const band = scale && bandAt(scale, exact)
        const figure = cellText(column, exact, speech)
        const turn = turnOf(answer, row, at)
        return (
          <td key={column.key} data-figure data-absent={exact === null || undefined}>
            {band && <BandMark scale={scale} band={band} />}
            {turn && <Turn turn={turn} comparator={column.comparator} isUp={!exact?.startsWith('-')} />}
            {isExplained && (isPlain(column) || row.kind !== 'OTHERS') ? (
              <button type="button" className={classes.explain} data-cell={`${index}.${place}`} tabIndex={active === place ? 0 : -1} onFocus={() => onFocusCell(index, place)} onClick={() => onExplain(row, column)} title={text('report.explain.open')}>
                {figure}
              </button>
            ) : (
              figure
            )}
            {place === 0 && <RowNotes row={row} />}
          </td>
        )
      })}
    </tr>
  )
})

const sortOf = (question: Question, by: string) => (question.orderBy?.by === by ? (question.orderBy.direction === 'ASC' ? 'ascending' : 'descending') : undefined)

/** Largest first, then smallest first, then the members' own order again. */
const Sort = ({ by, question, label, onOrder }: { by: string; question: Question; label: string; onOrder: Parts['onOrder'] }) => {
  const direction = question.orderBy?.by === by ? question.orderBy.direction : null
  const Arrow = direction === 'ASC' ? TbArrowUp : direction === 'DESC' ? TbArrowDown : TbArrowsSort
  const next: Order | null = direction === null ? { by, direction: 'DESC' } : direction === 'DESC' ? { by, direction: 'ASC' } : null
  return (
    <button type="button" className={classes.sort} data-sorted={direction ?? undefined} onClick={() => onOrder(next)}>
      <span>{label}</span>
      <Arrow size={14} aria-hidden />
    </button>
  )
}

const Lead = ({ label, open }: { label: string; open: (() => void) | null }) => {
  const text = useText()
  return (
    <th scope="row" title={label}>
      {open ? (
        <button type="button" className={classes.drill} onClick={open} aria-label={text('report.drill.into', { member: label })}>
          {label}
        </button>
      ) : (
        label
      )}
    </th>
  )
}

/** Which way it went and whether that is good: the arrow says up or down, the word better or worse. */
const Turn = ({ turn, comparator, isUp }: { turn: 'better' | 'worse' | 'level'; comparator: AnswerColumn['comparator']; isUp: boolean }) => {
  const text = useText()
  const isOfTime = comparator === 'PREVIOUS_PERIOD' || comparator === 'SAME_PERIOD_LAST_YEAR' || comparator === 'BASELINE'
  const Arrow = turn === 'level' ? TbEqual : isUp ? TbTrendingUp : TbTrendingDown
  return (
    <span className={classes.turn} data-turn={turn}>
      <Arrow size={15} aria-hidden />
      {text(isOfTime ? `report.turn.${turn}` : `report.stand.${turn}`)}
    </span>
  )
}

const RowNotes = ({ row }: { row: AnswerRow }) => {
  const text = useText()
  const button = useRef<HTMLButtonElement>(null)
  const [isNear, setNear] = useState(false)
  if (row.notes.length === 0) return null
  const words = [...new Set(row.notes.map(({ code }) => text(`report.note.${code}` as 'report.note.INCOMPLETE')))].join(' ')
  return (
    <>
      <button ref={button} type="button" className={classes.note} aria-label={words} onPointerEnter={() => setNear(true)} onFocus={() => setNear(true)}>
        <TbInfoCircle size={15} aria-hidden />
      </button>
      {/* Ten thousand rows would each carry one that nobody asks for: it comes when somebody is near. */}
      {isNear && <Tooltip target={button} label={words} multiline maw={320} withArrow defaultOpened events={{ hover: true, focus: true, touch: true }} />}
    </>
  )
}

const Spacer = ({ height, width }: { height: number; width: number }) => (
  <tr aria-hidden style={{ height }}>
    <td colSpan={width} style={{ padding: 0, border: 0 }} />
  </tr>
)
