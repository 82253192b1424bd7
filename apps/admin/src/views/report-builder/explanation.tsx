import { Button, Drawer, SegmentedControl, Skeleton } from '@mantine/core'
import { TbReportAnalytics } from 'react-icons/tb'
import { useState } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { useLanguage, useText } from '../../platform/i18n'
import { Problem } from '../../platform/problem'
import { useReportTable, type Answer, type AnswerColumn, type AnswerRow } from '../../platform/report'
import { toQuery } from '../../pickers/report/to-query'
import { cellText, isPlain, memberText, refinementText } from '../../pickers/report/cells'
import { ExplainedCell } from './explained-cell'
import { Facts, type FactCell } from './facts'
import { narrowed } from './narrow'
import type { Question } from '../../pickers/report/question'
import { Notes } from './remarks'
import { ResultTable } from '../../pickers/report/result-table'
import { useCatalogue, useSpeech } from '../../pickers/report/speech'
import classes from './explanation.module.css'

export type Explained = { row: AnswerRow; column: AnswerColumn }
type Parts = { question: Question; answer: Answer; explained: Explained; ask: (question: Question) => void }

/**
 * One figure, taken apart: what it means, of whom and when, what it is made of, what must be known to read it. Its parts are asked for as a
 * report of their own, whose total is the figure itself.
 */
export const Explanation = ({ onClose, ...parts }: Omit<Parts, 'explained'> & { explained: Explained | null; onClose: () => void }) => {
  const text = useText()
  const { explained } = parts
  return (
    <Drawer opened={explained !== null} onClose={onClose} position="right" size="min(64rem, 100%)" title={text('report.explain')} closeButtonProps={{ 'aria-label': text('close') }}>
      {explained && <TakenApart {...parts} explained={explained} />}
    </Drawer>
  )
}

/** The comparisons whose other figure is counted from facts of another time. */
const ofAnotherTime: readonly (string | null)[] = ['PREVIOUS_PERIOD', 'SAME_PERIOD_LAST_YEAR', 'BASELINE']
/** The figures that are made of observations themselves; of the others there is no list of facts to show. */
const ofObservations: readonly (string | undefined)[] = ['ACHIEVEMENT', 'SHARE_ON_TARGET', 'ACTUAL']

type Look = 'sum' | 'facts' | 'other-facts'

/** The figure, and beneath it either how it came about or the facts it was counted from. */
const TakenApart = (parts: Parts) => {
  const text = useText()
  const speech = useSpeech()
  const { measures } = useCatalogue()
  const [look, setLook] = useState<Look>('sum')
  const { question, answer, explained } = parts
  const { row, column } = explained
  const at = answer.columns.findIndex(({ key }) => key === column.key)
  const own = isPlain(column) ? column.key : column.key.slice(0, column.key.lastIndexOf('|'))
  const cellAt = (key: string) => ({ row: row.members.map(({ id }) => id), column: key, others: row.kind === 'OTHERS' })
  const looks: Look[] = ['sum', ...(ofObservations.includes(measures.find(({ id }) => id === column.measure)?.rollUp) ? (['facts', ...(ofAnotherTime.includes(column.comparator) ? (['other-facts'] as const) : [])] as const) : [])]
  return (
    <div className={classes.explanation}>
      <p className={classes.figure}>{cellText(column, row.exact[at], speech)}</p>
      {looks.length > 1 && <SegmentedControl aria-label={text('report.explain.look')} value={look} onChange={(next) => setLook(next as Look)} data={looks.map((value) => ({ value, label: text(`report.explain.look.${value}`) }))} />}
      {look === 'sum' && <Sum {...parts} cell={cellAt(column.key)} />}
      {look === 'facts' && <Facts key={own} question={question} cell={cellAt(own)} />}
      {look === 'other-facts' && <Facts key="other" question={question} cell={cellAt(`${own}|${column.comparator}.VALUE`)} />}
    </div>
  )
}

