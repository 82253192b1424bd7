import fc from 'fast-check'
import type { Catalogue } from '../../pickers/report/catalogue'
import { firstQuestion, type Question } from '../../pickers/report/question'
import { mayMove, moved, nameAt, shelves, tidied } from './shelves'

const dimension = (id: string, kind: string) => ({ id, kind, operators: ['EQ', 'IN'] }) as unknown as Catalogue['dimensions'][number]
const dimensions = [dimension('AGENCY', 'TREE'), dimension('PERIOD', 'TIME'), dimension('STATE', 'RANK')]
const question: Question = { ...firstQuestion('2026'), measures: ['ACHIEVEMENT', 'ACTUAL'], rows: [{ by: 'AGENCY', level: 2 }, { by: 'STATE' }], columns: [{ by: 'PERIOD', grain: 'QUARTER' }] }

test('a dimension keeps its detail between rows and columns, and becomes a filter to be filled', () => {
  expect(moved(question, { shelf: 'rows', index: 0 }, { shelf: 'columns', index: 0 }, dimensions)).toMatchObject({
    rows: [{ by: 'STATE' }],
    columns: [{ by: 'AGENCY', level: 2 }, { by: 'PERIOD' }],
  })
  expect(moved(question, { shelf: 'rows', index: 1 }, { shelf: 'where', index: 0 }, dimensions)).toMatchObject({
    rows: [{ by: 'AGENCY' }],
    where: [{ on: 'STATE', op: 'IN', values: [] }],
  })
})

test('time is no filter, a measure is no row, and a full shelf takes nothing', () => {
  const full: Question = { ...question, columns: [{ by: 'PERIOD', grain: 'YEAR' }, { by: 'SOURCE' }] }
  for (const [asked, from, to] of [
    [question, { shelf: 'columns', index: 0 }, 'where'],
    [question, { shelf: 'measures', index: 0 }, 'rows'],
    [full, { shelf: 'rows', index: 0 }, 'columns'],
  ] as const) {
    expect(mayMove(asked, from, to, dimensions)).toBe(false)
    expect(moved(asked, from, { shelf: to, index: 0 }, dimensions)).toBe(asked)
  }
})

test('no move loses a measure or a dimension, or makes a second of one', () => {
  const place = fc.record({ shelf: fc.constantFrom(...shelves), index: fc.integer({ min: 0, max: 3 }) })
  const names = (asked: Question) => shelves.flatMap((shelf) => asked[shelf].map((_, index) => nameAt(asked, { shelf, index }))).sort()
  fc.assert(fc.property(place, place, (from, to) => expect(names(moved(question, from, to, dimensions))).toEqual(names(question))))
})

test('what hangs on a measure goes with it', () => {
  const hung: Question = { ...question, measures: ['ACTUAL'], orderBy: { by: 'ACHIEVEMENT', direction: 'ASC' }, having: [{ measure: 'ACHIEVEMENT', op: 'GTE', values: ['90'] }, { measure: 'ACTUAL', op: 'NOT_NULL', values: [] }], show: [{ measure: 'ACHIEVEMENT', kind: 'RANK' }], top: { by: 'ACHIEVEMENT', n: 5, direction: 'DESC', perGroup: false, others: true } }
  expect(tidied(hung)).toMatchObject({ orderBy: null, having: [{ measure: 'ACTUAL' }], show: [], top: null })
  expect(tidied({ ...hung, measures: ['ACHIEVEMENT', 'ACTUAL'] })).toEqual({ ...hung, measures: ['ACHIEVEMENT', 'ACTUAL'] })
})
