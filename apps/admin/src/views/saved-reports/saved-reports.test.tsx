import { screen, within } from '@testing-library/react'
import { permissions } from '@tolok/domain'
import { refuse, renderAt, type Recorded } from '../../testing/render-at'

const page = { __typename: 'PageInfo', endCursor: null, hasNextPage: false }
const inList = {
  __typename: 'SavedReport',
  id: '1671:a',
  title: 'Capaian bulanan',
  folder: 'Rapat',
  sharing: 'ROLE',
  sharedRole: 'PLANNER',
  sharedAgency: null,
  ownerName: 'Ibu Sari',
  isOwn: true,
  isFavourite: false,
  changedAt: '2026-11-20T02:00:00Z',
  archivedAt: null,
}
const schedule = {
  __typename: 'ReportSchedule',
  id: '1671:s',
  cron: '30 7 10 * *',
  timeZone: 'Asia/Makassar',
  channels: ['IN_APP'],
  addresses: [],
  accounts: [],
  active: true,
  nextRunAt: '2026-12-09T23:30:00Z',
}
const version = { __typename: 'SavedReportVersion', version: 1, title: 'Capaian', reason: 'Versi awal', recordedAt: '2026-11-19T02:00:00Z', changedByName: 'Ibu Sari', document: { title: 'Capaian', description: '', query: { measures: ['ACHIEVEMENT'] }, view: { kind: 'TABLE' } } }
const whole = {
  ...inList,
  municipalityId: 1671,
  description: 'Untuk rapat',
  version: 2,
  document: { query: {}, view: {} },
  file: '{}',
  fileName: 'capaian-bulanan.tolok.json',
  publishedVersion: null,
  publication: null,
  problems: [],
  schedule: null,
  versions: [{ ...version, version: 2, title: 'Capaian bulanan', reason: 'Ditambah triwulan' }, version],
}
const answers: Recorded = {
  SavedReports: () => ({ savedReports: { __typename: 'SavedReportPage', nodes: [inList], pageInfo: page, totalCount: 1 } }),
  SavedReport: () => ({ savedReport: whole }),
}

test('the list says what each report is and with whom it is shared, and opens it beside itself', async () => {
  const { user, address } = await renderAt('/laporan-tersimpan', { answers })
  expect(await screen.findByRole('cell', { name: 'Peran: Perencana' })).toBeInTheDocument()
  await user.click(screen.getByRole('cell', { name: 'Capaian bulanan' }))
  expect(address()).toContain('laporan=1671%3Aa')
  expect(await screen.findByRole('link', { name: 'Buka laporan' })).toHaveAttribute('href', expect.stringContaining('/laporan?simpanan=1671%3Aa'))
})

test('the list is narrowed as the address says', async () => {
  const { asked } = await renderAt('/laporan-tersimpan?saring=arsip&cari=rapat&map=Rapat', { answers })
  await screen.findByRole('cell', { name: 'Capaian bulanan' })
  expect(asked.find(({ operation }) => operation === 'SavedReports')!.variables).toMatchObject({ text: 'rapat', folder: 'Rapat', archived: true, own: false, favourites: false })
})

test('an earlier version comes back as the next one, over the version that was seen', async () => {
  const { user, asked } = await renderAt('/laporan-tersimpan?laporan=1671:a&bagian=versi', {
    answers: { ...answers, RestoreVersion: () => ({ saveReport: { __typename: 'SavedReport', id: '1671:a', version: 3 } }) },
  })
  await user.click(await screen.findByRole('button', { name: 'Pulihkan versi 1' }))
  const { draft } = asked.find(({ operation }) => operation === 'RestoreVersion')!.variables as { draft: object }
  expect(draft).toMatchObject({ id: '1671:a', expectedVersion: 2, title: 'Capaian', query: { measures: ['ACHIEVEMENT'] }, reason: 'Dipulihkan dari versi 1' })
})

test('a renamed report that someone else changed says so, with its remedy', async () => {
  const { user } = await renderAt('/laporan-tersimpan?laporan=1671:a', {
    answers: {
      ...answers,
      RenameReport: () => {
        throw refuse('CONFLICT')
      },
    },
  })
  const title = await screen.findByRole('textbox', { name: 'Judul' })
  await user.clear(title)
  await user.type(title, 'Nama lain')
  await user.click(screen.getByRole('button', { name: 'Simpan nama dan map' }))
  expect(within(await screen.findByRole('alert')).getByText('CONFLICT')).toBeInTheDocument()
})

test('a schedule reads in the clock of its municipality, and its failed runs say why', async () => {
  const run = {
    __typename: 'ReportRun',
    id: 'r',
    state: 'FAILED',
    dueAt: '2026-11-09T23:30:00Z',
    byHand: false,
    missed: 2,
    version: 2,
    rowCount: null,
    problems: [{ __typename: 'ReportProblem', code: 'FORBIDDEN', path: [], facts: {} }],
  }
  await renderAt('/laporan-tersimpan?laporan=1671:a&bagian=jadwal', {
    answers: {
      ...answers,
      SavedReport: () => ({ savedReport: { ...whole, schedule } }),
      ScheduleRuns: () => ({ scheduleRuns: { __typename: 'ReportRunPage', nodes: [run], pageInfo: page, totalCount: 1 } }),
    },
  })
  expect(await screen.findByText('Setiap tanggal 10 pukul 07.30 WITA')).toBeInTheDocument()
  expect(screen.getByLabelText('Pukul (WITA)')).toHaveValue('07:30')
  const history = await screen.findByRole('list', { name: 'Riwayat' })
  expect(within(history).getByText('Gagal')).toBeInTheDocument()
  expect(within(history).getByText('2 waktu sebelumnya terlewat karena sistem tidak berjalan.')).toBeInTheDocument()
})

