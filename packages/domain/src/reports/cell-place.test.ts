import type { Catalogue } from './catalogue'
import { factsAt, parseCell, type CellDraft } from './cell-place'
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

describe('a cell beside the plain ones', () => {
  const compared = { ...byQuarter, compare: ['PREVIOUS_PERIOD', 'BASELINE', 'PEER_MEDIAN'] }
  const other = (cell: CellDraft, draft: ReportQueryDraft = compared) => {
    const query = parseReportQuery({ measures: ['ACTUAL', 'ACHIEVEMENT'], period: { fixed: '2026' }, ...draft }, catalogue, { today: '2026-11-25', now: 0 })
    if (!query.ok) throw new Error(JSON.stringify(query.problems))
    const parsed = parseCell(cell, query.value, catalogue)
    const found = parsed.ok && factsAt(query.value, parsed.value, catalogue)
    return found && [found.query.period.firstDay, found.query.period.lastDay, ...found.place.members.map((member) => ('key' in member ? member.key : member.code))]
  }

  test('of another time: a quarter goes back a quarter, the whole a year, the baseline to the first', () => {
    const row = ['1671:A']
    expect(other({ row, column: '2026-Q1|ACTUAL|PREVIOUS_PERIOD.VALUE' })).toEqual(['2025-10-01', '2026-09-30', '1671:A', '2025-10-01'])
    expect(other({ row, column: '*|ACTUAL|PREVIOUS_PERIOD.VALUE' })).toEqual(['2025-01-01', '2025-12-31', '1671:A'])
    expect(other({ row, column: '2026-Q3|ACTUAL|BASELINE.VALUE' })).toEqual(['2026-01-01', '2026-12-31', '1671:A', '2026-01-01'])
    expect(other({ row, column: '*|ACTUAL|BASELINE.VALUE' })).toBeNull()
    expect(other({ row, column: '2026-Q3|ACTUAL' })).toEqual(['2026-01-01', '2026-12-31', '1671:A', '2026-07-01'])
  })

  test('a comparison that is not asked for, its difference, and one that has no facts of its own are no such column', () => {
    for (const column of ['*|ACTUAL|SAME_PERIOD_LAST_YEAR.VALUE', '*|ACTUAL|PREVIOUS_PERIOD.DELTA', '*|ACTUAL|PEER_MEDIAN.VALUE']) expect(cellOf(compared, { column })).toEqual(['VALUE_NOT_FIT cell.column'])
  })

  test('what a top leaves over, of the whole or of a group', () => {
    const top = { by: 'ACTUAL', n: 1, others: true }
    const rest = { column: '*|ACTUAL', others: true }
    expect(cellOf({ ...byQuarter, top }, rest)).toEqual({ measure: 'ACTUAL', members: [], isRest: true })
    expect(cellOf({ ...byQuarter, top: { ...top, perGroup: true } }, { ...rest, row: ['1671:A'] })).toEqual({ measure: 'ACTUAL', members: [{ axis: 0, code: '1671:A' }], isRest: true })
    expect(cellOf({ ...byQuarter, top }, { ...rest, row: ['1671:A'] })).toEqual(['VALUE_NOT_FIT cell.others'])
    expect(cellOf(byQuarter, rest)).toEqual(['VALUE_NOT_FIT cell.others'])
  })
})
