import type { Sheet } from '@tolok/domain'
import type { Content, ContentTable, TableCell } from 'pdfmake/interfaces'
import { grouped, mostPdfRows, partsOf, pdfDefinition } from './pdf-definition'

const page = 841.89 - 64
const sheet = (columns: number, rows: number): Sheet => ({
  language: 'id', zone: 'Asia/Jakarta', title: 'Judul', lines: [{ label: 'Periode', text: '2026' }], leading: 2, notes: ['Catatan.'],
  columns: [...['A', 'B'].map((title) => ({ title, kind: 'TEXT' as const, format: null, unit: null })), ...Array.from({ length: columns }, (_, i) => ({ title: `K${i}`, kind: 'NUMBER' as const, format: 'AMOUNT' as const, unit: 'Rp' }))],
  rows: Array.from({ length: rows }, (_, r) => ({ kind: 'DETAIL' as const, cells: [{ kind: 'TEXT' as const, text: `Dinas ${r}` }, { kind: 'EMPTY' as const }, ...Array.from({ length: columns }, (_one, i) => ({ kind: 'NUMBER' as const, exact: `${1_148_527_309_690 + i}.5` }))] })),
})
const contents = (of: Sheet, options?: { total: number }) => pdfDefinition(of, options).content as Content[]
const tables = (of: Sheet) => contents(of).filter((one): one is ContentTable => typeof one === 'object' && 'table' in one && one.table?.headerRows === 1)
const textOf = (cell: TableCell) => (cell as { text: string }).text

test('every column is in exactly one part, the leading ones in all, and no part is wider than the page', () => {
  const parts = tables(sheet(40, 3))
  expect(parts.length).toBeGreaterThan(3)
  const heads = parts.map(({ table }) => table.body[0]!.map(textOf))
  for (const head of heads) expect(head.slice(0, 2)).toEqual(['A', 'B'])
  expect(heads.flatMap((head) => head.slice(2))).toEqual(Array.from({ length: 40 }, (_, i) => `K${i} (Rp)`))
  for (const { table } of parts) expect((table.widths as number[]).reduce((sum, width) => sum + width + 8, 0)).toBeLessThanOrEqual(page)
  for (const { table } of parts) for (const row of table.body) expect(row).toHaveLength(table.body[0]!.length)
})

test('a column wider than what is left of a page has a part of its own', () => {
  expect(partsOf([100, 300, 300, 700, 50], 1)).toEqual([[0, 1, 2], [0, 3], [0, 4]])
  expect(partsOf([100], 1)).toEqual([[0]])
})

test('a document too long says what it leaves out', () => {
  const long = sheet(1, mostPdfRows + 7)
  expect(tables(long)[0]!.table.body).toHaveLength(mostPdfRows + 1)
  expect(JSON.stringify(contents(long))).toContain('memuat 5000 dari 5007 baris; 7 baris terakhir tidak dimuat')
  expect(JSON.stringify(contents(sheet(1, 3), { total: 12 }))).toContain('memuat 3 dari 12 baris; 9 baris')
  expect(JSON.stringify(contents(sheet(1, 3)))).not.toContain('tidak dimuat')
  expect(JSON.stringify(contents({ ...long, language: 'en' }))).toContain('holds 5000 of 5007 rows; the last 7 are not in it')
})

test('figures are grouped with every digit kept', () => {
  expect(['0', '-1234567.5', '999', '1000', '0.000001', '1148527309690123.456789'].map((exact) => grouped(exact, 'id'))).toEqual(['0', '-1.234.567,5', '999', '1.000', '0,000001', '1.148.527.309.690.123,456789'])
  expect(grouped('-1234567.5', 'en')).toBe('-1,234,567.5')
})
