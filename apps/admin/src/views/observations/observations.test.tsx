import { screen, within } from '@testing-library/react'
import { GraphQLError } from 'graphql'
import { renderAt, type Recorded } from '../../testing/render-at'

const indicator = {
  __typename: 'Indicator',
  id: '1671:KES-01',
  code: 'KES-01',
  name: 'Berkas diselesaikan',
  type: 'COUNT',
  unit: 'berkas',
  decimals: 0,
  polarity: 'MAXIMIZE',
  minimizeFormula: 'LINEAR',
  rangeCondition: 'NORMAL',
  overTime: 'SUM',
  overSubjects: 'SUM',
  cap: '120',
  floor: '0',
  per: '1',
}
const target = {
  __typename: 'Target',
  id: 't1',
  period: '2026-09',
  periodFrom: '2026-09-01',
  periodTo: '2026-09-30',
  agency: { __typename: 'Agency', id: '1671:DINKES', name: 'Dinas Kesehatan' },
  employee: null,
  revisions: [
    { __typename: 'TargetRevision', id: 'r1', validFrom: '2026-09-01', value: '1250', valueHigh: null },
    { __typename: 'TargetRevision', id: 'r2', validFrom: '2026-09-15', value: '1000', valueHigh: null },
  ],
  indicator,
}
const observed = (id: string, state: string, value: string, more: object = {}) => ({
  __typename: 'Observation',
  id,
  observedOn: '2026-09-30',
  value,
  numerator: null,
  denominator: null,
  state,
  evidence: 'LKB/09',
  printedAchievement: null,
  achievement: { __typename: 'Achievement', value: '91.2', reason: null },
  source: { __typename: 'Source', id: 's', name: 'Laporan perangkat daerah' },
  states: [{ __typename: 'ObservationState', state, reason: '', recordedAt: '2026-10-02T03:00:00Z' }],
  supersedes: null,
  target: { ...target, observations: { __typename: 'ObservationPage', nodes: [] } },
  ...more,
})
const page = (typename: string, nodes: unknown[]) => ({
  __typename: typename,
  totalCount: nodes.length,
  pageInfo: { __typename: 'PageInfo', endCursor: null, hasNextPage: false },
  nodes,
})
const rows = [observed('o1', 'SUBMITTED', '912'), observed('o2', 'RETURNED', '13.5')]
const answers: Recorded = {
  Observations: ({ state }) => ({
    observations: page(
      'ObservationPage',
      rows.filter((row) => !state || row.state === state),
    ),
  }),
  Observation: ({ id }) => ({ observation: rows.find((row) => row.id === id) ?? null }),
  IndicatorChoices: () => ({ indicators: { __typename: 'IndicatorPage', nodes: [indicator] } }),
  ChosenIndicator: () => ({ indicator }),
  TargetsToReport: () => ({ targets: page('TargetPage', [target]) }),
}
const at = '/realisasi?periode=2026-09'

test('the list says what was reported, what it comes to and how far it is; the filter is in the address and asked of the API', async () => {
  const { asked } = await renderAt(`${at}&keadaan=SUBMITTED`, { answers })
  const row = (await screen.findByRole('cell', { name: '912 berkas' })).closest('tr')!
  expect(
    within(row)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  ).toEqual(['30 Sep 2026', 'Berkas diselesaikan', 'Dinas Kesehatan', '912 berkas', '91,2%', 'Diajukan'])
  expect(screen.queryByText('13,5 berkas')).not.toBeInTheDocument()
  expect(asked.find(({ operation }) => operation === 'Observations')?.variables).toMatchObject({
    municipalityId: 1671,
    period: '2026-09',
    state: 'SUBMITTED',
  })
})

test('one figure: the sum behind its achievement against the figure in force on its day, its life, and what may be done', async () => {
  await renderAt(`${at}&realisasi=o1`, { answers })
  const judged = await screen.findByRole('region', { name: 'Capaian angka ini' })
  expect(judged).toHaveTextContent('91,20%')
  expect(judged).toHaveTextContent('912 ÷ 1000 × 100% = 91,2%')
  expect(screen.getByRole('list', { name: 'Perjalanan' })).toHaveTextContent('2 Okt 2026, 10.00')
  for (const action of ['Verifikasi', 'Kembalikan', 'Koreksi']) expect(screen.getByRole('button', { name: action })).toBeEnabled()
  for (const action of ['Ajukan', 'Finalkan']) expect(screen.queryByRole('button', { name: action })).not.toBeInTheDocument()
})

