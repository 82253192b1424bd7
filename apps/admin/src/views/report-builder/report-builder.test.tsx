import { screen, waitFor, within } from '@testing-library/react'
import { renderAt, type Recorded } from '../../testing/render-at'
import { reportOf } from '@tolok/client/testing'

beforeAll(async () => void (await import('./report-builder')), 120_000) // compiled before a test waits for it

const words = (id: string, en = id) => ({ __typename: 'Words', id, en })
const measure = (id: string, label: string, format: string, rollUp: string) => ({ __typename: 'CatalogueMeasure', id, label: words(label), description: words(`Arti ${label}`), format, rollUp, unit: null, polarity: null, dimensions: ['AGENCY', 'PERIOD', 'STATE', 'INDICATOR'] })
const dimension = (id: string, label: string, kind: string, more = {}) => ({ __typename: 'CatalogueDimension', id, label: words(label), description: words(label), kind, operators: ['EQ', 'IN'], grains: [], deepestLevel: null, choices: [], ...more })
const catalogue = {
  reportCatalogue: {
    __typename: 'ReportCatalogue',
    measures: [measure('ACHIEVEMENT', 'Capaian', 'PERCENT', 'ACHIEVEMENT'), measure('LATE', 'Terlambat', 'COUNT', 'COUNT')],
    dimensions: [dimension('AGENCY', 'Perangkat daerah', 'TREE', { deepestLevel: 2 }), dimension('PERIOD', 'Periode', 'TIME', { grains: ['MONTH', 'QUARTER'] }), dimension('STATE', 'Status', 'RANK'), dimension('INDICATOR', 'Indikator', 'CODE')],
  },
}
const scheme = (id: string, national: boolean, name: string, scale: object | null) => ({
  __typename: 'Scheme',
  id,
  name,
  national,
  endsOn: null,
  document: { id: 'X', version: 1, label: { id: name, en: name }, regulation: 'r', sources: [], unverified: [], validFrom: '2022-01-01', validTo: null, yields: 'SCORE', weights: [], floor: '0', cap: '120', rounding: { decimals: 2, mode: 'HALF_UP' }, scale, matrix: null },
})
const scale = { id: 'S', label: { id: 's', en: 's' }, regulation: 'r', source: 's', roundedTo: 2, lowerBound: 'INCLUSIVE', bands: [['GOOD', 'Baik', '90'], ['ENOUGH', 'Cukup', '60'], ['POOR', 'Kurang', null]].map(([code, label, from]) => ({ code, label: { id: label, en: label }, from })) }

type Compared = { measure: string; part: string | null; comparator: string | null }
/** A report with its columns named one by one. */
const reportWith = (columns: Compared[], rows: Parameters<typeof reportOf>[1]) => {
  const answer = reportOf(columns.map(({ measure: id }) => id), rows)
  answer.report.columns.forEach((column, at) => Object.assign(column, columns[at], { key: [columns[at]!.measure, columns[at]!.comparator && `${columns[at]!.comparator}.${columns[at]!.part}`].filter(Boolean).join('|'), format: columns[at]!.measure === 'ACHIEVEMENT' || columns[at]!.part === 'DELTA_PERCENT' ? 'PERCENT' : 'COUNT' }))
  return answer
}
const plain = { measure: 'ACHIEVEMENT', part: null, comparator: null }
const rows: Parameters<typeof reportOf>[1] = [
  [['1671:DINKES'], [95.5]],
  [['1671:DINSOS'], [72]],
]
const answers: Recorded = { ReportCatalogue: () => catalogue, Report: () => reportWith([plain], rows), BandSchemes: () => ({ schemes: { __typename: 'SchemePage', nodes: [scheme('0:A@1', true, 'Aturan nasional', scale), scheme('1671:B@1', false, 'Aturan Palembang', scale)] } }) }
const address = '/laporan?m=ACHIEVEMENT&r=AGENCY.1&p=2026&t='

