import type { Catalogue } from './catalogue'
import { parseReportQuery } from './parse-query'
import { canonicalQuery, type ReportQueryDraft } from './query'

const words = { id: 'x', en: 'x' }
const measure = (id: string, fact: 'OBSERVATION' | 'TARGET' | 'SLOT') => ({ id, label: words, description: words, unit: null, format: 'COUNT' as const, polarity: null, rollUp: 'COUNT' as const, fact })
const catalogue: Catalogue = {
  measures: [measure('ACTUAL', 'OBSERVATION'), measure('TARGET', 'TARGET'), measure('LATE', 'SLOT')],
  dimensions: [
    { id: 'AGENCY', label: words, description: words, kind: 'TREE', facts: ['OBSERVATION', 'TARGET', 'SLOT'], operators: ['EQ', 'IN', 'CONTAINS', 'DESCENDANT_OF'], code: /^\d+:.+$/ },
    { id: 'PERIOD', label: words, description: words, kind: 'TIME', facts: ['OBSERVATION', 'TARGET', 'SLOT'], operators: ['EQ', 'BETWEEN', 'GTE'] },
    {
      id: 'STATE', label: words, description: words, kind: 'RANK', facts: ['OBSERVATION', 'SLOT'], operators: ['EQ', 'IN', 'BETWEEN', 'IS_NULL'],
      choices: [{ id: 'DRAFT', label: words }, { id: 'FINAL', label: words }],
    },
  ],
}
const asked = { today: '2026-11-21', now: Date.parse('2026-11-21T03:00:00Z') }
const parse = (draft: ReportQueryDraft) => parseReportQuery({ measures: ['ACTUAL'], period: { fixed: '2026' }, ...draft }, catalogue, asked)
const refusals = (draft: ReportQueryDraft) => {
  const parsed = parse(draft)
  return parsed.ok ? [] : parsed.problems.map(({ code, path }) => `${code} ${path.join('.')}`)
}
const on = (part: object) => ({ where: part }) as ReportQueryDraft

