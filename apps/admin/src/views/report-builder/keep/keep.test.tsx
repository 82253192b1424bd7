import { screen, waitFor, within } from '@testing-library/react'
import { permissions } from '@tolok/domain'
import { refuse, renderAt, type Recorded } from '../../../testing/render-at'
import { reportOf } from '@tolok/client/testing'

const query = { measures: ['REPORTED'], rows: [], period: { relative: 'LAST_MONTH' }, totals: [] }
const kept = (version: number) => ({
  __typename: 'SavedReport',
  id: '1671:a',
  title: 'Masuk bulan lalu',
  description: '',
  folder: '',
  version,
  isOwn: true,
  ownerName: null,
  document: { query, view: { kind: 'TABLE' } },
  problems: [],
})
const words = (id: string, en: string) => ({ __typename: 'Words', id, en })
const measure = { __typename: 'CatalogueMeasure', id: 'REPORTED', label: words('Laporan masuk', 'Reports received'), description: words('', ''), format: 'COUNT', rollUp: 'COUNT', unit: null, polarity: null, dimensions: [] }
const answers: Recorded = {
  ReportCatalogue: () => ({ reportCatalogue: { __typename: 'ReportCatalogue', measures: [measure], dimensions: [] } }),
  Report: () => reportOf(['REPORTED'], [[[], [42]]]),
  KeptReport: () => ({ savedReport: kept(1) }),
  BandSchemes: () => ({ schemes: { __typename: 'SchemePage', nodes: [] } }),
}

test('a saved report opens as its question, and says that it is as saved', async () => {
  const { address } = await renderAt('/laporan?simpanan=1671:a', { answers })
  await waitFor(() => expect(address()).toContain('m=REPORTED'))
  expect(address()).toContain('p=LAST_MONTH')
  expect(address()).toContain('simpanan=1671%3Aa')
  expect(await screen.findByText('Masuk bulan lalu: seperti tersimpan')).toBeInTheDocument()
})

test('when someone else was faster nothing is lost: it becomes a new report, or the latest version over theirs', async () => {
  let version = 1
  const { user, asked } = await renderAt('/laporan?simpanan=1671:a&m=REPORTED&p=2026&t=', {
    answers: {
      ...answers,
      KeptReport: () => ({ savedReport: kept(version) }),
      SaveReport: ({ draft }) => {
        if ((draft as { expectedVersion: number }).expectedVersion !== 2) {
          version = 2
          throw refuse('CONFLICT')
        }
        return { saveReport: kept(3) }
      },
    },
  })
  expect(await screen.findByText('Masuk bulan lalu: ada perubahan yang belum disimpan')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Simpan' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Simpan versi baru' }))
  const dialog = await screen.findByRole('dialog', { name: 'Simpan versi baru' })
  await user.type(within(dialog).getByRole('textbox', { name: 'Apa yang diubah?' }), 'Setahun penuh')
  await user.click(within(dialog).getByRole('button', { name: 'Simpan' }))
  expect(await within(dialog).findByText('Laporan ini baru saja diubah di tempat lain')).toBeInTheDocument()
  await user.click(within(dialog).getByRole('button', { name: 'Jadikan versi terbaru' }))
  await waitFor(() => expect(dialog).not.toBeInTheDocument())
  const drafts = asked.filter(({ operation }) => operation === 'SaveReport').map(({ variables }) => variables.draft)
  expect(drafts).toMatchObject([
    { id: '1671:a', expectedVersion: 1, reason: 'Setahun penuh', query: { measures: ['REPORTED'], period: { fixed: '2026' } } },
    { id: '1671:a', expectedVersion: 2 },
  ])
})

test('a file is asked for with its separator and mark, and facts as well as the table', async () => {
  const { user, asked } = await renderAt('/laporan?m=REPORTED&p=2026&t=', {
    may: permissions.filter((one) => one !== 'report.save'),
    answers: {
      ...answers,
      ExportFiles: () => ({ exportJobs: { __typename: 'ExportJobPage', nodes: [], pageInfo: { __typename: 'PageInfo', endCursor: null, hasNextPage: false }, totalCount: 0 } }),
      RequestExport: () => ({ requestExport: { __typename: 'ExportJob', id: '1671:j', status: 'QUEUED' } }),
    },
  })
  await user.click(await screen.findByRole('button', { name: 'Ekspor' }))
  await user.click(await screen.findByRole('radio', { name: 'Semua fakta sebagai CSV' }))
  await user.click(screen.getByRole('switch', { name: 'Tanda UTF-8 untuk Excel' }))
  await user.click(screen.getByRole('button', { name: 'Buat berkas' }))
  expect(screen.queryByRole('button', { name: 'Simpan' })).not.toBeInTheDocument()
  await waitFor(() => expect(asked.find(({ operation }) => operation === 'RequestExport')?.variables.input).toMatchObject({ kind: 'FACTS', format: 'CSV', csv: { delimiter: 'SEMICOLON', decimal: 'COMMA', bom: false } }))
})
