import { reportOf } from '@tolok/client/testing'
import type { Answer } from '../../platform/report'
import type { Catalogue } from './catalogue'
import { chartKinds, drawnAs } from './chart-kind'
import { firstQuestion, type Question } from './question'

const catalogue = {
  measures: [
    { id: 'ACHIEVEMENT', format: 'PERCENT', rollUp: 'ACHIEVEMENT' },
    { id: 'ACTUAL', format: 'AMOUNT', rollUp: 'ACTUAL' },
    { id: 'REPORTED', format: 'COUNT', rollUp: 'COUNT' },
  ],
  dimensions: [
    { id: 'PERIOD', kind: 'TIME' },
    { id: 'AGENCY', kind: 'TREE' },
    { id: 'STATE', kind: 'RANK' },
  ],
} as unknown as Catalogue
const answer = (rows: number) => reportOf(['X'], Array.from({ length: rows }, (_, index) => [[String(index)], [index]])).report as unknown as Answer
const kinds = (part: Partial<Question>, rows = 12) => chartKinds({ ...firstQuestion('2026'), ...part }, answer(rows), catalogue)
const quarters = [{ by: 'PERIOD', grain: 'QUARTER' }]

test.each([
  ['time down the rows', { rows: quarters }, 12, 'line'],
  ['one dimension', {}, 12, 'bar'],
  ['few agencies over quarters', { columns: quarters }, 4, 'line'],
  ['many agencies over quarters', { columns: quarters }, 20, 'heat'],
  ['counts over quarters', { measures: ['REPORTED'], columns: quarters }, 20, 'stacked'],
  ['two dimensions down the rows', { rows: [{ by: 'AGENCY' }, { by: 'STATE' }] }, 20, 'heat'],
  ['two measures over many members', { measures: ['REPORTED', 'ACTUAL'] }, 80, 'scatter'],
] as const)('%s is drawn as it reads best', (_, part, rows, best) => expect(kinds(part as Partial<Question>, rows).best).toBe(best))

test('percentages and amounts that do not add up are never stacked, not even when the address says so', () => {
  for (const measure of ['ACHIEVEMENT', 'ACTUAL']) {
    const part = { measures: [measure], columns: quarters, view: 'stacked' as const }
    expect(kinds(part).fits.stacked).toBe(false)
    expect(drawnAs({ ...firstQuestion('2026'), ...part }, kinds(part))).toBe('heat')
  }
})
