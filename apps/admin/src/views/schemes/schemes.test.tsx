import { schemeHash, schemeOf, schemeText, type Scheme } from '@tolok/domain'
import { screen, within } from '@testing-library/react'
import { refuse, renderAt, type Recorded } from '../../testing/render-at'

const [plaju, national] = [schemeOf('PLAJU_2026')!, schemeOf('PREDICATE_2022')!]
const document = (scheme: Scheme) => JSON.parse(schemeText(scheme)) as object
const version = (scheme: Scheme, isNational: boolean, endsOn: string | null = null) => ({
  __typename: 'Scheme',
  id: `${isNational ? 0 : 1671}:${scheme.id}@${scheme.version}`,
  code: scheme.id,
  version: scheme.version,
  name: scheme.label.id,
  regulation: scheme.regulation,
  validFrom: scheme.validFrom,
  endsOn,
  yields: scheme.yields,
  national: isNational,
  document: document(scheme),
  contentHash: schemeHash(scheme),
})
const page = (type: string, nodes: unknown[]) => ({
  __typename: type,
  totalCount: nodes.length,
  pageInfo: { __typename: 'PageInfo', endCursor: null, hasNextPage: false },
  nodes,
})
const draft = {
  __typename: 'SchemeDraft',
  id: 'd1',
  code: 'PLAJU_2026',
  name: plaju.label.id,
  rules: { __typename: 'SchemeRules', label: { __typename: 'Words', ...plaju.label } },
  state: 'OPEN',
  revision: 1,
  document: { ...document(plaju), validFrom: '2027-01-01' },
  contentHash: 'now',
  reason: 'Supaya adil',
  commentsUntil: '2026-11-16',
  draftedByName: 'Perencana',
  draftedAt: '2026-10-12T02:10:00Z',
  editedByName: 'Perencana',
  editedAt: '2026-10-12T02:10:00Z',
  openedAt: '2026-10-14T02:10:00Z',
  endedAt: null,
  endedByName: null,
  endReason: null,
  commentCount: 1,
  unansweredCount: 1,
  isOwn: true,
  base: { __typename: 'Scheme', id: '1671:PLAJU_2026@1', version: 1, document: document(plaju) },
  published: null,
  differences: [],
  findings: [],
  obstacles: [
    { __typename: 'SchemeObstacle', code: 'COMMENTS_UNANSWERED', count: 1, from: null },
    { __typename: 'SchemeObstacle', code: 'OWN_DRAFT', count: null, from: null },
  ],
  revisions: [
    { __typename: 'SchemeRevision', revision: 1, reason: 'Supaya adil', editedByName: 'Perencana', recordedAt: '2026-10-12T02:10:00Z' },
  ],
  simulation: null,
}
const answers: Recorded = {
  Schemes: () => ({ schemes: page('SchemePage', [version(national, true), version(plaju, false, '2027-01-01')]) }),
  SchemeDrafts: () => ({ schemeDrafts: page('SchemeDraftPage', [draft]) }),
  Scheme: ({ id }) => ({
    scheme: id === '0:PREDICATE_2022@1' ? version(national, true) : version({ ...plaju, version: Number(String(id).at(-1)) }, false),
  }),
  SchemeDraft: () => ({ schemeDraft: draft }),
}

test('the list says what is on its way, then one’s own rules before the nation’s', async () => {
  await renderAt('/aturan', { answers })
  const versions = await screen.findByRole('table', { name: 'Aturan' })
  const names = () =>
    within(versions)
      .getAllByRole('row')
      .slice(1)
      .map((row) =>
        within(row)
          .getAllByRole('cell')
          .slice(0, 3)
          .map((cell) => cell.textContent),
      )
  expect(names()).toEqual([
    [plaju.label.id, 'Berlaku', 'Daerah'],
    [national.label.id, 'Berlaku', 'Nasional'],
  ])
  expect(within(screen.getByRole('table', { name: 'Rancangan' })).getByText('1, 1 belum dijawab')).toBeInTheDocument()
})

test('a rule set reads as sentences: what is counted, up to where, what it is called', async () => {
  await renderAt('/aturan?aturan=1671:PLAJU_2026@1', { answers })
  expect(await screen.findByText('Satu capaian dihitung paling tinggi 120%.')).toBeInTheDocument()
  const bar = screen.getByText('Indikator kinerja').closest('li')!
  expect(bar).toHaveTextContent('70%')
  expect(screen.getByRole('row', { name: 'Tinggi 76 sampai di bawah 91' })).toBeInTheDocument()
  expect(screen.getByText(/Belum ada sumber yang menegaskan: bobot/)).toBeInTheDocument()
})

test('the national rule reads as its regulation has it: two ratings, one predicate, no number', async () => {
  await renderAt('/aturan?aturan=0:PREDICATE_2022@1', { answers })
  const matrix = await screen.findByRole('table', { name: 'Predikat menurut hasil kerja dan perilaku' })
  const [columns, above] = within(matrix).getAllByRole('row')
  const texts = (row: HTMLElement, role: string) =>
    within(row)
      .getAllByRole(role)
      .map((cell) => cell.textContent)
  expect(texts(columns!, 'columnheader')).toEqual([
    'Hasil kerja',
    'Perilaku di bawah ekspektasi',
    'Perilaku sesuai ekspektasi',
    'Perilaku di atas ekspektasi',
  ])
  expect(texts(above!, 'cell')).toEqual(['Kurang/Misconduct', 'Baik', 'Sangat Baik'])
})

