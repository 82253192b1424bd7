import type { Condition, FigureCondition, Question } from './question'

/** A condition a person is still filling in is not asked yet. */
const isWhole = ({ op, values }: Condition) => op === 'IS_NULL' || values.length >= (op === 'BETWEEN' ? 2 : 1)

const isWholeFigure = ({ op, values }: FigureCondition) => ['IS_NULL', 'NOT_NULL'].includes(op) || (values.length >= (op === 'BETWEEN' ? 2 : 1) && values.every((value) => value !== ''))

/** The question as the API takes it. What was not asked for is not said. */
export function toQuery(question: Question) {
  const { measures, rows, columns, period, orderBy, totals, minimumState, structure, compare, show, top, asOf } = question
  const where = question.where.filter(isWhole)
  const having = question.having.filter(isWholeFigure)
  return {
    measures,
    rows,
    columns,
    period,
    ...(where.length > 0 ? { where: { and: where.map(({ on, op, values }: Condition) => ({ on, op, values })) } } : {}),
    ...(having.length > 0 ? { having } : {}),
    ...(compare.length > 0 ? { compare } : {}),
    ...(show.length > 0 ? { show } : {}),
    ...(top ? { top } : {}),
    ...(orderBy ? { orderBy: [measures.includes(orderBy.by) ? { measure: orderBy.by, direction: orderBy.direction } : { dimension: orderBy.by, direction: orderBy.direction }] } : {}),
    totals,
    minimumState,
    structure,
    ...(asOf ? { asOf } : {}),
  }
}

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
  report(query: ${literal({ ...toQuery(question), page: { first: 10_000 } })}) {
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
