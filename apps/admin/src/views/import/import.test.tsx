import { screen, within } from '@testing-library/react'
import { refuse, renderAt, type Recorded } from '../../testing/render-at'

const page = (name: string, nodes: object[]) => ({
  __typename: `${name}Page`,
  totalCount: nodes.length,
  pageInfo: { __typename: 'PageInfo', endCursor: null, hasNextPage: false },
  nodes,
})
const job = {
  __typename: 'ImportJob',
  id: '1671:0190a000-0000-7000-8000-000000000001',
  municipalityId: 1671,
  kind: 'OBSERVATIONS',
  status: 'PREVIEW',
  fileName: 'realisasi.csv',
  verified: true,
  encoding: 'utf-8',
  delimiter: ';',
  sheet: null as string | null,
  layout: 'OBSERVATIONS',
  ignoredColumns: [],
  columns: ['kode_indikator', 'realisasi'].map((header) => ({ __typename: 'ImportColumn', header, label: header, labelEn: header })),
  questions: [],
  problems: [],
  rowCount: 2,
  rowsDone: 2,
  badCount: 0,
  warningCount: 0,
  newCount: 2,
  changedCount: 0,
  unchangedCount: 0,
  canApply: true,
  canRetry: false,
  createdByName: 'Ibu Sari',
  createdAt: '2026-10-15T02:00:00Z',
  appliedAt: null,
  withdrawnAt: null,
}
const problem = {
  __typename: 'ImportProblem',
  code: 'UNKNOWN_CODE',
  severity: 'ERROR',
  column: 'kode_indikator',
  cell: "'Januari'!A3",
  value: 'KES-99',
  reason: 'Tidak ada indikator dengan kode atau nama ini.',
  remedy: 'Periksa ejaannya.',
}
const rows = [
  { __typename: 'ImportRow', row: 2, outcome: 'NEW', cells: ['KES-01', '41'], problems: [] },
  { __typename: 'ImportRow', row: 3, outcome: 'BAD', cells: ['KES-99', '7'], problems: [problem] },
]
/** One file as the API would tell of it, changed by what is done to it. */
const answersFor = (first: object, more: Recorded = {}): Recorded => {
  let now = { ...job, ...first }
  const becoming = (name: string, changes: object) => () => (
    (now = { ...now, ...changes }),
    { [name]: { __typename: 'ImportJob', id: now.id, status: now.status } }
  )
  return {
    ImportJobs: () => ({ importJobs: page('ImportJob', [now]) }),
    ImportJob: () => ({ importJob: now }),
    ImportRows: () => ({ importJob: { __typename: 'ImportJob', id: now.id, rows: page('ImportRow', rows) } }),
    ImportGuide: () => ({
      importGuide: {
        __typename: 'ImportGuide',
        kind: 'TARGETS',
        sample: 'a,b',
        columns: [
          {
            __typename: 'ImportColumn',
            header: 'periode',
            label: 'Periode target',
            labelEn: 'Target period',
            required: true,
            synonyms: ['tahun'],
            choices: [],
            example: '2026',
          },
        ],
      },
    }),
    ApplyImport: becoming('applyImport', { status: 'APPLIED', canApply: false }),
    AnswerImport: becoming('answerImport', { status: 'PREVIEW', questions: [] }),
    UndoImport: becoming('undoImport', { status: 'UNDONE' }),
    ...more,
  }
}
const at = `/impor?berkas=${encodeURIComponent(job.id)}`

test('choosing a kind shows what its file should hold; a file left half-way is in the list and opens', async () => {
  const { user, address } = await renderAt('/impor', { answers: answersFor({}) })
  await user.click(await screen.findByRole('radio', { name: /Target/ }))
  expect(await screen.findByText('periode')).toBeVisible()
  expect(address()).toContain('jenis=TARGETS')
  const template = screen.getByRole('link', { name: 'Unduh templat XLSX' })
  expect(template).toHaveAttribute('href', expect.stringMatching(/^\/imports\/template\/TARGETS\.xlsx\?municipality=\d+$/))
  expect(document.querySelector('input[type=file]')).toHaveAttribute('accept', expect.stringContaining('.xlsx'))
  await user.click(await screen.findByText('realisasi.csv'))
  expect(await screen.findByRole('heading', { name: 'realisasi.csv' })).toBeVisible()
})

