import { useQuery } from '@apollo/client/react'
import { graphql, type ResultOf, type VariablesOf } from './graphql'

export const ReportDocument = graphql(`
  query Report($query: ReportQueryInput!) {
    report(query: $query) {
      columns {
        key
        label
        measure
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
      asOf
      queryHash
    }
  }
`)

export type ReportQueryInput = VariablesOf<typeof ReportDocument>['query']
export type Answer = ResultOf<typeof ReportDocument>['report']
export type AnswerColumn = Answer['columns'][number]
export type AnswerRow = Answer['rows'][number]
export type Member = AnswerRow['members'][number]

/** A report for a question. While the next answer is on its way the last one stays, so that the page keeps its shape. */
export const useReport = (query: ReportQueryInput, { skip = false } = {}) => {
  const { data, previousData, error, loading, refetch } = useQuery(ReportDocument, { variables: { query }, skip, fetchPolicy: 'cache-and-network' })
  const answer = data?.report ?? (error ? undefined : previousData?.report)
  return { answer, error, isLoading: loading, isStale: loading && answer !== undefined, refetch }
}