test.each<{ draft: ReportQueryDraft; says: string[] }>([
  { draft: { measures: [] }, says: ['REQUIRED measures'] },
  { draft: { measures: ['SALARY'] }, says: ['UNKNOWN_MEASURE measures.0'] },
  { draft: { measures: ['ACTUAL', 'LATE', 'ACTUAL'] }, says: ['DUPLICATE measures.2'] },
  { draft: { measures: Array.from({ length: 13 }, () => 'ACTUAL') }, says: ['TOO_MANY_MEASURES measures'] },
  { draft: { rows: [{ by: 'SHOE_SIZE' }] }, says: ['UNKNOWN_DIMENSION rows.0.by'] },
  { draft: { rows: Array.from({ length: 5 }, (_, level) => ({ by: 'AGENCY', level: level + 1 })) }, says: ['TOO_MANY_DIMENSIONS rows'] },
  { draft: { columns: [1, 2, 3].map((level) => ({ by: 'AGENCY', level })) }, says: ['TOO_MANY_DIMENSIONS columns'] },
  { draft: { rows: [{ by: 'AGENCY', level: 1 }], columns: [{ by: 'AGENCY', level: 1 }] }, says: ['DUPLICATE columns.0'] },
  { draft: { rows: [{ by: 'AGENCY', level: 0 }] }, says: ['LEVEL_NOT_FIT rows.0.level'] },
  { draft: { rows: [{ by: 'STATE', level: 1 }] }, says: ['LEVEL_NOT_FIT rows.0.level'] },
  { draft: { rows: [{ by: 'PERIOD' }] }, says: ['REQUIRED rows.0.grain'] },
  { draft: { rows: [{ by: 'PERIOD', grain: 'FORTNIGHT' }] }, says: ['GRAIN_NOT_FIT rows.0.grain'] },
  { draft: { rows: [{ by: 'AGENCY', grain: 'MONTH' }] }, says: ['GRAIN_NOT_FIT rows.0.grain'] },
  { draft: { measures: ['TARGET', 'ACTUAL'], rows: [{ by: 'STATE' }] }, says: ['INCOMPATIBLE rows.0.by'] },
  { draft: { measures: ['TARGET'], where: { on: 'STATE', op: 'IS_NULL' } }, says: ['INCOMPATIBLE where'] },
  { draft: { period: {} }, says: ['PERIOD_REQUIRED period'] },
  { draft: { period: { fixed: '2026', relative: 'THIS_YEAR' } }, says: ['PERIOD_AMBIGUOUS period'] },
  { draft: { period: { fixed: '2026-13' } }, says: ['NOT_A_PERIOD period.fixed'] },
  { draft: { period: { from: '2026-02', to: '2026-01' } }, says: ['PERIOD_REVERSED period'] },
  { draft: { period: { from: '1900', to: '9999' } }, says: ['NOT_A_PERIOD period.to'] },
  { draft: { period: { from: '1900', to: '2999' } }, says: ['RANGE_TOO_LONG period'] },
  { draft: { period: { from: '2000', to: '2026' }, rows: [{ by: 'PERIOD', grain: 'DAY' }] }, says: ['RANGE_TOO_LONG rows.0.grain'] },
  { draft: { orderBy: [{ measure: 'LATE' }] }, says: ['UNKNOWN_MEASURE orderBy.0.measure'] },
  { draft: { orderBy: [{ dimension: 'AGENCY' }] }, says: ['UNKNOWN_DIMENSION orderBy.0.dimension'] },
  { draft: { orderBy: [{}] }, says: ['MALFORMED orderBy.0'] },
  { draft: { orderBy: [{ measure: 'ACTUAL', direction: 'SIDEWAYS' }] }, says: ['NOT_ONE_OF orderBy.0.direction'] },
  { draft: { totals: ['GRAND', 'GRAND', 'SOME'] }, says: ['DUPLICATE totals.1', 'NOT_ONE_OF totals.2'] },
  { draft: { minimumState: 'GUESSED' }, says: ['NOT_ONE_OF minimumState'] },
  { draft: { structure: 'AS_WISHED' }, says: ['NOT_ONE_OF structure'] },
  { draft: { asOf: asked.now + 1 }, says: ['OUT_OF_RANGE asOf'] },
  { draft: { asOf: Number.NaN }, says: ['OUT_OF_RANGE asOf'] },
  { draft: { having: [{ measure: 'LATE', op: 'GT', values: ['1'] }] }, says: ['UNKNOWN_MEASURE having.0.measure'] },
  { draft: { having: [{ measure: 'ACTUAL', op: 'ABOUT', values: ['1'] }] }, says: ['NOT_ONE_OF having.0.op'] },
  { draft: { having: [{ measure: 'ACTUAL', op: 'GT', values: ['1,5'] }] }, says: ['NOT_A_NUMBER having.0.values.0'] },
  { draft: { having: [{ measure: 'ACTUAL', op: 'BETWEEN', values: ['1'] }] }, says: ['VALUE_NOT_FIT having.0.values'] },
  { draft: { having: [{ measure: 'ACTUAL', op: 'BETWEEN', values: ['2', '1'] }] }, says: ['VALUE_NOT_FIT having.0.values'] },
  { draft: { compare: ['YESTERDAY'] }, says: ['NOT_ONE_OF compare.0'] },
  { draft: { rows: [{ by: 'STATE' }], compare: ['PEER_MEDIAN', 'PEER_MEDIAN'] }, says: ['DUPLICATE compare.1'] },
  { draft: { compare: ['PREVIOUS_PERIOD'], where: { on: 'PERIOD', op: 'EQ', values: ['2026-Q1'] } }, says: ['COMPARISON_NOT_FIT compare.0'] },
  { draft: { compare: ['BASELINE'] }, says: ['COMPARISON_NOT_FIT compare.0'] },
  { draft: { rows: [{ by: 'AGENCY' }], compare: ['PARENT_AGENCY'] }, says: ['COMPARISON_NOT_FIT compare.0'] },
  { draft: { measures: ['LATE'], compare: ['TARGET'] }, says: ['COMPARISON_NOT_FIT compare.0'] },
  { draft: { compare: ['PEER_MEDIAN'] }, says: ['COMPARISON_NOT_FIT compare.0'] },
  { draft: { show: [{ kind: 'RANK' }] }, says: ['DERIVATION_NOT_FIT show.0'] },
  { draft: { show: [{ kind: 'CUMULATIVE' }] }, says: ['DERIVATION_NOT_FIT show.0'] },
  { draft: { show: [{ kind: 'PERCENT_OF', of: 'MOON' }] }, says: ['NOT_ONE_OF show.0.of'] },
  { draft: { show: [{ kind: 'PERCENT_OF', measure: 'LATE' }] }, says: ['UNKNOWN_MEASURE show.0.measure'] },
  { draft: { rows: [{ by: 'PERIOD', grain: 'MONTH' }], show: [{ kind: 'MOVING_AVERAGE', n: 1 }] }, says: ['OUT_OF_RANGE show.0.n'] },
  { draft: { show: [{ kind: 'PERCENT_OF', n: 3 }] }, says: ['INCOMPATIBLE show.0.n'] },
  { draft: { show: [{ kind: 'PERCENT_OF' }, { kind: 'PERCENT_OF', of: 'TOTAL' }] }, says: ['DUPLICATE show.1'] },
  { draft: { top: { by: 'ACTUAL', n: 3 } }, says: ['TOP_NOT_FIT top'] },
  { draft: { rows: [{ by: 'AGENCY' }], top: { by: 'LATE', n: 0 } }, says: ['UNKNOWN_MEASURE top.by', 'OUT_OF_RANGE top.n'] },
  { draft: { rows: [{ by: 'AGENCY' }, { by: 'PERIOD', grain: 'MONTH' }], top: { by: 'ACTUAL', n: 3, others: true } }, says: ['TOP_NOT_FIT top.others'] },
  { draft: { page: { first: 0 } }, says: ['OUT_OF_RANGE page.first'] },
  { draft: { page: { first: -1_000_000 } }, says: ['OUT_OF_RANGE page.first'] },
  { draft: { page: { first: 1_000_000 } }, says: ['TOO_MANY_ROWS page.first'] },
  { draft: on({}), says: ['MALFORMED where'] },
  { draft: on({ and: [] }), says: ['MALFORMED where.and'] },
  { draft: on({ on: 'SHOE_SIZE', op: 'EQ', values: ['44'] }), says: ['UNKNOWN_DIMENSION where.on'] },
  { draft: on({ on: 'AGENCY', op: 'GTE', values: ['1671:X'] }), says: ['OPERATOR_NOT_FIT where.op'] },
  { draft: on({ on: 'AGENCY', op: 'EQ', values: ['1671:X', '1671:Y'] }), says: ['VALUE_NOT_FIT where.values'] },
  { draft: on({ on: 'AGENCY', op: 'EQ', values: ["' or 1=1"] }), says: ['VALUE_NOT_FIT where.values.0'] },
  { draft: on({ on: 'AGENCY', op: 'CONTAINS', values: ['a\u0000'] }), says: ['VALUE_NOT_FIT where.values.0'] },
  { draft: on({ on: 'AGENCY', op: 'CONTAINS', values: ['x'.repeat(201)] }), says: ['VALUE_NOT_FIT where.values.0'] },
  { draft: on({ on: 'AGENCY', op: 'IN', values: Array.from({ length: 201 }, () => '1:A') }), says: ['VALUE_NOT_FIT where.values'] },
  { draft: on({ on: 'STATE', op: 'IS_NULL', values: ['DRAFT'] }), says: ['VALUE_NOT_FIT where.values'] },
  { draft: on({ on: 'STATE', op: 'EQ', values: ['GUESSED'] }), says: ['VALUE_NOT_FIT where.values.0'] },
  { draft: on({ on: 'STATE', op: 'BETWEEN', values: ['FINAL', 'DRAFT'] }), says: ['PERIOD_REVERSED where.values'] },
  { draft: on({ on: 'PERIOD', op: 'EQ', values: ['soon'] }), says: ['VALUE_NOT_FIT where.values.0'] },
  { draft: on({ on: 'PERIOD', op: 'BETWEEN', values: ['2026-03', '2026-01'] }), says: ['PERIOD_REVERSED where.values'] },
  { draft: on({ or: [{ on: 'STATE', op: 'IS_NULL' }, { not: { on: 'STATE', op: 'LIKE', values: ['%'] } }] }), says: ['OPERATOR_NOT_FIT where.or.1.not.op'] },
  { draft: on({ and: Array.from({ length: 51 }, () => ({ on: 'STATE', op: 'IS_NULL' })) }), says: ['TOO_MANY_CONDITIONS where.and'] },
  { draft: on({ not: { not: { not: { not: { not: { not: { on: 'STATE', op: 'IS_NULL' } } } } } } }), says: ['TOO_MANY_CONDITIONS where.not.not.not.not.not.not'] },
  { draft: { measures: ['SALARY'], rows: [{ by: 'PERIOD' }], period: {} }, says: ['UNKNOWN_MEASURE measures.0', 'PERIOD_REQUIRED period', 'REQUIRED rows.0.grain'] },
])('refuses $says', ({ draft, says }) => {
  expect(refusals(draft)).toEqual(says)
})

