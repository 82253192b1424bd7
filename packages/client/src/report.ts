import type { ApolloClient } from '@apollo/client'
import { useQuery } from '@apollo/client/react'
import { useMemo } from 'react'
import { graphql, type ResultOf, type VariablesOf } from './graphql'
import type { ReportAnswer, ReportQuestion, ReportRow, Strict } from './report-types'

/** A table of figures, without what is said about it as a whole. */
export const ReportFiguresFragment = graphql(`
  fragment ReportFigures on ReportTable @_unmask {
    columns {
      key
      label
      measure
      isTotal
      comparator
      part
      derivation
      members {
        id
        label
        level
      }
      unit
      format
      polarity
    }
    rows {
      kind
      members {
        id
        label
        level
      }
      values
      exact
      notes {
        code
        message
        path
      }
    }
    pageInfo {
      endCursor
      hasNextPage
    }
    rowCount
    truncated
    period {
      from
      to
    }
    asOf
    queryHash
  }
`)

export const ReportDocument = graphql(
  `
    query Report($query: ReportQueryInput!) {
      report(query: $query) {
        ...ReportFigures
        coverage {
          expected
          reported
          onTime
          late
          missing
        }
        notes {
          code
          message
          path
        }
      }
    }
  `,
  [ReportFiguresFragment],
)

export type ReportQueryInput = VariablesOf<typeof ReportDocument>['query']
export type Answer = ResultOf<typeof ReportDocument>['report']
/** The figures alone, as a dashboard asks them. */
export type AnswerTable = ResultOf<typeof ReportFiguresFragment>
export type AnswerColumn = Answer['columns'][number]
export type AnswerRow = Answer['rows'][number]
export type Member = AnswerRow['members'][number]

/** A question kept as a value, checked where it is written: a wrong id, a misspelt key or a period left out does not compile. */
export const reportQuery = <const Question extends ReportQuestion>(question: Question & Strict<Question, ReportQueryInput>): Question => question

/** The answer to a question, anywhere: in a loader, a file, a test. Throws what Apollo throws; `refusalsFrom` reads the refusals in it. */
export async function askReport<const Question extends ReportQuestion>(client: ApolloClient, question: Question & Strict<Question, ReportQueryInput>): Promise<ReportAnswer<Question>> {
  const { data } = await client.query({ query: ReportDocument, variables: { query: question as unknown as ReportQueryInput } })
  if (!data) throw new Error('a report came back without an answer and without a refusal')
  return { rows: rowsOf<Question>(data.report, [question.rows, question.columns]), columns: data.report.columns, table: data.report }
}

/**
 * The answer to a question, in a view: `const { rows } = useReport({ measures: ['ACHIEVEMENT'], rows: [{ by: 'AGENCY', level: 1 }], period: { fixed: '2026' } })`,
 * then `row.agency.label` and `row.ACHIEVEMENT`. The same question asked at two places is asked once and kept once. `loading` is before anything can be
 * shown, `stale` while the figures shown wait for newer ones or are those of the question before.
 */
export const useReport = <const Question extends ReportQuestion>(question: Question & Strict<Question, ReportQueryInput>, options: { skip?: boolean } = {}) => {
  const { table, ...state } = useReportTable(question as unknown as ReportQueryInput, options)
  const { rows: asked, columns } = question
  const shape = JSON.stringify([asked, columns]) // a question written in a render is a new value each time
  const rows = useMemo(() => (table ? rowsOf<Question>(table, JSON.parse(shape) as Shape) : []), [table, shape])
  return { ...state, rows, columns: table?.columns ?? [], table }
}

/** The same for a question that is only known at run time, as the table the API answers. While the next answer is on its way the last one stays. */
export const useReportTable = (query: ReportQueryInput, { skip = false, isKept = true } = {}) => {
  const { data, previousData, error, loading, refetch } = useQuery(ReportDocument, { variables: { query }, skip, fetchPolicy: isKept ? 'cache-and-network' : 'no-cache' })
  const table = data?.report ?? (error ? undefined : previousData?.report)
  return { table, error, loading: loading && table === undefined, stale: loading && table !== undefined, refetch }
}

const [firstRows, mostRows] = [1000, 10_000]

/**
 * The whole table as far as the API answers at once, or as far as the question asks: its first rows as soon as they are there, the rest of a long one behind them. Ten thousand
 * rows are not put into the cache, which would take each of them apart.
 */
export const useWholeReportTable = (query: ReportQueryInput) => {
  const most = query.page?.first ?? mostRows
  const first = useReportTable({ ...query, page: { first: Math.min(most, firstRows) } })
  const isLong = most > firstRows && first.table?.truncated === true && !first.error
  const whole = useReportTable({ ...query, page: { first: most } }, { skip: !isLong, isKept: false })
  const table = isLong && whole.table?.queryHash === first.table?.queryHash ? whole.table : first.table
  return { ...first, table }
}

/** 'INDICATOR_TYPE' is 'indicatorType'. */
const lowered = (id: string) => id.toLowerCase().replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase())

type Shape = readonly [rows: ReportQuestion['rows'], columns: ReportQuestion['columns']]

/** The API's table as rows whose fields are what was asked for. Comparisons and derivations stay in the table, found by their column. */
export function rowsOf<const Question extends ReportQuestion>(table: Answer, [rows, columns]: Shape): ReportRow<Question>[] {
  const [rowNames, columnNames] = [rows ?? [], columns ?? []].map((uses) => uses.map(({ by }) => lowered(by))) as [string[], string[]]
  const named = (names: string[], members: readonly Member[]) => Object.fromEntries(members.map((member, depth) => [names[depth] ?? '', member]))
  const plain = table.columns.map((column, at) => ({ column, at })).filter(({ column }) => column.comparator === null && column.derivation === null)
  const places = new Map<string, { members: readonly Member[]; isTotal: boolean; at: [measure: string, index: number][] }>()
  for (const { column, at } of plain) {
    const key = column.isTotal ? '*' : column.members.map(({ id }) => id ?? '').join('\n')
    const place = places.get(key) ?? { members: column.members, isTotal: column.isTotal, at: [] }
    place.at.push([column.measure, at])
    places.set(key, place)
  }
  return table.rows.map(({ kind, members, notes, values, exact }) => {
    const figures = (at: [string, number][]) => ({
      ...Object.fromEntries(at.map(([measure, index]) => [measure, values[index] ?? null])),
      exact: Object.fromEntries(at.map(([measure, index]) => [measure, exact[index] ?? null])),
    })
    const cells = [...places.values()].map((place) => ({ ...named(columnNames, place.members), isTotal: place.isTotal, ...figures(place.at) }))
    return { kind, members, notes, ...named(rowNames, members), ...(columnNames.length > 0 ? { cells } : figures(plain.map(({ column, at }) => [column.measure, at]))) }
  }) as unknown as ReportRow<Question>[]
}
