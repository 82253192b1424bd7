import type { Catalogue } from './catalogue'
import { parseReportQuery } from './parse-query'
import type { ReportQueryDraft } from './query'
import { dayWords, momentWords, periodWords, rangeWords } from './time-words'
import { questionWords } from './words'

const label = (id: string, en: string) => ({ label: { id, en }, description: { id, en } })
const catalogue: Catalogue = {
  measures: [
    { id: 'ACTUAL', ...label('Realisasi', 'Actual'), unit: null, format: 'AMOUNT', polarity: null, rollUp: 'ACTUAL', fact: 'OBSERVATION' },
    { id: 'LATE', ...label('Laporan terlambat', 'Late reports'), unit: null, format: 'COUNT', polarity: null, rollUp: 'COUNT', fact: 'SLOT' },
  ],
  dimensions: [
    { id: 'AGENCY', ...label('Perangkat daerah', 'Agency'), kind: 'TREE', facts: ['OBSERVATION', 'SLOT'], operators: ['EQ', 'IN', 'CONTAINS', 'DESCENDANT_OF'], code: /^\d+:.+$/ },
    { id: 'PERIOD', ...label('Periode', 'Period'), kind: 'TIME', facts: ['OBSERVATION', 'SLOT'], operators: ['EQ', 'BETWEEN'] },
    {
      id: 'STATE', ...label('Status', 'State'), kind: 'RANK', facts: ['OBSERVATION', 'SLOT'], operators: ['GTE', 'IS_NULL'],
      choices: [{ id: 'DRAFT', label: { id: 'Draf', en: 'Draft' } }, { id: 'FINAL', label: { id: 'Final', en: 'Final' } }],
    },
  ],
}
const said = (draft: ReportQueryDraft, language: 'id' | 'en' = 'id') => {
  const parsed = parseReportQuery({ measures: ['ACTUAL'], period: { fixed: '2026' }, ...draft }, catalogue, { today: '2026-11-25', now: 1e15 })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const parts = questionWords(parsed.value, catalogue, { asOf: Date.parse('2026-11-25T17:30:00Z'), zone: 'Asia/Jayapura', nameOf: (_, code) => (code === '1671:BAPENDA' ? 'Badan Pendapatan' : undefined) })
  return Object.fromEntries(parts.map(({ topic, text }) => [topic, text[language]]))
}

test('a plain question says what it counts, when, of whom, how far and as known when', () => {
  expect(said({})).toEqual({ MEASURES: 'Realisasi', PERIOD: '2026', FILTER: 'tanpa saringan', MINIMUM_STATE: 'Terverifikasi', STRUCTURE: 'seperti waktu itu', AS_OF: '26 November 2026 pukul 02.30 WIT' })
})

test('rows, columns, totals and order are said where asked for', () => {
  const draft: ReportQueryDraft = {
    measures: ['ACTUAL', 'LATE'], rows: [{ by: 'AGENCY', level: 1 }], columns: [{ by: 'PERIOD', grain: 'QUARTER' }], totals: ['GRAND', 'COLUMNS', 'ROWS'],
    orderBy: [{ measure: 'LATE', direction: 'DESC' }, { dimension: 'AGENCY' }], structure: 'AS_IS', minimumState: 'SUBMITTED', period: { relative: 'YEAR_TO_DATE' },
  }
  expect(said(draft)).toMatchObject({
    MEASURES: 'Realisasi, Laporan terlambat', ROWS: 'Perangkat daerah tingkat 1', COLUMNS: 'Periode per triwulan', TOTALS: 'baris total, kolom total',
    ORDER: 'Laporan terlambat menurun, Perangkat daerah menaik', STRUCTURE: 'seperti pada keadaan data', MINIMUM_STATE: 'Diajukan',
    PERIOD: '1 Januari 2026 sampai 25 November 2026 (tahun berjalan)',
  })
  expect(said(draft, 'en')).toMatchObject({ ROWS: 'Agency level 1', ORDER: 'Late reports descending, Agency ascending', PERIOD: '1 January 2026 to 25 November 2026 (year to date)', AS_OF: '26 November 2026 at 02:30 WIT' })
})

test.each<[ReportQueryDraft['where'], string]>([
  [{ on: 'AGENCY', op: 'DESCENDANT_OF', values: ['1671:BAPENDA'] }, 'Perangkat daerah di bawah Badan Pendapatan (1671:BAPENDA)'],
  [{ on: 'AGENCY', op: 'IN', values: ['1671:BAPENDA', '1671:DINKES'] }, 'Perangkat daerah salah satu dari Badan Pendapatan (1671:BAPENDA), 1671:DINKES'],
  [{ on: 'AGENCY', op: 'CONTAINS', values: ['dinas'] }, 'Perangkat daerah mengandung “dinas”'],
  [{ on: 'PERIOD', op: 'BETWEEN', values: ['2026-01', '2026-Q2'] }, 'Periode di antara Januari 2026 dan Triwulan II 2026'],
  [{ on: 'STATE', op: 'IS_NULL' }, 'Status tidak terisi'],
  [{ and: [{ on: 'STATE', op: 'GTE', values: ['FINAL'] }] }, 'Status mulai dari Final'],
  [
    { and: [{ or: [{ on: 'STATE', op: 'IS_NULL' }, { on: 'AGENCY', op: 'EQ', values: ['1671:DINKES'] }] }, { not: { on: 'PERIOD', op: 'EQ', values: ['2026-S2'] } }] },
    '(Status tidak terisi atau Perangkat daerah sama dengan 1671:DINKES) dan (bukan Periode sama dengan Semester II 2026)',
  ],
])('the filter %j', (where, text) => {
  expect(said({ where }).FILTER).toBe(text)
})

test('periods, ranges and moments', () => {
  expect(periodWords('2026-03')).toEqual({ id: 'Maret 2026', en: 'March 2026' })
  expect(periodWords('2026-Q4')).toEqual({ id: 'Triwulan IV 2026', en: 'Quarter 4 2026' })
  expect(periodWords('not a period').id).toBe('not a period')
  expect(dayWords('2026-02-01')).toEqual({ id: '1 Februari 2026', en: '1 February 2026' })
  expect(rangeWords({ firstDay: '2026-07-01', lastDay: '2026-12-31' }).id).toBe('Semester II 2026')
  expect(rangeWords({ firstDay: '2026-07-01', lastDay: '2026-07-01' }).id).toBe('1 Juli 2026')
  expect(momentWords(Date.parse('2026-12-31T17:00:00Z'), 'Asia/Jakarta').id).toBe('1 Januari 2027 pukul 00.00 WIB')
})

test('what is made of the figures is said too', () => {
  const draft: ReportQueryDraft = {
    measures: ['LATE'], rows: [{ by: 'AGENCY', level: 1 }], having: [{ measure: 'LATE', op: 'GTE', values: ['1.5'] }], top: { by: 'LATE', n: 3, others: true }, compare: ['SAME_PERIOD_LAST_YEAR', 'PEER_MEDIAN'], show: [{ kind: 'PERCENT_OF' }],
  }
  expect(said(draft)).toMatchObject({
    HAVING: 'Laporan terlambat paling sedikit 1,5', TOP: '3 terbesar menurut Laporan terlambat, sisanya sebagai satu baris',
    COMPARE: 'periode sama tahun lalu, nilai tengah unit setara', SHOW: 'Laporan terlambat % dari total',
  })
  expect(said(draft, 'en')).toMatchObject({ HAVING: 'Late reports at least 1.5', TOP: '3 largest by Late reports, the rest as one row' })
})
