import { useQuery } from '@apollo/client/react'
import { Skeleton } from '@mantine/core'
import { refusalsFrom } from '../../platform/apollo'
import { graphql } from '../../platform/graphql'
import { useLanguage, useText } from '../../platform/i18n'
import { Problem } from '../../platform/problem'
import { toQuery } from '../../pickers/report/to-query'
import type { FactCell } from './facts'
import type { Question } from '../../pickers/report/question'
import classes from './explanation.module.css'

export const ExplainCellDocument = graphql(`
  query ExplainCell($query: ReportQueryInput!, $cell: CellInput!) {
    explainCell(query: $query, cell: $cell) {
      rule {
        id
        en
      }
      scope {
        id
        en
      }
      lines {
        id
        en
      }
      partCount
      parts {
        indicatorId
        name
        counts
        lines {
          id
          en
        }
      }
    }
  }
`)

/** The rule and the sums with the figures put in, as the API tells them: first the figure's own, then each indicator's. */
export const ExplainedCell = ({ question, cell }: { question: Question; cell: FactCell }) => {
  const text = useText()
  const language = useLanguage()
  const { data, error } = useQuery(ExplainCellDocument, { variables: { query: toQuery(question) as never, cell } })
  if (error) return <Problem refusals={refusalsFrom(error)} />
  if (!data) return <Skeleton height={120} />
  const { rule, scope, lines, parts, partCount } = data.explainCell
  return (
    <>
      <p>{rule[language]}</p>
      <p>{scope[language]}</p>
      <ol className={classes.lines}>
        {lines.map((line, at) => (
          <li key={at}>{line[language]}</li>
        ))}
      </ol>
      {parts.map((part) => (
        <details key={part.indicatorId}>
          <summary>{part.counts ? part.name : text('report.explain.left-out', { name: part.name })}</summary>
          <ol className={classes.lines}>
            {part.lines.map((line, at) => (
              <li key={at}>{line[language]}</li>
            ))}
          </ol>
        </details>
      ))}
      {partCount > parts.length && <p>{text('report.explain.more', { shown: parts.length, total: partCount })}</p>}
    </>
  )
}
