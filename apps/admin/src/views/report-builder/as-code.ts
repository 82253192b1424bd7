import { toQuery } from '../../pickers/report/to-query'
import { asGraphql } from './as-graphql'
import type { Question } from '../../pickers/report/question'

/** One word for a shell: a quote inside ends the quoting, stands by itself and begins it anew. */
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`

/** A line for a terminal that asks the same as the screen. The session is the reader's own: only the name of its cookie is told. */
export const asCurl = (question: Question, address: string): string =>
  [
    `curl ${quoted(address)}`,
    `  -H 'content-type: application/json'`,
    `  -H 'x-requested-with: curl'`,
    `  -b "$TOLOK_COOKIE"`,
    `  --data ${quoted(JSON.stringify({ query: asGraphql(question) }))}`,
  ].join(' \\\n')

/** A name that may stand without quotes, and a text in single ones: as this house writes TypeScript. */
function written(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => written(one)).join(', ')}]`
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([key, part]) => `${key}: ${written(part)}`)
      .join(', ')} }`
  return typeof value === 'string' ? `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'` : JSON.stringify(value)
}

const lowered = (id: string) => id.toLowerCase().replaceAll(/_(.)/g, (_, letter: string) => letter.toUpperCase())

/** The same question for a view of one's own: it compiles against the contract, and its rows have what was asked for. */
export function asTypescript(question: Question): string {
  const parts = Object.entries(toQuery(question)).filter(([, part]) => !(Array.isArray(part) && part.length === 0))
  const first = question.rows[0]
  const reads = [...(first ? [`row.${lowered(first.by)}.label`] : []), ...(question.columns.length > 0 ? ['row.cells'] : question.measures.slice(0, 1).map((measure) => `row.${measure}`))]
  return `import { useReport } from '../../platform/report'

const { rows, table, loading, error } = useReport({
${parts.map(([key, part]) => `  ${key}: ${written(part)},`).join('\n')}
})
rows.map((row) => [${reads.join(', ')}])
`
}
