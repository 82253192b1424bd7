import { fireEvent, screen, within } from '@testing-library/react'
import { renderAt, type Recorded } from '../../testing/render-at'
import { reportOf } from '@tolok/client/testing'

const query = (measure: string) => ({ measures: [measure], rows: [{ by: 'AGENCY', level: 1 }], period: { fixed: '2026' } })
const report = (id: string, title: string, measure: string) => ({ __typename: 'SavedReport', id, title, document: { query: query(measure), view: { kind: 'TABLE' } } })
const tile = (x: number, of: ReturnType<typeof report> | null) => ({ __typename: 'DashboardTile', x, y: 0, w: 6, h: 4, title: null, view: null, query: of && of.document.query, report: of })
const dashboard = {
  __typename: 'Dashboard',
  id: '1671:d',
  title: 'Rapat',
  description: '',
  version: 4,
  isOwn: true,
  ownerName: 'Ibu Sari',
  filters: {},
  sharing: 'PRIVATE',
  sharedRole: null,
  sharedAgency: null,
  archivedAt: null,
  tiles: [tile(0, report('1671:a', 'Masuk', 'REPORTED')), tile(6, report('1671:b', 'Wajib', 'EXPECTED'))],
}
type Asked = { queries: ReturnType<typeof query>[] }
const answers: Recorded = {
  Dashboard: () => ({ dashboard }),
  ReportCatalogue: () => ({ reportCatalogue: { __typename: 'ReportCatalogue', measures: [], dimensions: [] } }),
  TileReports: (variables) => ({ reports: (variables as Asked).queries.map(({ measures }, index) => ({ ...reportOf(measures, [[[`1671:OPD-${index}`], [1234 + index]]]).report, queryHash: `recorded ${index}` })) }),
  AgencyChoices: () => ({ agencies: { __typename: 'AgencyPage', nodes: [] } }),
  ReportChoices: () => ({ savedReports: { __typename: 'SavedReportPage', nodes: [report('1671:c', 'Ketiga', 'LATE')] } }),
  SaveDashboard: () => ({ saveDashboard: { __typename: 'Dashboard', id: '1671:d' } }),
}

test('all tiles are asked in one question, each with figures of its own and a way to its report', async () => {
  const { asked } = await renderAt('/dasbor?dasbor=1671:d', { answers })
  expect(await screen.findByRole('cell', { name: '1.234' })).toBeInTheDocument()
  expect(screen.getByRole('cell', { name: '1.235' })).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'Wajib' })).toHaveAttribute('href', expect.stringContaining('simpanan=1671%3Ab'))
  expect(asked.filter(({ operation }) => operation === 'TileReports').length).toBe(1)
})

test('who looks narrows for himself: the period stands in the address and in every question', async () => {
  const { user, asked, address } = await renderAt('/dasbor?dasbor=1671:d', { answers })
  await screen.findByRole('cell', { name: '1.234' })
  await user.selectOptions(screen.getByRole('combobox', { name: 'Periode' }), 'LAST_MONTH')
  expect(address()).toContain('periode_dasbor=LAST_MONTH')
  const { queries } = asked.filter(({ operation }) => operation === 'TileReports').at(-1)!.variables as Asked
  expect(queries.map(({ period }) => period)).toEqual([{ relative: 'LAST_MONTH' }, { relative: 'LAST_MONTH' }])
})

test('tiles are resized, moved and removed by their buttons, and kept over the version that was seen', async () => {
  const { user, asked } = await renderAt('/dasbor?dasbor=1671:d&ubah=1', { answers })
  await user.click(await screen.findByRole('button', { name: 'Lebarkan Masuk' }))
  await user.click(screen.getByRole('button', { name: 'Simpan dasbor' }))
  const { draft } = asked.find(({ operation }) => operation === 'SaveDashboard')!.variables
  expect(draft).toMatchObject({
    id: '1671:d',
    expectedVersion: 4,
    tiles: [
      { reportId: '1671:a', x: 0, y: 0, w: 7, h: 4 },
      { reportId: '1671:b', x: 6, y: 4, w: 6, h: 4 },
    ],
  })
})

