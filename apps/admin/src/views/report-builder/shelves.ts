/** The parts of a question that are picked, dragged and put in order. Pure: the same moves by pointer, by keyboard and by menu. */
import type { Catalogue } from '../../pickers/report/catalogue'
import type { DimensionChoice, Order, Question } from '../../pickers/report/question'

export const shelves = ['measures', 'rows', 'columns', 'where'] as const
export type Shelf = (typeof shelves)[number]
export type Place = { shelf: Shelf; index: number }

export const mostOn: Record<Shelf, number> = { measures: 12, rows: 4, columns: 2, where: 50 }

type Dimension = Catalogue['dimensions'][number]

/** How a dimension is asked when it is first put on a shelf: a tree at its first level, time by month. */
export const firstUse = (by: string, dimensions: readonly Dimension[]): DimensionChoice => {
  const kind = dimensions.find(({ id }) => id === by)?.kind
  return kind === 'TREE' ? { by, level: 1 } : kind === 'TIME' ? { by, grain: 'MONTH' } : { by }
}

/** A filter on a dimension that a person has still to fill. */
export const firstFilter = (on: string, dimensions: readonly Dimension[]) => {
  const operators: readonly string[] = dimensions.find(({ id }) => id === on)?.operators ?? []
  return { on, op: operators.includes('IN') ? 'IN' : (operators[0] ?? 'EQ'), values: [] }
}

/** Whether what stands here may go there: measures among themselves, dimensions between rows, columns and filters while there is room. */
export function mayMove(question: Question, from: Place, to: Shelf, dimensions: readonly Dimension[]): boolean {
  if (from.shelf === to) return true
  if (from.shelf === 'measures' || to === 'measures' || question[to].length >= mostOn[to]) return false
  const name = nameAt(question, from)
  if (to === 'where') return dimensions.find(({ id }) => id === name)?.kind !== 'TIME'
  return from.shelf === 'rows' || from.shelf === 'columns' || ![...question.rows, ...question.columns].some(({ by }) => by === name)
}

export const nameAt = (question: Question, { shelf, index }: Place): string => {
  const one = question[shelf][index]
  return one === undefined ? '' : typeof one === 'string' ? one : 'by' in one ? one.by : one.on
}

/** The question with one part moved; unchanged where it may not go there. */
export function moved(question: Question, from: Place, to: Place, dimensions: readonly Dimension[]): Question {
  const name = nameAt(question, from)
  if (name === '' || !mayMove(question, from, to.shelf, dimensions)) return question
  const without = <One>(list: readonly One[]) => list.filter((_, index) => index !== from.index)
  const put = <One>(list: readonly One[], one: One) => list.toSpliced(Math.max(0, Math.min(to.index, list.length)), 0, one)
  if (from.shelf === to.shelf) {
    const list = question[from.shelf] as readonly unknown[]
    return { ...question, [from.shelf]: put(without(list), list[from.index]) }
  }
  const carried = from.shelf === 'rows' || from.shelf === 'columns' ? question[from.shelf][from.index]! : firstUse(name, dimensions)
  const arriving = to.shelf === 'where' ? firstFilter(name, dimensions) : carried
  return { ...question, [from.shelf]: without(question[from.shelf] as readonly unknown[]), [to.shelf]: put(question[to.shelf] as readonly unknown[], arriving) }
}

/** Without what hangs on a measure or a dimension that is no longer asked for: its order, its conditions, its comparisons. */
export function tidied(question: Question): Question {
  const { measures, rows, columns, orderBy, thenBy, having, show, top } = question
  const isMeasure = (id: string) => measures.includes(id)
  const isAsked = ({ by }: Order) => isMeasure(by) || [...rows, ...columns].some((one) => one.by === by)
  const [first = null, ...further] = [...(orderBy ? [orderBy] : []), ...thenBy].filter(isAsked)
  return {
    ...question,
    orderBy: first,
    thenBy: further,
    having: having.filter(({ measure }) => isMeasure(measure)),
    show: show.filter(({ measure }) => isMeasure(measure)),
    top: top && isMeasure(top.by) && rows.length > 0 ? top : null,
  }
}