const Sum = ({ question, answer, explained: { row, column }, ask, cell }: Parts & { cell: FactCell }) => {
  const text = useText()
  const language = useLanguage()
  const speech = useSpeech()
  const catalogue = useCatalogue()
  const measure = catalogue.measures.find(({ id }) => id === column.measure)
  const at = answer.columns.findIndex(({ key }) => key === column.key)
  const inner = innerOf(question, catalogue)
  const isJudged = measure?.rollUp === 'ACHIEVEMENT' || measure?.rollUp === 'SHARE_ON_TARGET'
  const beside = isJudged && inner === 'INDICATOR' ? ['TARGET', 'ACTUAL', 'ACHIEVEMENT'].filter((id) => catalogue.measures.some((one) => one.id === id)) : []
  const apart = narrowed(question, answer, row, column, [...new Set([...beside, column.measure])], inner ? [{ by: inner }] : [])
  // What is held against another figure, and the rest of a top, are no question of their own.
  const isOwn = isPlain(column) && row.kind !== 'OTHERS'
  const { table, error, loading } = useReportTable({ ...toQuery(apart), page: { first: 200 } } as never, { skip: !isOwn })
  const places = [
    ...row.members.map((member, depth) => [question.rows[depth]?.by ?? '', member] as const),
    ...(column.isTotal ? [] : column.members.map((member, depth) => [question.columns[depth]?.by ?? '', member] as const)),
  ]
  const own = row.notes.filter(({ path }) => path.length === 0 || path[1] === String(at))
  return (
    <>
      <dl className={classes.places}>
        <div>
          <dt>{text('report.shelf.measures')}</dt>
          <dd>{[speech.measure(column.measure), isPlain(column) ? '' : refinementText(column, speech), column.part === null ? '' : text(`report.part.${column.part}`)].filter(Boolean).join(' · ')}</dd>
        </div>
        {row.kind === 'OTHERS' && (
          <div>
            <dt>{text('report.explain.others')}</dt>
            <dd>{text('report.explain.others.what')}</dd>
          </div>
        )}
        {places.map(([dimension, member]) => (
          <div key={dimension}>
            <dt>{speech.dimension(dimension)}</dt>
            <dd>{memberText(dimension, member, speech)}</dd>
          </div>
        ))}
        <div>
          <dt>{text('report.explain.counted')}</dt>
          <dd>{text('report.explain.from', { state: text(`report.minimum.${question.minimumState as 'VERIFIED'}`) })}</dd>
        </div>
      </dl>
      <p>{measure?.description[language]}</p>
      <ExplainedCell question={question} cell={cell} />
      {isOwn && <h3 className={classes.heading}>{text('report.explain.made-of')}</h3>}
      {error && <Problem refusals={refusalsFrom(error)} />}
      {loading && <Skeleton height={180} />}
      {table && <ResultTable question={apart} answer={table} isStale={false} onOrder={() => {}} drill={() => null} label={text('report.explain.made-of')} isStill />}
      {table && table.coverage.expected > 0 && (
        <p>
          {text('report.explain.coverage', { reported: speech.format.number(table.coverage.reported), expected: speech.format.number(table.coverage.expected), late: speech.format.number(table.coverage.late), missing: speech.format.number(table.coverage.missing) })}
        </p>
      )}
      <Notes notes={[...own, ...(table?.notes ?? [])]} />
      {isOwn && (
        <Button variant="light" leftSection={<TbReportAnalytics size={18} aria-hidden />} onClick={() => ask(apart)}>
          {text('report.explain.as-report')}
        </Button>
      )}
    </>
  )
}

/** What a figure is made of: its indicators; of one indicator, the agencies that own the facts. */
function innerOf(question: Question, { measures, dimensions }: ReturnType<typeof useCatalogue>): string | undefined {
  const used = [...question.rows, ...question.columns].map(({ by }) => by)
  return ['INDICATOR', 'AGENCY'].find((by) => dimensions.some(({ id }) => id === by) && !used.includes(by) && question.measures.every((id) => measures.find((one) => one.id === id)?.dimensions.includes(by as never)))
}
