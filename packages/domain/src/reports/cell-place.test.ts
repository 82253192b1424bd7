import type { Catalogue } from './catalogue'
import { parseCell, type CellDraft } from './cell-place'
import { parseReportQuery } from './parse-query'
import type { ReportQueryDraft } from './query'

const words = { id: 'x', en: 'x' }
const dimension = { label: words, description: words, facts: ['OBSERVATION' as const], operators: [] }
const catalogue: Catalogue = {
  measures: ['ACTUAL', 'ACHIEVEMENT'].map((id) => ({ id, label: words, description: words, unit: null, format: 'AMOUNT', polarity: null, rollUp: 'ACTUAL', fact: 'OBSERVATION' })),
  dimensions: [
    { ...dimension, id: 'AGENCY', kind: 'TREE', code: /^\d{1,6}:.{1,40}$/u },
    { ...dimension, id: 'PERIOD', kind: 'TIME' },
    { ...dimension, id: 'STATE', kind: 'RANK', choices: [{ id: 'FINAL', label: words }] },
  ],
}
const cellOf = (draft: ReportQueryDraft, cell: CellDraft) => {
  const query = parseReportQuery({ measures: ['ACTUAL', 'ACHIEVEMENT'], period: { fixed: '2026' }, ...draft }, catalogue, { today: '2026-11-25', now: 0 })
  if (!query.ok) throw new Error(JSON.stringify(query.problems))
  const parsed = parseCell(cell, query.value, catalogue)
  return parsed.ok ? parsed.value : parsed.problems.map(({ code, path }) => `${code} ${path.join('.')}`)
}
const byQuarter = { rows: [{ by: 'AGENCY', level: 1 }, { by: 'STATE' }], columns: [{ by: 'PERIOD', grain: 'QUARTER' }] }

test('a cell of the body, of a subtotal and of the totals', () => {
  expect(cellOf(byQuarter, { row: ['1671:A', null], column: '2026-Q2|ACTUAL' })).toEqual({ measure: 'ACTUAL', members: [{ axis: 0, code: '1671:A' }, { axis: 1, key: null }, { axis: 2, key: '2026-04-01' }] })
  expect(cellOf(byQuarter, { row: ['1671:A'], column: '*|ACHIEVEMENT' })).toEqual({ measure: 'ACHIEVEMENT', members: [{ axis: 0, code: '1671:A' }] })
  expect(cellOf({ ...byQuarter, columns: [] }, { row: [], column: 'ACTUAL' })).toEqual({ measure: 'ACTUAL', members: [] })
})

test('a code that holds a bar is still read', () => {
  const columns = [{ by: 'AGENCY' }, { by: 'PERIOD', grain: 'MONTH' }]
  expect(cellOf({ columns }, { column: '1671:A|B|2026-03|ACTUAL' })).toEqual({ measure: 'ACTUAL', members: [{ axis: 0, code: '1671:A|B' }, { axis: 1, key: '2026-03-01' }] })
  expect(cellOf({ columns }, { column: '|2026-03|ACTUAL' })).toEqual({ measure: 'ACTUAL', members: [{ axis: 0, key: null }, { axis: 1, key: '2026-03-01' }] })
})

test.each<[CellDraft, string]>([
  [{ row: [] }, 'REQUIRED cell.column'],
  [{ row: ['1671:A', 'FINAL', 'x'], column: '*|ACTUAL' }, 'TOO_LONG cell.row'],
  [{ row: ['no code'], column: '*|ACTUAL' }, 'VALUE_NOT_FIT cell.row.0'],
  [{ row: ['1671:A', 'GUESSED'], column: '*|ACTUAL' }, 'VALUE_NOT_FIT cell.row.1'],
  [{ column: '2026-03|ACTUAL' }, 'VALUE_NOT_FIT cell.column'],
  [{ column: '2026-Q1|LATE' }, 'VALUE_NOT_FIT cell.column'],
  [{ column: 'ACTUAL' }, 'VALUE_NOT_FIT cell.column'],
])('%j is refused: %s', (cell, says) => {
  expect(cellOf(byQuarter, cell)).toEqual([says])
})
