/** Which comparisons and derivations a question can have: what would be refused is not offered. */
import { percentBases, type Comparator } from '@tolok/domain'
import type { Catalogue } from '../../pickers/report/catalogue'
import type { Derivation, Filter, Question } from '../../pickers/report/question'

/** Every dimension that a filter asks of. */
const dimensionsIn = ({ on, and = [], or = [], not }: Filter): string[] => [...(on ? [on] : []), ...[...and, ...or, ...(not ? [not] : [])].flatMap(dimensionsIn)]

const axes = ({ rows, columns }: Question) => [...rows, ...columns]
const hasTime = (question: Question) => axes(question).some(({ by }) => by === 'PERIOD')
const rollUpOf = (catalogue: Catalogue, id: string): string => catalogue.measures.find((one) => one.id === id)?.rollUp ?? ''
const addUp = ['COUNT', 'ACTUAL', 'TARGET']
const hasTarget = ['ACTUAL', 'ACHIEVEMENT', 'SHARE_ON_TARGET']

export function comparesWith(question: Question, comparator: Comparator, catalogue: Catalogue): boolean {
  switch (comparator) {
    case 'BASELINE':
      return hasTime(question)
    case 'PARENT_AGENCY':
      return axes(question).some(({ by, level }) => by === 'AGENCY' && level !== undefined)
    case 'PEER_MEDIAN':
      return question.rows.length > 0
    case 'TARGET':
      return question.measures.some((id) => hasTarget.includes(rollUpOf(catalogue, id)))
    default:
      return !question.where.some(({ on }) => on === 'PERIOD') && !(question.also && dimensionsIn(question.also).includes('PERIOD'))
  }
}

/** Every derivation each measure may have here; a moving average is offered of three periods. */
export function derivationsOf(question: Question, catalogue: Catalogue): Derivation[] {
  const { rows, columns } = question
  const bases = Object.keys(percentBases).filter((of) => (of === 'ROW' ? columns.length > 0 : of === 'PARENT' ? rows.length > 1 : rows.length > 0 || columns.length > 0))
  return question.measures.flatMap((measure): Derivation[] => {
    const sums = addUp.includes(rollUpOf(catalogue, measure))
    return [
      ...(rows.length > 0 ? [{ measure, kind: 'RANK' }] : []),
      ...(sums ? bases.map((of) => ({ measure, kind: 'PERCENT_OF', of })) : []),
      ...(sums && hasTime(question) ? [{ measure, kind: 'CUMULATIVE' }] : []),
      ...(hasTime(question) ? [{ measure, kind: 'MOVING_AVERAGE', n: 3 }] : []),
    ]
  })
}

export const derivationId = ({ measure, kind, of, n }: Derivation) => [measure, kind, of ?? n ?? ''].join('.')
