import type { Condition, Question } from './question'

/** A condition a person is still filling in is not asked yet. */
const isWhole = ({ op, values }: Condition) => op === 'IS_NULL' || values.length >= (op === 'BETWEEN' ? 2 : 1)

/** The question as the API takes it. */
export function toQuery(question: Question) {
  const { measures, rows, columns, period, orderBy, totals, minimumState, structure } = question
  const where = question.where.filter(isWhole)
  return {
    measures,
    rows,
    columns,
    period,
    ...(where.length > 0 ? { where: { and: where.map(({ on, op, values }: Condition) => ({ on, op, values })) } } : {}),
    ...(orderBy ? { orderBy: [measures.includes(orderBy.by) ? { measure: orderBy.by, direction: orderBy.direction } : { dimension: orderBy.by, direction: orderBy.direction }] } : {}),
    totals,
    minimumState,
    structure,
  }
}

const enums = new Set(['measures', 'by', 'grain', 'relative', 'on', 'op', 'direction', 'measure', 'dimension', 'totals', 'minimumState', 'structure'])

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
