import type { Condition, Question } from './question'

/** The question as the API takes it. */
export function toQuery(question: Question) {
  const { measures, rows, columns, period, where, orderBy, totals, minimumState, structure } = question
  return {
    measures,
    rows,
    columns,
    period,
    ...(where.length > 0 ? { where: { and: where.map(({ on, op, values }: Condition) => ({ on, op, values })) } } : {}),
    ...(orderBy ? { orderBy: [orderBy] } : {}),
    totals,
    minimumState,
    structure,
  }
}

const enums = new Set(['measures', 'by', 'grain', 'relative', 'on', 'op', 'direction', 'totals', 'minimumState', 'structure'])

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
  report(query: ${literal(toQuery(question))}) {
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