test('a comparison is loud where the judgement changes, and quiet about the rest', async () => {
  const difference = (change: string, about: string, from: string | null, to: string | null, judges: boolean) => ({
    __typename: 'SchemeDifference',
    change,
    about,
    label: about === '' ? null : { __typename: 'Words', id: 'Pelatihan', en: 'Training' },
    from,
    to,
    judges,
  })
  await renderAt('/aturan?aturan=1671:PLAJU_2026@2&dengan=1671:PLAJU_2026@1', {
    answers: {
      ...answers,
      CompareSchemes: () => ({
        compareSchemes: [
          difference('WEIGHT', 'TRAINING', '10', '12.5', true),
          difference('VALID_FROM', '', '2026-01-01', '2027-01-01', false),
        ],
      }),
    },
  })
  const loud = await screen.findByRole('table', { name: 'Yang mengubah penilaian' })
  expect(within(loud).getByRole('row', { name: 'Bobot Pelatihan 10% 12,5%' })).toBeInTheDocument()
  expect(within(loud).getAllByRole('row')).toHaveLength(2)
  expect(within(screen.getByRole('table', { name: 'Selain itu' })).getByText('1 Januari 2027')).toBeInTheDocument()
})

test('what is wrong in a draft stands beside its field as it is typed, and it may be saved but is told not to be published', async () => {
  const { user, asked } = await renderAt('/aturan?rancangan=d1&bagian=ubah', {
    answers: { ...answers, EditDraft: () => ({ editDraft: { __typename: 'SchemeDraft', id: 'd1', revision: 2 } }) },
  })
  const [weight] = await screen.findAllByRole('textbox', { name: 'Bobot' })
  expect(screen.getByText('Jumlah: 100%')).toBeInTheDocument()
  await user.clear(weight!)
  await user.type(weight!, '69,5')
  expect(screen.getByText('Jumlah: 99,5%')).toBeInTheDocument()
  expect(screen.getByText('Jumlahnya 99.5, harus 100.')).toBeInTheDocument()
  await user.type(weight!, 'x')
  expect(screen.getByRole('button', { name: 'Simpan' })).toBeDisabled()
  await user.clear(weight!)
  await user.type(weight!, '60')
  await user.type(screen.getByRole('textbox', { name: /Apa yang diubah/ }), 'bobot')
  await user.click(screen.getByRole('button', { name: 'Simpan' }))
  const sent = asked.find(({ operation }) => operation === 'EditDraft')!.variables
  expect(sent).toMatchObject({ id: 'd1', revision: 1, reason: 'bobot' })
  expect((sent['document'] as { weights: { weight: string }[] }).weights[0]!.weight).toBe('60')
})

test('who was slower keeps what was typed, sees what differs, and may save it over the other', async () => {
  const theirs = { ...draft, revision: 2, editedByName: 'Bu Rina', document: { ...draft.document, cap: '100' } }
  let isOvertaken = false
  const { user, asked } = await renderAt('/aturan?rancangan=d1&bagian=ubah', {
    answers: {
      ...answers,
      SchemeDraft: () => ({ schemeDraft: isOvertaken ? theirs : draft }),
      EditDraft: ({ revision }) => {
        if (revision === 2) return { editDraft: { __typename: 'SchemeDraft', id: 'd1', revision: 3 } }
        isOvertaken = true
        throw refuse('CONFLICT')
      },
    },
  })
  await user.type(await screen.findByRole('textbox', { name: /Apa yang diubah/ }), 'x')
  await user.click(screen.getByRole('button', { name: 'Simpan' }))
  expect(await screen.findByText('Orang lain baru saja menyimpan')).toBeInTheDocument()
  expect(screen.getByText(/Bu Rina lebih dahulu/)).toBeInTheDocument()
  expect(screen.getByRole('row', { name: 'Batas atas capaian 100% 120%' })).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Simpan milik saya di atasnya' }))
  expect(asked.filter(({ operation }) => operation === 'EditDraft').map(({ variables }) => variables['revision'])).toEqual([1, 2])
})

test('the checklist says what is missing before publication, and by whom it may not be published', async () => {
  await renderAt('/aturan?rancangan=d1&bagian=penerbitan', { answers })
  const list = (await screen.findByRole('heading', { name: 'Sebelum terbit' })).closest('section')!
  expect(within(list).getAllByText('selesai')).toHaveLength(4)
  expect(within(list).getByText(/1 masukan belum dijawab/)).toBeInTheDocument()
  expect(within(list).getByText(/orang lain yang menerbitkan/)).toBeInTheDocument()
})

test('who may only read finds neither pencil nor press', async () => {
  await renderAt('/aturan?rancangan=d1&bagian=penerbitan', { answers, may: ['municipality.read', 'scheme.read', 'scheme.comment'] })
  await screen.findByRole('heading', { name: 'Sebelum terbit' })
  for (const name of [/Terbitkan/, /Tarik/, /Ubah rancangan/]) expect(screen.queryByRole('button', { name })).not.toBeInTheDocument()
})

test('in English the rules read in English', async () => {
  await renderAt('/aturan?rancangan=d1', { answers, language: 'en' })
  expect(await screen.findByRole('heading', { level: 1, name: plaju.label.en })).toBeInTheDocument()
  expect(screen.getByText('A single achievement counts for at most 120%.')).toBeInTheDocument()
})