test('only kinds that one may write by hand are offered', async () => {
  await renderAt('/impor', { answers: answersFor({}), may: ['import.run', 'municipality.read'] })
  expect((await screen.findAllByRole('radio')).map(({ textContent }) => textContent)).toEqual([expect.stringContaining('Realisasi')])
})

test('a good file is written and then undone, with its consequences said before', async () => {
  const { user, asked } = await renderAt(at, { answers: answersFor({}) })
  await user.click(await screen.findByRole('button', { name: 'Simpan 2 baris' }))
  expect(await screen.findByText('2 baris tersimpan')).toBeVisible()
  await user.click(screen.getByRole('button', { name: 'Batalkan impor' }))
  const dialog = await screen.findByRole('dialog')
  expect(within(dialog).getByText(/ditarik kembali/)).toBeVisible()
  await user.click(within(dialog).getByRole('button', { name: 'Batalkan impor' }))
  expect(await screen.findByText('Impor ini dibatalkan')).toBeVisible()
  expect(asked.filter(({ operation }) => operation === 'UndoImport')).toHaveLength(1)
})

test('a bad row stops the file; its cell is marked and its panel says why and what to do', async () => {
  const { user } = await renderAt(at, { answers: answersFor({ badCount: 1, newCount: 1, canApply: false }) })
  expect(await screen.findByText('1 baris bermasalah')).toBeVisible()
  expect(screen.queryByRole('button', { name: /Simpan/ })).toBeNull()
  await user.click(await screen.findByText('KES-99'))
  expect(await screen.findByText('Periksa ejaannya.')).toBeVisible()
  expect(screen.getByText("'Januari'!A3")).toBeVisible()
})

test('what the file leaves open is asked; reading goes on only when every question has its answer', async () => {
  const question = {
    __typename: 'ImportQuestion',
    id: 'number:value',
    kind: 'DECIMAL_MARK',
    header: 'realisasi',
    options: ['COMMA', 'POINT'],
    text: 'Tanda mana?',
    optionTexts: ['Koma', 'Titik'],
    examples: [{ __typename: 'ImportExample', row: 2, text: '1.000' }],
  }
  const { user, asked } = await renderAt(at, { answers: answersFor({ status: 'NEEDS_ANSWER', questions: [question], canApply: false }) })
  const go = await screen.findByRole('button', { name: 'Lanjutkan membaca' })
  expect(go).toBeDisabled()
  expect(screen.getByText('Contoh: “1.000” di baris 2')).toBeVisible()
  await user.click(screen.getByRole('radio', { name: 'Koma' }))
  await user.click(go)
  expect(asked.find(({ operation }) => operation === 'AnswerImport')?.variables).toMatchObject({ answers: { 'number:value': 'COMMA' } })
})

test('of a workbook it is asked which sheet is meant, and said which one is read', async () => {
  const question = {
    __typename: 'ImportQuestion',
    id: 'sheet',
    kind: 'SHEET',
    header: null,
    options: ['Januari', 'Februari'],
    text: 'Lembar mana yang hendak dibaca?',
    optionTexts: ['Januari', 'Februari'],
    examples: [],
  }
  const { user, asked } = await renderAt(at, {
    answers: answersFor({ status: 'NEEDS_ANSWER', questions: [question], canApply: false, sheet: 'Januari' }),
  })
  expect(await screen.findByText('Isi: Realisasi, lembar “Januari”')).toBeVisible()
  await user.click(screen.getByRole('radio', { name: 'Februari' }))
  await user.click(screen.getByRole('button', { name: 'Lanjutkan membaca' }))
  expect(asked.find(({ operation }) => operation === 'AnswerImport')?.variables).toMatchObject({ answers: { sheet: 'Februari' } })
})

test('a file of another municipality is a missing one', async () => {
  await renderAt(at, {
    answers: answersFor(
      {},
      {
        ImportJob: () => {
          throw refuse('NOT_FOUND')
        },
      },
    ),
  })
  expect(await screen.findByRole('alert')).toHaveTextContent('NOT_FOUND')
})
