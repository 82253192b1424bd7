import type { Question } from '../../pickers/report/question'
import { toQuery } from '../../pickers/report/to-query'

const enums = new Set(['measures', 'by', 'grain', 'relative', 'on', 'op', 'direction', 'measure', 'dimension', 'totals', 'minimumState', 'structure', 'compare', 'kind', 'of'])

/** GraphQL's own notation: like JSON, but names bare and enums without quotes. */
function literal(value: unknown, key = ''): string {
  if (Array.isArray(value)) return `[${value.map((one) => literal(one, key)).join(', ')}]`
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([name, part]) => `${name}: ${literal(part, name)}`)
      .join(', ')} }`
  return typeof value === 'string' && enums.has(key) ? value : JSON.stringify(value)
}

/** A document that can be pasted into any GraphQL client and answers what the screen shows. */
export const asGraphql = (question: Question): string => `query {
  report(query: ${literal({ page: { first: 10_000 }, ...toQuery(question) })}) {
    columns { key label unit }
    rows { kind members { id label } exact }
    rowCount
    truncated
    coverage { expected reported onTime late missing }
    notes { code message path }
    asOf
    queryHash
  }
}`