test('a report one may not read leaves its place, says why, and is not asked', async () => {
  const { asked } = await renderAt('/dasbor?dasbor=1671:d', { answers: { ...answers, Dashboard: () => ({ dashboard: { ...dashboard, isOwn: false, tiles: [dashboard.tiles[0], tile(6, null)] } }) } })
  await screen.findByRole('cell', { name: '1.234' })
  expect(within(screen.getByRole('list', { name: 'Ubin' })).getByText('Laporan ini diarsipkan, atau tidak dibagikan kepada Anda.')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Ubah' })).not.toBeInTheDocument()
  expect((asked.find(({ operation }) => operation === 'TileReports')!.variables as Asked).queries).toHaveLength(1)
})

test('on paper every row stands, without a frame to scroll in', async () => {
  const rows = Array.from({ length: 60 }, (_, index): [string[], number[]] => [[`1671:OPD-${index}`], [index]])
  await renderAt('/dasbor?dasbor=1671:d', { answers: { ...answers, TileReports: () => ({ reports: ['REPORTED', 'EXPECTED'].map((measure) => ({ ...reportOf([measure], rows).report, queryHash: measure })) }) } })
  await screen.findAllByRole('rowheader', { name: '1671:OPD-0' })
  fireEvent(window, new Event('beforeprint'))
  expect(within(screen.getByRole('table', { name: 'Masuk' })).getAllByRole('row')).toHaveLength(61)
  fireEvent(window, new Event('afterprint'))
})

test('a tile is looked at as any drawing that fits, and is shown what it is compared with', async () => {
  const crossed = { ...reportOf(['REPORTED', 'REPORTED'], [[['1671:A'], [4, 9]], [['1671:B'], [7, 2]]]).report, queryHash: 'crossed' }
  crossed.columns.forEach((column, at) => Object.assign(column, { key: `2026-Q${at + 1}|REPORTED`, members: [{ __typename: 'Member', id: `2026-Q${at + 1}`, label: `Q${at + 1}`, level: null }] }))
  const compared = { ...reportOf(['EXPECTED', 'EXPECTED'], [[['1671:A'], [4, 3]]]).report, queryHash: 'compared' }
  Object.assign(compared.columns[1]!, { key: 'EXPECTED|PREVIOUS_PERIOD.VALUE', comparator: 'PREVIOUS_PERIOD', part: 'VALUE' })
  const byQuarter = { ...query('REPORTED'), columns: [{ by: 'PERIOD', grain: 'QUARTER' }] }
  const tiles = [{ ...tile(0, report('1671:a', 'Masuk', 'REPORTED')), query: byQuarter, view: { kind: 'HEAT_MAP' } }, { ...tile(6, report('1671:b', 'Wajib', 'EXPECTED')), query: { ...query('EXPECTED'), compare: ['PREVIOUS_PERIOD'] } }]
  await renderAt('/dasbor?dasbor=1671:d&ubah=1', { answers: { ...answers, Dashboard: () => ({ dashboard: { ...dashboard, tiles } }), TileReports: () => ({ reports: [crossed, compared] }) } })
  expect(await screen.findByRole('region', { name: /tertinggi di 1671:A, TW II \(9\), terendah di 1671:B, TW II \(2\)/ })).toBeInTheDocument()
  expect(screen.getByRole('columnheader', { name: 'Periode sebelumnya' })).toBeInTheDocument()
  expect(screen.getByRole('combobox', { name: 'Tampilan Masuk' })).toHaveValue('heat')
  expect(within(screen.getByRole('combobox', { name: 'Tampilan Wajib' })).getByRole('option', { name: 'Peta warna' })).toBeDisabled()
})

test('it is shared with an agency; an archived one is found in the archive and taken out again', async () => {
  const archived = { ...dashboard, archivedAt: '2026-11-01T00:00:00Z' }
  let kept = archived as object
  const { user, asked } = await renderAt('/dasbor?saring=arsip', {
    answers: {
      ...answers,
      Dashboards: () => ({ dashboards: { __typename: 'DashboardPage', nodes: [{ ...archived, changedAt: '2026-11-01T00:00:00Z' }], pageInfo: { __typename: 'PageInfo', endCursor: null, hasNextPage: false }, totalCount: 1 } }),
      Dashboard: () => ({ dashboard: kept }),
      ArchiveDashboard: () => {
        kept = dashboard
        return { archiveDashboard: { __typename: 'Dashboard', id: '1671:d', archivedAt: null } }
      },
    },
  })
  await user.click(await screen.findByRole('cell', { name: 'Rapat' }))
  expect(asked.find(({ operation }) => operation === 'Dashboards')!.variables).toMatchObject({ archived: true })
  await user.click(await screen.findByRole('button', { name: 'Keluarkan dari arsip' }))
  expect(asked.find(({ operation }) => operation === 'ArchiveDashboard')!.variables).toEqual({ id: '1671:d', archived: false })
  await user.click(await screen.findByRole('button', { name: 'Bagikan' }))
  await user.click(await screen.findByRole('radio', { name: 'Satu perangkat daerah' }))
  expect(screen.getByRole('button', { name: 'Simpan pembagian' })).toBeDisabled()
})
