import type { Catalogue } from './catalogue'
import { csvCell } from './sheet'
import { csvLine, csvStyles } from './csv'
import { parseReportQuery } from './parse-query'
import type { ReportQueryDraft } from './query'
import { cellText, sheetLines, sheetOf } from './sheet'
import type { ReportColumn, ReportRow } from './table'

const label = (id: string, en: string) => ({ label: { id, en }, description: { id, en } })
const catalogue: Catalogue = {
  measures: [{ id: 'ACTUAL', ...label('Realisasi', 'Actual'), unit: null, format: 'AMOUNT', polarity: null, rollUp: 'ACTUAL', fact: 'OBSERVATION' }],
  dimensions: [
    { id: 'AGENCY', ...label('Perangkat daerah', 'Agency'), kind: 'TREE', facts: ['OBSERVATION'], operators: [], code: /./ },
    { id: 'PERIOD', ...label('Periode', 'Period'), kind: 'TIME', facts: ['OBSERVATION'], operators: [] },
    { id: 'STATE', ...label('Status', 'State'), kind: 'RANK', facts: ['OBSERVATION'], operators: [], choices: [{ id: 'FINAL', ...label('Final', 'Final as can be') }] },
  ],
}
const member = (id: string | null, name: string) => ({ id, label: name, level: null })
const column = (members: ReportColumn['members'], isTotal = false): ReportColumn => {
  const path = isTotal ? ['Total'] : members.map((one) => one.label)
  return { key: 'k', label: { id: [...path, 'Realisasi'].join(' · '), en: [...path, 'Actual'].join(' · ') }, measure: 'ACTUAL', members, isTotal, unit: 'dokumen', format: 'AMOUNT', polarity: null } as ReportColumn
}
const row = (kind: ReportRow['kind'], members: ReportRow['members'], exact: ReportRow['exact']): ReportRow => ({ kind, members, values: [], exact, notes: [] })
const table = {
  columns: [column([member('2026-Q1', '2026-Q1')]), column([], true)],
  rows: [
    row('DETAIL', [member('1:A', '=Dinas A'), member('FINAL', 'Final')], ['1.5', '1.5']),
    row('DETAIL', [member('1:A', '=Dinas A'), member(null, 'Tanpa status')], [null, '-2']),
    row('SUBTOTAL', [member('1:A', '=Dinas A')], ['1.5', '-0.5']),
    row('TOTAL', [], ['1.5', '-0.5']),
  ],
  notes: [{ code: 'CAPPED' as const, message: 'Cut.', path: [], indicators: ['1:I'], printed: null, recomputed: null }],
  coverage: { expected: 8, reported: 5, onTime: 3, late: 2, missing: 3 },
}
const sheetFor = (language: 'id' | 'en', draft: ReportQueryDraft = {}, title: string | null = null) => {
  const query = parseReportQuery({ measures: ['ACTUAL'], rows: [{ by: 'AGENCY', level: 1 }, { by: 'STATE' }], columns: [{ by: 'PERIOD', grain: 'QUARTER' }], period: { fixed: '2026' }, ...draft }, catalogue, { today: '2026-11-25', now: 0 })
  if (!query.ok) throw new Error(JSON.stringify(query.problems))
  return sheetOf(table, query.value, catalogue, { asOf: 0, zone: 'Asia/Jakarta', queryHash: 'abc', language, title })
}

test('a row is led by its members, a total says what it is, absent is empty', () => {
  const { columns, rows, leading } = sheetFor('id')
  expect([columns.map(({ title }) => title), ...rows.map(({ cells }) => cells.map(cellText))]).toEqual([
    ['Perangkat daerah tingkat 1', 'Status', 'Triwulan I 2026 · Realisasi', 'Total · Realisasi'],
    ['=Dinas A', 'Final', '1.5', '1.5'],
    ['=Dinas A', 'Tanpa status', '', '-2'],
    ['=Dinas A', 'Subtotal', '1.5', '-0.5'],
    ['Total', '', '1.5', '-0.5'],
  ])
  expect(leading).toBe(2)
})

test('in English it is said in English', () => {
  const { columns, rows } = sheetFor('en')
  expect(columns.map(({ title }) => title)).toEqual(['Agency level 1', 'State', 'Quarter 1 2026 · Actual', 'Total · Actual'])
  expect(rows.slice(0, 2).map(({ cells }) => cellText(cells[1]!))).toEqual(['Final as can be', 'Without state'])
})

test('it carries the question, the moment, what is missing and the notes', () => {
  const { title, lines, notes } = sheetFor('id')
  expect(title).toBe('Realisasi menurut Perangkat daerah tingkat 1, Status dan Periode per triwulan, 2026')
  expect(lines.map(({ label, text }) => `${label}: ${text}`)).toEqual([
    'Ukuran: Realisasi', 'Baris: Perangkat daerah tingkat 1, Status', 'Kolom: Periode per triwulan', 'Periode: 2026', 'Saringan: tanpa saringan', 'Status paling rendah: Terverifikasi',
    'Susunan perangkat daerah: seperti waktu itu', 'Keadaan data: 1 Januari 1970 pukul 07.00 WIB', 'Laporan masuk: 5 dari 8 laporan masuk, 2 terlambat, 3 belum ada', 'Sidik pertanyaan: abc',
  ])
  expect(notes).toEqual(['Ada capaian yang dipotong pada batas atas indikatornya. (1:I)'])
  expect(sheetFor('id', {}, 'Judul saya').title).toBe('Judul saya')
})

test('as a line of text a name that would run is led by an apostrophe, a negative figure is not', () => {
  const { rows } = sheetFor('id')
  expect(csvLine(rows[1]!.cells.map(csvCell), { delimiter: 'SEMICOLON', decimal: 'COMMA', bom: false })).toBe("'=Dinas A;Tanpa status;;-2\r\n")
})

test('what must be said of a row stands in a last column: each sentence once, with the columns it is about', () => {
  const note = (path: string[], code: 'ZERO_TARGET' | 'MIXED_SOURCES') => ({ code, message: code === 'ZERO_TARGET' ? 'A target is zero.' : 'Mixed.', path, indicators: [], printed: null, recomputed: null })
  const [first, ...others] = table.rows
  const noted = { ...table, rows: [{ ...first!, notes: [note(['values', '0'], 'ZERO_TARGET'), note(['values', '1'], 'ZERO_TARGET'), note([], 'MIXED_SOURCES')] }, ...others] }
  const query = parseReportQuery({ measures: ['ACTUAL'], rows: [{ by: 'AGENCY', level: 1 }, { by: 'STATE' }], columns: [{ by: 'PERIOD', grain: 'QUARTER' }], period: { fixed: '2026' } }, catalogue, { today: '2026-11-25', now: 0 })
  const sheet = sheetOf(noted, query.ok ? query.value : (null as never), catalogue, { asOf: 0, zone: 'Asia/Jakarta', queryHash: 'abc', language: 'en' })
  expect([...sheetLines(sheet, csvStyles.en)]).toEqual([
    '\ufeffAgency level 1,State,Quarter 1 2026 · Actual,Total · Actual,Notes\r\n',
    `'=Dinas A,Final as can be,1.5,1.5,"Quarter 1 2026 · Actual, Total · Actual: A target is zero. Mixed."\r\n`,
    "'=Dinas A,Without state,,-2,\r\n",
    "'=Dinas A,Subtotal,1.5,-0.5,\r\n",
    'Total,,1.5,-0.5,\r\n',
  ])
})
