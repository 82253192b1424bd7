import { useQuery } from '@apollo/client/react'
import { Anchor, SegmentedControl } from '@mantine/core'
import { useCallback, useMemo, useRef, useState } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { useFormat } from '../../platform/format'
import { useLanguage, useText } from '../../platform/i18n'
import { Problem } from '../../platform/problem'
import { useViewSearch } from '../../platform/view'
import { Badge, type Tone } from '../../ui/badge'
import { Fields, Field } from '../../ui/field'
import { WithPanel } from '../../ui/panel'
import { Stat, Stats } from '../../ui/stat'
import { Table, type Column } from '../../ui/table'
import { importView, rowFilters, type RowFilter } from '.'
import { ImportRowsDocument, type ImportJob, type ImportRow } from './documents'
import classes from './import.module.css'

/** What is wrong with the file as a whole, and which of its columns are not read. */
export const FileProblems = ({ job }: { job: ImportJob }) => {
  const text = useText()
  if (job.problems.length === 0) return null
  return (
    <section className={classes.card} aria-label={text('import.file-problems')}>
      <ul className={classes.problems}>
        {job.problems.map(({ code, severity, column, reason, remedy }, index) => (
          <li key={index}>
            <Badge tone={severity === 'ERROR' ? 'bad' : 'attention'}>{text(`import.severity.${severity}`)}</Badge>
            <span>
              <strong>
                {column && `${column}: `}
                {reason}
              </strong>{' '}
              {remedy} <code>{code}</code>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const tones: Record<NonNullable<ImportRow['outcome']>, Tone> = { NEW: 'good', CHANGED: 'attention', UNCHANGED: 'quiet', BAD: 'bad' }

/** The file's rows as they would be, or were, written: how many of each kind, and every doubtful cell with its reason. */
export const Preview = ({ job }: { job: ImportJob }) => {
  const text = useText()
  const format = useFormat()
  const [{ baris }, change] = useViewSearch(importView)
  const filter: RowFilter = baris ?? (job.badCount + job.warningCount > 0 ? 'PROBLEMS' : 'ALL')
  const { rows, totalCount, isLoading, error, more } = useRows(job.id, filter)
  const [openRow, setOpenRow] = useState<number | null>(null)
  const columns = useColumns(job)
  const opened = rows.find(({ row }) => row === openRow)
  const counts: Record<RowFilter, number> = {
    ALL: job.rowCount,
    PROBLEMS: job.badCount + job.warningCount,
    NEW: job.newCount,
    CHANGED: job.changedCount,
    UNCHANGED: job.unchangedCount,
  }

  return (
    <section aria-labelledby="import-rows">
      <Stats label={text('import.counts')}>
        <Stat label={text('import.outcome.NEW')} value={format.number(job.newCount)} note={text('import.outcome.NEW.why')} />
        <Stat label={text('import.outcome.CHANGED')} value={format.number(job.changedCount)} note={text('import.outcome.CHANGED.why')} />
        <Stat
          label={text('import.outcome.UNCHANGED')}
          value={format.number(job.unchangedCount)}
          note={text('import.outcome.UNCHANGED.why')}
        />
        <Stat
          label={text('import.outcome.BAD')}
          value={format.number(job.badCount)}
          note={job.warningCount > 0 ? text('import.warnings', { count: job.warningCount }) : text('import.outcome.BAD.why')}
        />
      </Stats>
      <div className={classes.tools}>
        <h2 id="import-rows" className={classes.heading}>
          {text('import.rows')}
        </h2>
        {job.badCount + job.warningCount > 0 && (
          <Anchor href={`/imports/${job.id}/problems.csv`} download size="sm">
            {text('import.problems.download')}
          </Anchor>
        )}
      </div>
      <div className={classes.filter}>
        <SegmentedControl
          size="xs"
          aria-label={text('import.filter')}
          value={filter}
          onChange={(chosen) => change({ baris: chosen as RowFilter }, { replace: true })}
          data={rowFilters
            .filter((one) => one === filter || counts[one] > 0)
            .map((one) => ({ value: one, label: text(`import.filter.${one}`) }))}
        />
      </div>
      {error ? (
        <Problem refusals={refusalsFrom(error)} />
      ) : (
        <WithPanel
          onClose={() => setOpenRow(null)}
          panel={
            opened
              ? {
                  title: text('import.row', { row: opened.row }),
                  content: <RowDetail row={opened} columns={job.columns.map(({ header }) => header)} />,
                }
              : null
          }
        >
          <Table
            caption={text('import.rows')}
            rows={rows}
            idOf={({ row }) => String(row)}
            isLoading={isLoading}
            totalCount={totalCount}
            onEnd={more}
            onOpen={({ row }) => setOpenRow(row)}
            openId={openRow === null ? undefined : String(openRow)}
            columns={columns}
            maxHeight="60dvh"
          />
        </WithPanel>
      )}
    </section>
  )
}

/** The row's number, what becomes of it, what is wrong with it, then the file's own columns. */
const useColumns = (job: ImportJob): Column<ImportRow>[] => {
  const text = useText()
  const headers = job.columns.map(({ header }) => header).join('\n')
  const hasProblems = job.badCount + job.warningCount > 0
  return useMemo(
    () => [
      { id: 'row', header: text('import.row.short'), cell: ({ row }) => row, isFigure: true, width: 76, isPinned: true },
      {
        id: 'outcome',
        header: text('import.outcome'),
        cell: ({ outcome }) => outcome && <Badge tone={tones[outcome]}>{text(`import.outcome.${outcome}`)}</Badge>,
        width: 160,
      },
      ...(hasProblems
        ? [
            {
              id: 'problem',
              header: text('import.problem'),
              cell: ({ problems }: ImportRow) => problems.map(({ reason }) => reason).join(' '),
              width: 340,
            },
          ]
        : []),
      ...headers
        .split('\n')
        .map((header, index): Column<ImportRow> => ({
          id: `cell ${index} ${header}`,
          header,
          cell: (row) => <Cell row={row} header={header} text={row.cells[index] ?? ''} />,
          width: 170,
        })),
    ],
    [text, headers, hasProblems],
  )
}

/** A cell with something wrong is marked, and says what when pointed at; the row's panel says it in full. */
const Cell = ({ row, header, text: content }: { row: ImportRow; header: string; text: string }) => {
  const text = useText()
  const problem = row.problems.find(({ column }) => column === header)
  if (!problem) return content
  return (
    <span className={classes.marked} data-severity={problem.severity} title={problem.reason}>
      {content || text('import.empty-cell')}
    </span>
  )
}

const RowDetail = ({ row, columns }: { row: ImportRow; columns: string[] }) => {
  const text = useText()
  return (
    <>
      {row.problems.length > 0 && (
        <ul className={classes.problems}>
          {row.problems.map(({ code, severity, column, cell, reason, remedy }, index) => (
            <li key={index}>
              <Badge tone={severity === 'ERROR' ? 'bad' : 'attention'}>{column ?? text(`import.severity.${severity}`)}</Badge>
              <span>
                <strong>{reason}</strong> {remedy} {cell && <code>{cell}</code>} <code>{code}</code>
              </span>
            </li>
          ))}
        </ul>
      )}
      <Fields>
        {columns.map((header, index) => (
          <Field key={`${index} ${header}`} label={header}>
            {row.cells[index] || '–'}
          </Field>
        ))}
      </Fields>
    </>
  )
}

/** The rows of a file, page after page. */
const useRows = (id: string, only: RowFilter) => {
  const language = useLanguage() === 'en' ? 'EN' : 'ID'
  const { data, previousData, loading, error, fetchMore } = useQuery(ImportRowsDocument, {
    variables: { id, only, language },
    fetchPolicy: 'cache-and-network',
  })
  const page = (data ?? previousData)?.importJob?.rows
  const after = data?.importJob?.rows.pageInfo.hasNextPage ? data.importJob.rows.pageInfo.endCursor : null
  const asked = useRef<string | null>(null)
  const more = useCallback(() => {
    if (!after || asked.current === `${only} ${after}`) return
    asked.current = `${only} ${after}`
    void fetchMore({
      variables: { after },
      updateQuery: (earlier, { fetchMoreResult }) => {
        const [old, next] = [earlier.importJob, fetchMoreResult.importJob]
        return old && next
          ? { ...fetchMoreResult, importJob: { ...next, rows: { ...next.rows, nodes: [...old.rows.nodes, ...next.rows.nodes] } } }
          : earlier
      },
    })
  }, [after, only, fetchMore])
  return { rows: page?.nodes ?? [], totalCount: page?.totalCount, isLoading: loading && !page, error, more }
}
