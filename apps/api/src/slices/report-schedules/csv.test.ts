import { csvOf } from './csv'

const words = (id: string) => ({ id, en: id })
const member = (id: string, label: string) => ({ id, label, level: null })
const column = (label: string, members: ReturnType<typeof member>[] = [], isTotal = false) => ({ key: label, label: words(label), measure: 'ACTUAL', members, isTotal, unit: null, format: 'AMOUNT' as const, polarity: null })
const row = (kind: 'DETAIL' | 'SUBTOTAL' | 'TOTAL', members: ReturnType<typeof member>[], exact: (string | null)[]) => ({ kind, members, exact, values: exact.map((one) => (one === null ? null : Number(one))), notes: [] })
const dimensions = [
  { id: 'AGENCY', label: words('Perangkat daerah'), description: words(''), kind: 'TREE' as const, facts: [], operators: [] },
  { id: 'INDICATOR', label: words('Indikator'), description: words(''), kind: 'CODE' as const, facts: [], operators: [] },
]

test('totals are named, decimals have a comma, absent is empty, and nothing runs as a formula', () => {
  const table = {
    columns: [column('Realisasi', [member('2026-Q1', 'Triwulan I')]), column('Realisasi', [], true)],
    rows: [
      row('DETAIL', [member('1671:A', 'Dinas "A"; Kota'), member('x', '=HYPERLINK("x")')], ['1234.5', '-3']),
      row('SUBTOTAL', [member('1671:A', '+62 711')], [null, '0']),
      row('TOTAL', [], ['7', '7']),
    ],
  }
  const text = csvOf(table as never, { rows: [{ by: 'AGENCY', level: 1 }, { by: 'INDICATOR', level: null }] }, { dimensions })
  expect(text.split('\r\n')).toEqual([
    '\ufeffPerangkat daerah 1;Indikator;Triwulan I · Realisasi;Jumlah · Realisasi',
    '"Dinas ""A""; Kota";"\'=HYPERLINK(""x"")";1234,5;-3',
    "'+62 711;Jumlah;;0",
    'Jumlah;;7;7',
    '',
  ])
})
