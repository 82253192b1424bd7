import type { Condition, FigureCondition, Filter, Order, Question } from './question'

/** A condition a person is still filling in is not asked yet. */
const isWhole = ({ op, values }: Condition) => op === 'IS_NULL' || values.length >= (op === 'BETWEEN' ? 2 : 1)

const isWholeFigure = ({ op, values }: FigureCondition) => ['IS_NULL', 'NOT_NULL'].includes(op) || (values.length >= (op === 'BETWEEN' ? 2 : 1) && values.every((value) => value !== ''))

/** The question as the API takes it. What was not asked for is not said. */
export function toQuery(question: Question) {
  const { measures, rows, columns, period, orderBy, thenBy, totals, minimumState, structure, compare, show, top, first, asOf, also } = question
  const plain: Filter[] = question.where.filter(isWhole).map(({ on, op, values }) => ({ on, op, values }))
  const where = [...plain, ...(also ? [also] : [])]
  const having = question.having.filter(isWholeFigure)
  const ordered = ({ by, direction }: Order) => (measures.includes(by) ? { measure: by, direction } : { dimension: by, direction })
  return {
    measures,
    rows,
    columns,
    period,
    // What the builder has no fields for is asked word for word.
    ...(where.length === 0 ? {} : { where: plain.length === 0 && also ? also : { and: where } }),
    ...(having.length > 0 ? { having } : {}),
    ...(compare.length > 0 ? { compare } : {}),
    ...(show.length > 0 ? { show } : {}),
    ...(top ? { top } : {}),
    ...(orderBy ? { orderBy: [orderBy, ...thenBy].map(ordered) } : {}),
    totals,
    minimumState,
    structure,
    ...(asOf ? { asOf } : {}),
    ...(first ? { page: { first } } : {}),
  }
}