test('who may only read is offered nothing to press', async () => {
  await renderAt(`${at}&realisasi=o1`, { answers, may: ['municipality.read', 'observation.read'] })
  await screen.findByRole('region', { name: 'Capaian angka ini' })
  for (const action of ['Verifikasi', 'Kembalikan', 'Koreksi', 'Catat realisasi'])
    expect(screen.queryByRole('button', { name: action })).not.toBeInTheDocument()
})

test('a return needs its reason, and what the API refuses is said', async () => {
  const { user, asked } = await renderAt(`${at}&realisasi=o1`, {
    answers: {
      ...answers,
      ReturnObservation: () => {
        throw new GraphQLError('x', { extensions: { code: 'FORBIDDEN', problems: [{ code: 'OWN_WORK', path: ['id'] }] } })
      },
    },
  })
  await user.click(await screen.findByRole('button', { name: 'Kembalikan' }))
  expect(screen.getByRole('button', { name: 'Kirim kembali' })).toBeDisabled()
  await user.type(screen.getByRole('textbox', { name: 'Alasan dikembalikan' }), 'Lampirkan bukti')
  await user.click(screen.getByRole('button', { name: 'Kirim kembali' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('OWN_WORK')
  expect(asked.at(-1)).toMatchObject({ operation: 'ReturnObservation', variables: { id: 'o1', reason: 'Lampirkan bukti' } })
})

test('the achievement follows the typing, by the engine itself: the figure as it is read, the sum, the cap, and what is no figure', async () => {
  const { user, asked } = await renderAt(`${at}&catat=baru`, { answers })
  const form = await screen.findByRole('dialog', { name: 'Catat realisasi' })
  await user.click(within(form).getByRole('combobox', { name: 'Indikator' }))
  await user.click(await screen.findByRole('option', { name: 'Berkas diselesaikan' }))
  const figure = await within(form).findByRole('textbox', { name: 'Realisasi (berkas)' })
  const judged = within(form).getByRole('region', { name: 'Capaian angka ini' })
  expect(judged).toHaveTextContent('Capaian dihitung selagi Anda mengetik.')

  const before = asked.length
  await user.type(figure, '1.150,5')
  expect(judged).toHaveTextContent('115,05%')
  expect(judged).toHaveTextContent('Dibaca sebagai 1.150,5 berkas; target 1.000 berkas.')
  await user.clear(figure)
  await user.type(figure, '2.000')
  expect(judged).toHaveTextContent('120,00%')
  expect(judged).toHaveTextContent('dibatasi paling tinggi 120%')
  await user.clear(figure)
  await user.type(figure, 'banyak')
  expect(judged).not.toHaveTextContent('%')
  expect(figure).toBeInvalid()
  expect(asked.length).toBe(before) // nothing was asked of anybody
})

test('what is kept goes out exactly as it was read, then is handed in', async () => {
  const kept = { __typename: 'Observation', id: 'o1', state: 'DRAFT' }
  const { user, asked, address } = await renderAt(`${at}&realisasi=o2`, {
    answers: {
      ...answers,
      RecordObservation: () => ({ recordObservation: kept }),
      SubmitObservation: () => ({ submitObservation: { ...kept, state: 'SUBMITTED' } }),
    },
  })
  await user.click(await screen.findByRole('button', { name: 'Koreksi' }))
  await user.type(await screen.findByRole('textbox', { name: 'Realisasi (berkas)' }), '1.014,25')
  await user.click(screen.getByRole('button', { name: 'Simpan dan ajukan' }))
  await screen.findByRole('button', { name: 'Verifikasi' })
  expect(address()).toContain('realisasi=o1')
  expect(asked.filter(({ operation }) => /Record|Submit/.test(operation))).toEqual([
    {
      operation: 'RecordObservation',
      variables: { draft: { targetId: 't1', observedOn: '2026-09-30', value: '1014.25', evidence: 'LKB/09', supersedesId: 'o2' } },
    },
    { operation: 'SubmitObservation', variables: { id: 'o1' } },
  ])
})
