/** Which drawing suits an answer, and which may be drawn at all. */
import type { AnswerTable } from '../../platform/report'
import type { Catalogue } from './catalogue'
import type { Question, ViewKind } from './question'

export type Drawn = Exclude<ViewKind, 'table' | 'chart'>
export const drawings = ['bar', 'line', 'stacked', 'heat', 'scatter'] as const satisfies readonly Drawn[]

/** Only what is counted adds up; a share or an achievement never does, whatever stands beside it. */
const addsUp = new Set<string>(['COUNT', 'SUM'])
const isAdditive = (catalogue: Catalogue, id: string) => {
  const measure = catalogue.measures.find((one) => one.id === id)
  return measure !== undefined && measure.format !== 'PERCENT' && addsUp.has(measure.rollUp)
}

/**
 * Time on an axis is a line; one dimension of up to thirty members is bars; two dimensions are a heat map, or stacked where the figures add up;
 * two measures over many members are a scatter. `fits` says what else may be chosen.
 */
export function chartKinds(question: Question, answer: AnswerTable, catalogue: Catalogue): { best: Drawn; fits: Record<Drawn, boolean>; isAcross: boolean } {
  const isTime = (by: string | undefined) => catalogue.dimensions.find(({ id }) => id === by)?.kind === 'TIME'
  const details = answer.rows.filter(({ kind }) => kind === 'DETAIL').length
  const { rows, columns, measures } = question
  const hasTwoAxes = (rows.length > 0 && columns.length > 0) || rows.length === 2
  const fits = {
    bar: true,
    line: details > 1 || columns.length > 0,
    stacked: measures.every((id) => isAdditive(catalogue, id)) && columns.length > 0 && measures.length === 1,
    heat: hasTwoAxes,
    scatter: measures.length > 1 && columns.length === 0 && details > 1,
  }
  const alongColumns = columns.length === 1 && isTime(columns[0]?.by)
  const best: Drawn =
    rows.length === 1 && columns.length === 0 && isTime(rows[0]?.by)
      ? 'line'
      : alongColumns && details <= 6 && !fits.stacked
        ? 'line'
        : hasTwoAxes
          ? fits.stacked
            ? 'stacked'
            : 'heat'
          : fits.scatter && details > 30
            ? 'scatter'
            : 'bar'
  /** Time that stands in the columns runs along the bottom all the same. */
  return { best, fits, isAcross: alongColumns && !isTime(rows.at(-1)?.by) }
}

export const drawnAs = (question: Question, kinds: ReturnType<typeof chartKinds>): Drawn => (question.view === 'table' || question.view === 'chart' || !kinds.fits[question.view] ? kinds.best : question.view)
