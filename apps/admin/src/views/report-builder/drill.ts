/** Down and up along agencies and periods: each step is a question of its own, so the back button undoes it. */
import { parsePeriod, periodOf, type Grain } from '@tolok/domain'
import type { Condition, DimensionChoice, Question } from '../../pickers/report/question'

const finer: Partial<Record<string, Grain>> = { YEAR: 'QUARTER', SEMESTER: 'QUARTER', QUARTER: 'MONTH', MONTH: 'DAY' }
const coarser: Partial<Record<string, Grain>> = { DAY: 'MONTH', MONTH: 'QUARTER', QUARTER: 'YEAR', SEMESTER: 'YEAR' }

const replaced = (dimensions: DimensionChoice[], from: DimensionChoice, to: DimensionChoice) => dimensions.map((one) => (one === from ? to : one))
const swapped = (question: Question, from: DimensionChoice, to: DimensionChoice): Question => ({
  ...question,
  rows: replaced(question.rows, from, to),
  columns: replaced(question.columns, from, to),
  orderBy: question.orderBy?.by === from.by && from.by !== to.by ? null : question.orderBy,
})
const also = (question: Question, condition: Condition): Question => ({ ...question, where: [...question.where, condition] })

/** One step into a member of one of the question's dimensions, or null where there is nothing further inside. */
export function drillDown(question: Question, dimension: DimensionChoice, memberId: string): Question | null {
  if (dimension.by === 'MUNICIPALITY') return also(swapped(question, dimension, { by: 'AGENCY', level: 1 }), { on: 'MUNICIPALITY', op: 'EQ', values: [memberId] })
  if (dimension.by === 'AGENCY' && dimension.level !== undefined)
    return also(swapped(question, dimension, { by: 'AGENCY', level: dimension.level + 1 }), { on: 'AGENCY', op: 'DESCENDANT_OF', values: [memberId] })
  const grain = dimension.by === 'PERIOD' ? finer[dimension.grain ?? ''] : undefined
  return grain ? { ...swapped(question, dimension, { by: 'PERIOD', grain }), period: { fixed: memberId } } : null
}

/** One step out again along a dimension, or null at the outermost. */
export function drillUp(question: Question, dimension: DimensionChoice): Question | null {
  if (dimension.by === 'AGENCY' && dimension.level !== undefined && dimension.level > 1) {
    const last = question.where.findLastIndex(({ on, op }) => on === 'AGENCY' && op === 'DESCENDANT_OF')
    return { ...swapped(question, dimension, { by: 'AGENCY', level: dimension.level - 1 }), where: question.where.filter((_, index) => index !== last) }
  }
  const grain = dimension.by === 'PERIOD' ? coarser[dimension.grain ?? ''] : undefined
  if (!grain) return null
  return { ...swapped(question, dimension, { by: 'PERIOD', grain }), period: widened(question.period, grain) }
}

/** The single period of the question, widened so that it holds more than one member of the coarser grain: Q1 by month goes up to the year by quarter. */
function widened(period: Question['period'], grain: Grain): Question['period'] {
  if (!('fixed' in period)) return period
  const parsed = parsePeriod(period.fixed)
  const wider = parsed.ok && parsed.value.grain === grain ? coarser[grain] : undefined
  return wider && parsed.ok ? { fixed: periodOf(parsed.value.firstDay, wider).id } : period
}
