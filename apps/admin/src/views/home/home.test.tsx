import { screen, within } from '@testing-library/react'
import { renderAt, type Recorded } from '../../testing/render-at'
import { reportOf } from '@tolok/client/testing'

const answers: Recorded = {
  Report: ({ query }) =>
    (query as { measures: string[] }).measures.includes('LATE')
      ? reportOf(['EXPECTED', 'REPORTED', 'LATE'], [[[], [1450, 1402, 0]]], {
          expected: 1450,
          reported: 1402,
          onTime: 1402,
          late: 0,
          missing: 48,
        })
      : reportOf(
          ['ACHIEVEMENT', 'INDICATOR_COUNT'],
          [
            [['2026-Q1'], [99.45, 34]],
            [['2026-Q2'], [87.5, 34]],
            [['2026-Q3'], [null, 34]],
          ],
        ),
  Waiting: () => ({
    drafts: { __typename: 'ObservationPage', totalCount: 3 },
    returned: { __typename: 'ObservationPage', totalCount: 2 },
    submitted: { __typename: 'ObservationPage', totalCount: 1204 },
  }),
}

test('home counts what waits, and every count leads to what is behind it', async () => {
  await renderAt('/?periode=2026-09', { answers })
  const missing = await screen.findByRole('link', { name: '48' })
  expect(missing).toHaveAttribute('href', expect.stringContaining('/laporan?'))
  expect(missing).toHaveAttribute('href', expect.stringContaining('p=2026-09'))
  expect(screen.getByText('dari 1.450 laporan yang seharusnya ada')).toBeInTheDocument()
  expect(screen.getByText('Tidak ada yang terlambat')).toBeInTheDocument()
  expect(await screen.findByRole('link', { name: '1.204' })).toHaveAttribute('href', expect.stringContaining('/realisasi?keadaan=SUBMITTED'))
  expect(screen.getByText('Dikembalikan untuk diperbaiki: 2')).toBeInTheDocument()
})

test('the chart says its finding from the last quarter with a figure, and its table keeps the empty one empty', async () => {
  const { user } = await renderAt('/?periode=2026-09', { answers })
  expect(
    await screen.findByRole('heading', { name: 'Capaian Triwulan II 2026 turun menjadi 87,5%, dari 99,5% pada triwulan sebelumnya' }),
  ).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Lihat tabel' }))
  const third = screen.getByRole('cell', { name: 'Triwulan III 2026' }).closest('tr')!
  expect(
    within(third)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  ).toEqual(['Triwulan III 2026', '–', '34'])
})

test('in English the same figures read as English', async () => {
  await renderAt('/?periode=2026-09', { answers, language: 'en' })
  expect(await screen.findByText('of 1,450 that are due')).toBeInTheDocument()
  expect(screen.getByRole('heading', { name: 'Welcome, Ibu Sari' })).toBeInTheDocument()
})

test('who may not read observations is not asked to wait for them', async () => {
  const { asked } = await renderAt('/?periode=2026-09', { answers, may: ['municipality.read', 'report.read'] })
  await screen.findByRole('link', { name: '48' })
  expect(screen.queryByText('Menunggu diperiksa')).not.toBeInTheDocument()
  expect(asked.map(({ operation }) => operation)).not.toContain('Waiting')
})