test('who wrote it asks for publication; who may publish decides, and never the writer', async () => {
  const publication = { __typename: 'ReportPublication', state: 'REQUESTED', reason: 'Untuk warga', note: '', requestedByName: 'Pak Budi', decidedByName: null, version: 2 }
  await renderAt('/laporan-tersimpan?laporan=1671:a&bagian=bagikan', { answers: { ...answers, SavedReport: () => ({ savedReport: { ...whole, publication } }) } })
  expect(await screen.findByText('Versi 2 menunggu persetujuan')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Setujui untuk umum' })).not.toBeInTheDocument()
})

test('the second person sees the request and may approve it', async () => {
  const publication = { __typename: 'ReportPublication', state: 'REQUESTED', reason: 'Untuk warga', note: '', requestedByName: 'Pak Budi', decidedByName: null, version: 2 }
  await renderAt('/laporan-tersimpan?laporan=1671:a&bagian=bagikan', {
    answers: {
      SavedReports: () => ({ savedReports: { __typename: 'SavedReportPage', nodes: [{ ...inList, isOwn: false }], pageInfo: page, totalCount: 1 } }),
      SavedReport: () => ({ savedReport: { ...whole, isOwn: false, publication } }),
    },
  })
  expect(await screen.findByRole('button', { name: 'Setujui untuk umum' })).toBeEnabled()
  expect(screen.getByRole('button', { name: 'Jangan setujui' })).toBeDisabled() // without a reason
})

test('who may not schedule is not offered schedules', async () => {
  const { asked } = await renderAt('/laporan-tersimpan', { answers, may: permissions.filter((one) => one !== 'report.schedule') })
  await screen.findByRole('cell', { name: 'Capaian bulanan' })
  expect(screen.queryByRole('tab', { name: 'Jadwal' })).not.toBeInTheDocument()
  expect(asked.map(({ operation }) => operation)).not.toContain('Schedules')
})

test('a document with faults is refused at their place', async () => {
  const { user } = await renderAt('/laporan-tersimpan', {
    answers: {
      ...answers,
      ImportReport: () => {
        throw refuse('UNKNOWN_FIELD')
      },
    },
  })
  await screen.findByRole('cell', { name: 'Capaian bulanan' })
  const input = document.querySelector<HTMLInputElement>('input[type=file]')!
  const file = new File(['{"title":"x"}'], 'a.json', { type: 'application/json' })
  await user.upload(input, Object.assign(file, { text: async () => '{"title":"x"}' })) // jsdom cannot read a file
  expect(within(await screen.findByRole('dialog', { name: 'Berkas tidak dapat diimpor' })).getByText(/UNKNOWN_FIELD/)).toBeInTheDocument()
})

const job = { __typename: 'ExportJob', id: '1671:j', title: 'Capaian', kind: 'REPORT', format: 'PDF', status: 'DONE', rowsDone: 40, rowsTotal: 40, withheld: 0, fileSize: 52_000, createdAt: '2026-11-20T02:00:00Z', expiresAt: '2026-11-23T02:00:00Z', canRetry: false, url: '/exports/1671:j/file', problems: [] }
test('files: what is ready is fetched, what goes on says how far it is, what failed says why and can be made again', async () => {
  const nodes = [
    { ...job, id: '1671:k', title: 'Berjalan', status: 'RUNNING', rowsDone: 10, url: null, expiresAt: null, fileSize: null },
    { ...job, id: '1671:l', title: 'Kandas', status: 'FAILED', canRetry: true, url: null, expiresAt: null, fileSize: null, problems: [{ __typename: 'ExportProblem', code: 'TOO_LARGE', facts: { most: 5000 } }] },
    job,
  ]
  const { user, asked } = await renderAt('/laporan-tersimpan?daftar=berkas', {
    answers: {
      ...answers,
      ExportFiles: () => ({ exportJobs: { __typename: 'ExportJobPage', nodes, pageInfo: page, totalCount: 3 } }),
      CancelExport: () => ({ cancelExport: { __typename: 'ExportJob', id: '1671:k', status: 'CANCELLED', canRetry: true } }),
    },
  })
  expect(await screen.findByRole('link', { name: 'Unduh Capaian (PDF)' })).toHaveAttribute('href', '/exports/1671:j/file')
  expect(screen.getByText(/Dapat diunduh sampai 23 Nov 2026.*lalu dihapus/)).toBeInTheDocument()
  expect(screen.getByText(/10 dari 40 baris/)).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Buat lagi' })).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Batalkan' }))
  expect(asked.find(({ operation }) => operation === 'CancelExport')!.variables).toEqual({ id: '1671:k' })
})
