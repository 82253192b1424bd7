import { act, screen, within } from '@testing-library/react'
import { refuse, renderAt, type Recorded } from '../../testing/render-at'
import { reportOf } from '@tolok/client/testing'

const indicator = (code: string, name: string, weight: string, polarity = 'MAXIMIZE') => ({
  __typename: 'Indicator',
  id: `1671:${code}`,
  code,
  name,
  type: 'COUNT',
  unit: 'keping',
  polarity,
  cadence: 'MONTH',
  weight,
})
const page = (nodes: unknown[]) => ({
  __typename: 'IndicatorPage',
  totalCount: nodes.length,
  pageInfo: { __typename: 'PageInfo', endCursor: null, hasNextPage: false },
  nodes,
})
const all = [indicator('ADM-KTP', 'KTP elektronik diterbitkan', '1.5'), indicator('ADM-ANTRE', 'Waktu tunggu antrean', '10', 'MINIMIZE')]
const list: Recorded = {
  Indicators: ({ text }) => ({ indicators: page(all.filter(({ name }) => !text || name.toLowerCase().includes(String(text)))) }),
}
const detail: Recorded = {
  ...list,
  Indicator: () => ({
    indicator: {
      ...all[0],
      description: null,
      cap: '120',
      floor: '0',
      rangeCondition: 'NORMAL',
      per: '1',
      decimals: 0,
      formula: 'Realisasi = jumlah laporan\nCapaian = realisasi ÷ target × 100%',
      partOf: null,
      parts: [],
    },
  }),
  Report: () =>
    reportOf(
      ['TARGET', 'ACTUAL', 'ACHIEVEMENT'],
      [
        [['2026-08'], [1000, 912, 91.2]],
        [['2026-09'], [1000, null, null]],
      ],
    ),
}

test('the list says which way is good, writes weights as Indonesians do, and sorts where it stands', async () => {
  const { user } = await renderAt('/indikator', { answers: list })
  expect(await screen.findByRole('cell', { name: 'Makin rendah makin baik' })).toBeInTheDocument()
  expect(screen.getByRole('cell', { name: '1,5' })).toBeInTheDocument()

  const codes = () =>
    within(screen.getByRole('table'))
      .getAllByRole('row')
      .slice(1)
      .map((row) => within(row).getAllByRole('cell')[0]?.textContent)
  expect(codes()).toEqual(['ADM-KTP', 'ADM-ANTRE'])
  await user.click(screen.getByRole('button', { name: 'Kode' }))
  expect(screen.getByRole('columnheader', { name: 'Kode' })).toHaveAttribute('aria-sort', 'ascending')
  expect(codes()).toEqual(['ADM-ANTRE', 'ADM-KTP'])
})

test('what is typed is searched in the API and kept in the address', async () => {
  const { user, address, asked } = await renderAt('/indikator', { answers: list })
  await screen.findByRole('cell', { name: 'ADM-KTP' })
  await user.type(screen.getByRole('searchbox', { name: 'Cari' }), 'antrean')
  expect(await screen.findByText('1 baris')).toBeInTheDocument()
  expect(screen.queryByRole('cell', { name: 'ADM-KTP' })).not.toBeInTheDocument()
  expect(address()).toContain('cari=antrean')
  expect(asked.at(-1)).toMatchObject({ operation: 'Indicators', variables: { text: 'antrean', municipalityId: 1671 } })
})

test('Enter on a row opens its panel: how it is judged, and a finding taken from the last reported month', async () => {
  const { user, address } = await renderAt('/indikator', { answers: detail })
  const first = (await screen.findByRole('cell', { name: 'ADM-KTP' })).closest('tr')!
  act(() => first.focus())
  await user.keyboard('{ArrowDown}{ArrowUp}{Enter}')
  expect(await screen.findByText('Agustus 2026: 912 keping dari target 1.000 keping, capaian 91,2%')).toBeInTheDocument()
  expect(screen.getByText('Capaian = realisasi ÷ target × 100%')).toBeInTheDocument()
  expect(screen.getByText('Paling rendah 0%, paling tinggi 120%')).toBeInTheDocument()
  expect(address()).toContain('indikator=1671%3AADM-KTP')

  await user.click(screen.getByRole('button', { name: 'Lihat tabel' }))
  const september = screen.getByRole('cell', { name: 'September 2026' }).closest('tr')!
  expect(
    within(september)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  ).toEqual(['September 2026', '1.000', '–', '–'])
})

test('a deadline reads as days, in the sentence and in the table', async () => {
  const { indicator } = detail.Indicator!({}) as { indicator: object }
  const { user } = await renderAt('/indikator?indikator=1671%3AAPBD', {
    answers: {
      ...detail,
      Indicator: () => ({ indicator: { ...indicator, id: '1671:APBD', type: 'DEADLINE', unit: 'tanggal' } }),
      Report: () => reportOf(['TARGET', 'ACTUAL', 'ACHIEVEMENT'], [[['2026-08'], [20484, 20487, 90]]]),
    },
  })
  expect(await screen.findByText('Agustus 2026: 3 Februari 2026 dari target 31 Januari 2026, capaian 90,0%')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Lihat tabel' }))
  expect(screen.getByRole('cell', { name: '31 Januari 2026' })).toBeInTheDocument()
})

test('a rate says what it is per, a range which side is worse, and no floor is said in words', async () => {
  const rate = { id: '1671:KES-09', type: 'RATIO', per: '100000', polarity: 'RANGE', rangeCondition: 'SPECIAL', floor: null, cap: null }
  const { indicator } = detail.Indicator!({}) as { indicator: object }
  await renderAt('/indikator?indikator=1671%3AKES-09', {
    answers: { ...detail, Indicator: () => ({ indicator: { ...indicator, ...rate } }) },
  })
  expect(await screen.findByText('per 100.000')).toBeInTheDocument()
  expect(screen.getByText('Melebihi batas atas lebih buruk daripada kurang')).toBeInTheDocument()
  expect(screen.getByText('Tanpa batas bawah, tanpa batas atas')).toBeInTheDocument()
})

test('a refusal is a sentence with its remedy, and its code in small print', async () => {
  await renderAt('/indikator', {
    answers: {
      Indicators: () => {
        throw refuse('OVERLOADED')
      },
    },
  })
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('Tolok sedang sangat sibuk.')
  expect(alert).toHaveTextContent('Tidak ada yang hilang.')
  expect(alert).toHaveTextContent('OVERLOADED')
})

test('without the permission the view is not in the menu and its address leads nowhere', async () => {
  await renderAt('/indikator', { answers: list, may: ['municipality.read'] })
  expect(await screen.findByRole('heading', { name: 'Halaman tidak ditemukan' })).toBeInTheDocument()
  expect(screen.queryByRole('link', { name: 'Indikator' })).not.toBeInTheDocument()
})