test('a dimension is moved by its menu, undone and redone, and each step is the address', async () => {
  const { user, address: now } = await renderAt(`${address}&c=PERIOD.QUARTER`, { answers })
  await user.click(await screen.findByRole('button', { name: 'Ubah pertanyaan' })) // there is no room beside the answer here
  await user.click(await screen.findByRole('button', { name: 'Pilihan untuk Periode' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Pindahkan ke Baris' }))
  await waitFor(() => expect(decodeURIComponent(now())).toContain('r=AGENCY.1~PERIOD.QUARTER'))
  await user.keyboard('{Control>}z{/Control}')
  await waitFor(() => expect(decodeURIComponent(now())).toContain('c=PERIOD.QUARTER'))
  expect(screen.getByRole('button', { name: /^Ulangi/, hidden: true })).toBeEnabled()
  await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}')
  await waitFor(() => expect(decodeURIComponent(now())).toContain('r=AGENCY.1~PERIOD.QUARTER'))
  expect(screen.getByRole('button', { name: /^Ulangi/, hidden: true })).toBeDisabled()
}, 90_000)

test('bands are the municipality’s own, said in a word beside the figure', async () => {
  const { user } = await renderAt(address, { answers })
  const first = (await screen.findByText('95,50%')).closest('td')!
  expect(within(first).queryByText('Baik')).not.toBeInTheDocument()
  await user.click(screen.getByRole('switch', { name: 'Tandai dengan pita nilai' }))
  await waitFor(() => expect(within(screen.getByText('95,50%').closest('td')!).getByText('Baik')).toBeInTheDocument())
  expect(within(screen.getByText('72,00%').closest('td')!).getByText('Cukup')).toBeInTheDocument()
  expect(screen.getByText('Pita nilai menurut Aturan Palembang:')).toBeInTheDocument()
})

test('without a scheme that has bands the switch is off and says why', async () => {
  await renderAt(`${address}&b=1`, { answers: { ...answers, BandSchemes: () => ({ schemes: { __typename: 'SchemePage', nodes: [scheme('1671:B@1', false, 'B', null)] } }) } })
  expect(await screen.findByText('95,50%')).toBeInTheDocument()
  expect(screen.getByRole('switch', { name: 'Tandai dengan pita nilai' })).toBeDisabled()
})

test('a difference has its sign and says better or worse; one that rounds to nothing is none', async () => {
  const columns = ['VALUE', 'DELTA', 'DELTA_PERCENT', 'IMPROVEMENT'].map((part) => ({ measure: 'LATE', part, comparator: 'PREVIOUS_PERIOD' }))
  const compared = reportWith([{ measure: 'LATE', part: null, comparator: null }, ...columns], [
    [['1671:DINKES'], [7, 3, 4, 133.33, -4]],
    [['1671:DINSOS'], [5, 5, 0, 0, 0]],
    [['1671:DISHUB'], [2, 6, -4, -66.67, 4]],
  ])
  await renderAt('/laporan?m=LATE&r=AGENCY.1&p=2026&t=&k=PREVIOUS_PERIOD', { answers: { ...answers, Report: () => compared } })
  const table = await screen.findByRole('table', { name: 'Hasil laporan' })
  const lines = [...table.querySelectorAll('tr[data-kind]')].map((line) => [...line.querySelectorAll('td')].map((cell) => cell.textContent))
  expect(lines).toEqual([
    ['7', '3', 'memburuk+4', '+133,33%'],
    ['5', '5', 'tetap0', '0,00%'],
    ['2', '6', 'membaik-4', '-66,67%'],
  ])
  expect(screen.queryByText('perbaikan')).not.toBeInTheDocument()
})

test('a figure opens into its parts: the cell is asked again where it stands', async () => {
  const { user, asked } = await renderAt(address, { answers })
  await user.click(await screen.findByRole('button', { name: '72,00%' }))
  const panel = await screen.findByRole('dialog', { name: 'Penjelasan angka' })
  expect(within(panel).getByText('Arti Capaian')).toBeInTheDocument()
  expect(asked.at(-1)).toMatchObject({ operation: 'Report', variables: { query: { rows: [{ by: 'INDICATOR' }], where: { and: [{ on: 'AGENCY', op: 'DESCENDANT_OF', values: ['1671:DINSOS'] }] }, totals: ['GRAND'] } } })
})

test('a percentage cannot be stacked, and the reason stands where it would be chosen', async () => {
  const { user } = await renderAt(`${address}&c=PERIOD.QUARTER&v=stacked`, { answers })
  await user.click(await screen.findByRole('combobox', { name: 'Jenis grafik' }))
  expect(await screen.findByRole('option', { name: /^Bertumpuk \(hanya untuk satu ukuran yang dapat dijumlahkan/ })).toHaveAttribute('data-combobox-disabled')
})

const fact = (id: string, more = {}) => ({
  __typename: 'ReportFact', id, day: '2026-03-15', indicatorId: '1671:IZIN', indicatorName: 'Izin terbit', indicatorType: 'COUNT', unit: 'izin', agencyId: '1671:DINSOS', agencyName: 'Dinas Sosial', isPersonal: false, personName: null,
  value: '41', numerator: null, denominator: null, target: '50', targetHigh: null, state: 'VERIFIED', sourceName: 'SIPEG', isCorrection: false, isReadable: true, ...more,
})

test('behind a figure stand its facts, with a way to those one may open; of a figure of another time the facts of then', async () => {
  const columns = [plain, { measure: 'ACHIEVEMENT', part: 'VALUE', comparator: 'PREVIOUS_PERIOD' }]
  const { user, asked } = await renderAt(`${address}&k=PREVIOUS_PERIOD`, {
    answers: {
      ...answers,
      Report: () => reportWith(columns, [[['1671:DINSOS'], [72, 64]]]),
      ExplainCell: () => ({ explainCell: { __typename: 'Explanation', rule: words('Aturan'), scope: words('Seluruh Kota Palembang'), lines: [], partCount: 0, parts: [] } }),
      ReportFacts: () => ({ reportFacts: { __typename: 'ReportFactPage', nodes: [fact('f-1'), fact('f-2', { isReadable: false, isPersonal: true, day: '2026-03-16' })], pageInfo: { __typename: 'PageInfo', endCursor: null, hasNextPage: false }, totalCount: 2, withheld: 3, asOf: '2026-11-21T00:00:00Z' } }),
    },
  })
  await user.click(await screen.findByRole('button', { name: '64,00%' }))
  const panel = within(await screen.findByRole('dialog', { name: 'Penjelasan angka' }))
  await user.click(await panel.findByRole('radio', { name: 'Fakta pembanding' }))
  expect(asked.at(-1)).toMatchObject({ operation: 'ReportFacts', variables: { cell: { row: ['1671:DINSOS'], column: 'ACHIEVEMENT|PREVIOUS_PERIOD.VALUE', others: false } } })
  await user.click(panel.getByRole('radio', { name: 'Lihat fakta' }))
  expect(asked.at(-1)).toMatchObject({ operation: 'ReportFacts', variables: { cell: { column: 'ACHIEVEMENT' } } })
  expect(await panel.findByRole('link', { name: '15 Mar 2026' })).toHaveAttribute('href', expect.stringContaining('/realisasi?realisasi=f-1'))
  expect(panel.queryByRole('link', { name: '16 Mar 2026' })).not.toBeInTheDocument()
  expect(panel.getByText('nama tidak dibuka')).toBeInTheDocument()
  expect(panel.getAllByText('41 izin')).toHaveLength(2)
  expect(panel.getByText(/^3 realisasi lain menyangkut perorangan/)).toBeInTheDocument()
})