test('fills in what is not said', () => {
  const parsed = parse({})
  expect(parsed.ok && parsed.value).toMatchObject({
    rows: [], columns: [], where: null, orderBy: [], totals: [], minimumState: 'VERIFIED', structure: 'AS_WAS', asOf: null, page: { first: 200, after: null },
    period: { firstDay: '2026-01-01', lastDay: '2026-12-31' }, toDate: false,
  })
})

test('a relative period without an anchor stands on the day asked; with one it does not move', () => {
  const days = (period: object, today: string) => {
    const parsed = parseReportQuery({ measures: ['ACTUAL'], period }, catalogue, { ...asked, today })
    return parsed.ok && [parsed.value.period.firstDay, parsed.value.period.lastDay, parsed.value.toDate]
  }
  expect(days({ relative: 'YEAR_TO_DATE' }, '2026-11-21')).toEqual(['2026-01-01', '2026-11-21', true])
  expect(days({ relative: 'LAST_MONTH', anchor: '2026-03' }, '2026-11-21')).toEqual(['2026-02-01', '2026-02-28', false])
  expect(days({ relative: 'LAST_MONTH', anchor: '2026-03' }, '2030-01-01')).toEqual(['2026-02-01', '2026-02-28', false])
})

test('RETURNED counts as DRAFT; equal questions have one text whatever page or moment', () => {
  const text = (draft: ReportQueryDraft) => {
    const parsed = parse(draft)
    return parsed.ok ? canonicalQuery(parsed.value) : null
  }
  expect(text({ minimumState: 'RETURNED' })).toBe(text({ minimumState: 'DRAFT' }))
  expect(text({ page: { first: 7 }, asOf: 0 })).toBe(text({}))
  expect(text({ totals: ['ROWS', 'GRAND'] })).toBe(text({ totals: ['GRAND', 'ROWS'] }))
  expect(text({ rows: [{ by: 'AGENCY', level: 1 }] })).not.toBe(text({ rows: [{ by: 'AGENCY', level: 2 }] }))
})
