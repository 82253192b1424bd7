/** One cell of an answer as a question of its own: the same figure, asked for where the cell stands. */
import { parsePeriod } from '@tolok/domain'
import type { Answer, AnswerColumn, AnswerRow, Member } from '../../platform/report'
import type { Condition, DimensionChoice, PeriodChoice, Question } from '../../pickers/report/question'

/** The question of one cell, broken down further by `rows`. Its total is the cell's own figure. */
export function narrowed(question: Question, answer: Answer, row: AnswerRow, column: AnswerColumn, measures: string[], rows: DimensionChoice[]): Question {
  const places = [...paired(question.rows, row.members), ...paired(question.columns, column.isTotal ? [] : column.members)]
  const where = [...question.where, ...places.flatMap(([dimension, member]) => (dimension.by === 'PERIOD' ? [] : [conditionOf(dimension, member)]))]
  const period = places.reduce<PeriodChoice>((now, [{ by }, { id }]) => (by === 'PERIOD' && id !== null ? within(id, answer, now) : now), question.period)
  return { ...question, measures, rows, columns: [], where, period, having: [], compare: [], show: [], top: null, orderBy: null, thenBy: [], first: null, totals: ['GRAND'], view: 'table' }
}

const paired = (dimensions: readonly DimensionChoice[], members: readonly Member[]) => members.flatMap((member, depth): [DimensionChoice, Member][] => (dimensions[depth] ? [[dimensions[depth], member]] : []))

const conditionOf = ({ by, level }: DimensionChoice, { id }: Member): Condition => (id === null ? { on: by, op: 'IS_NULL', values: [] } : { on: by, op: by === 'AGENCY' && level !== undefined ? 'DESCENDANT_OF' : 'EQ', values: [id] })

/** A member of time, cut off where the question's own days end: of a year to date, its last month is not whole. */
function within(id: string, { period }: Answer, now: PeriodChoice): PeriodChoice {
  const parsed = parsePeriod(id)
  if (!parsed.ok) return now
  const { firstDay, lastDay } = parsed.value
  if (firstDay >= period.from && lastDay <= period.to) return { fixed: id }
  return { from: firstDay > period.from ? firstDay : period.from, to: lastDay < period.to ? lastDay : period.to }
}
