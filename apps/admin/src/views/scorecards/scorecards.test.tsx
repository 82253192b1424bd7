import { screen, waitFor, within } from '@testing-library/react'
import { schemeText, schemeOf, type Scheme } from '@tolok/domain'
import { GraphQLError } from 'graphql'
import { refuse, renderAt, type Recorded } from '../../testing/render-at'
import { readSupposition, writeSupposition } from './supposition'

const both = (id: string, en = id) => ({ __typename: 'Words', id, en })
const rules = {
  ...(JSON.parse(schemeText(schemeOf('PREDICATE_2022') as Scheme)) as object),
  id: 'CONTOH',
  label: { id: 'Aturan contoh', en: 'Example rules' },
  yields: 'SCORE',
  matrix: null,
  weights: [
    { code: 'IKU', label: { id: 'Indikator', en: 'Indicators' }, weight: '60' },
    { code: 'SUPERIOR', label: { id: 'Penilaian atasan', en: 'Superior' }, weight: '30' },
    { code: 'TRAINING', label: { id: 'Pelatihan', en: 'Training' }, weight: '10' },
  ],
  scale: {
    id: 'S',
    label: { id: 'Skala', en: 'Scale' },
    regulation: 'contoh',
    source: 'contoh',
    roundedTo: 2,
    lowerBound: 'INCLUSIVE',
    bands: [
      { code: 'HIGH', label: { id: 'Tinggi', en: 'High' }, from: '90' },
      { code: 'LOW', label: { id: 'Rendah', en: 'Low' }, from: null },
    ],
  },
}
const spec = {
  polarity: 'MAXIMIZE',
  minimizeFormula: 'LINEAR',
  rangeCondition: 'NORMAL',
  overTime: 'SUM',
  overSubjects: 'SUM',
  floor: '0',
  cap: '120',
  per: '1',
}
const year = { firstDay: '2026-01-01', lastDay: '2026-12-31' }
const fact = {
  targetId: 't',
  target: '100',
  targetHigh: null,
  observedOn: '2026-09-30',
  value: '80',
  numerator: null,
  denominator: null,
  by: 'x',
}
const inputs = {
  period: year,
  exemption: null,
  segments: [
    {
      ...year,
      id: 's1',
      items: [
        {
          id: '00000000-aaaaaa',
          label: { id: 'Berkas selesai', en: 'Files done' },
          component: 'IKU',
          weight: '100',
          type: 'COUNT',
          spec,
          observations: [fact],
        },
      ],
    },
  ],
  ratings: {
    figures: [{ component: 'SUPERIOR', value: '90', by: 'x', on: '2026-10-01' }],
    organisation: null,
    result: null,
    behaviour: null,
  },
}
const row = {
  __typename: 'Scorecard',
  id: 'k1',
  period: '2026',
  practice: false,
  employeeName: 'Budi Santoso',
  schemeId: '1671:CONTOH@1',
  score: '83.33',
  bandCode: 'LOW',
  predicate: null,
  notAssessedReason: null,
  sealedAt: null as string | null,
}
const step = (key: string, parentKey: string | null, label: string, figure: string | null, lines: string[], more: object = {}) => ({
  __typename: 'TraceNode',
  key,
  parentKey,
  depth: 0,
  label: both(label),
  regulation: 'Peraturan contoh (CONTOH v1)',
  figure,
  share: '0.666667',
  weight: parentKey ? '60' : null,
  lines: lines.map((line) => both(line)),
  inputs: [],
  missing: null,
  ...more,
})
const component = (code: string, label: string, weight: string, figure: string | null, rated: boolean, items: object[] = []) => ({
  __typename: 'ScorecardComponent',
  code,
  label: both(label),
  weight,
  share: '0.5',
  figure,
  rated,
  items,
})
const item = {
  __typename: 'ScorecardItem',
  id: '00000000-aaaaaa',
  label: both('Berkas selesai'),
  weight: '100',
  share: '1',
  figure: '80',
  actual: '80',
  target: '100',
  targetHigh: null,
  achievement: '80.00',
  raw: '80',
  capped: false,
  missing: null,
  missingWords: null,
  unit: 'berkas',
  decimals: 0,
  baseline: null,
  aims: [{ __typename: 'ScorecardAim', period: '2026', value: '100', valueHigh: null }],
  indicator: {
    __typename: 'Indicator',
    id: '1671:B',
    type: 'COUNT',
    unit: 'berkas',
    decimals: 0,
    polarity: 'MAXIMIZE',
    minimizeFormula: 'LINEAR',
    cap: '120',
    formula: 'Capaian = Realisasi ÷ Target × 100%',
  },
}
const card = {
  ...row,
  evidence: null,
  computedAt: null,
  engine: '1',
  schemeHash: 'b'.repeat(64),
  inputHash: 'a'.repeat(64),
  periodFrom: year.firstDay,
  periodTo: year.lastDay,
  predicateWords: null,
  band: { __typename: 'ScorecardBand', code: 'LOW', label: both('Rendah') },
  notAssessed: null,
  problems: [],
  segments: [
    {
      __typename: 'ScorecardSegment',
      id: 's1',
      ...year,
      days: 365,
      title: 'Analis',
      share: '1',
      figure: '83.333333',
      agency: { __typename: 'Agency', id: '1671:DINKES', name: 'Dinas Kesehatan' },
      components: [
        component('IKU', 'Indikator', '60', '80', false, [item]),
        component('SUPERIOR', 'Penilaian atasan', '30', '90', true),
        component('TRAINING', 'Pelatihan', '10', null, false),
      ],
    },
  ],
  trace: [
    step('score', null, 'Aturan contoh', '83.333333', ['Nilai 83,33 → Rendah']),
    step('segment:1', 'score', 'x', '83.333333', ['(60 × 80 + 30 × 90) ÷ 90 ≈ 83,333333'], { missing: both('Belum ada: Pelatihan.') }),
    step('component:1:IKU', 'segment:1', 'Indikator', '80', []),
    step('item:00000000-aaaaaa', 'component:1:IKU', 'Berkas selesai', '80', ['80 ÷ 100 × 100% = 80%'], {
      inputs: [{ __typename: 'TraceInput', label: both('Berkas selesai'), value: both('80'), on: '2026-09-30', byName: 'Ibu Sari' }],
    }),
  ],
  changes: [
    {
      __typename: 'ScorecardChange',
      kind: 'ITEM',
      itemId: '00000000-aaaaaa',
      label: both('Berkas selesai'),
      achievement: '89.9925',
      actual: '89.9925',
      result: null,
      behaviour: null,
      to: both('Tinggi'),
    },
  ],
  ratings: [],
  final: null as object | null,
  scoringInputs: { inputs, scheme: rules },
}
const page = (nodes: object[]) => ({
  __typename: 'ScorecardPage',
  totalCount: nodes.length,
  pageInfo: { __typename: 'PageInfo', endCursor: null, hasNextPage: false },
  nodes,
})
const waiting = { ...row, id: 'k2', employeeName: 'Ani', score: null, bandCode: null, notAssessedReason: 'NOT_RATED' }
const practice = { ...row, id: 'k3', employeeName: 'Cici', score: '70.00', practice: true }
const answers: Recorded = {
  RuleChoices: () => ({
    schemes: {
      __typename: 'SchemePage',
      nodes: [{ __typename: 'Scheme', id: '1671:CONTOH@1', name: 'Aturan contoh', version: 1, document: rules }],
    },
  }),
  MyScorecards: () => ({ myScorecards: page([]) }),
  Scorecards: ({ practice: isPractice }) => ({
    scorecards: page([row, waiting, practice].filter((one) => isPractice === undefined || one.practice === isPractice)),
  }),
  Scorecard: () => ({ scorecard: card }),
}

test('the list says the score and its band, why there is none, and what is only practice', async () => {
  const { user, asked } = await renderAt('/nilai-kinerja', { answers })
  expect(await screen.findByRole('cell', { name: '83,33' })).toBeInTheDocument()
  expect(screen.getAllByText('Rendah', { selector: 'span' }).length).toBeGreaterThan(0)
  expect(screen.getByText('Hasil kerja atau perilaku belum dinilai', { selector: 'span' })).toBeInTheDocument()
  expect(screen.getByText('Latihan: tidak dinilai')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Saringan lain' }))
  await user.selectOptions(screen.getByRole('combobox', { name: 'Sifat' }), 'sungguhan')
  await waitFor(() => expect(screen.queryByText('Latihan: tidak dinilai')).not.toBeInTheDocument())
  await user.selectOptions(screen.getByRole('combobox', { name: 'Hasil' }), 'b.HIGH')
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ operation: 'Scorecards', variables: { band: 'HIGH', practice: false } }))
})

test('one scorecard: what is absent is named, and the number is explained line by line down to who reported', async () => {
  const { user, address } = await renderAt('/nilai-kinerja?kartu=k1', { answers })
  expect(await screen.findByRole('heading', { level: 1, name: 'Budi Santoso' })).toBeInTheDocument()
  expect(screen.getByText('Belum ada nilai; bobotnya dibagi ke komponen lain.')).toBeInTheDocument()
  expect(screen.getByText('Batas atas 120%')).toBeInTheDocument()
  expect(screen.getByText(/Bila realisasi Berkas selesai menjadi .* \(sekarang 80 berkas\), hasilnya menjadi Tinggi\./)).toBeInTheDocument()

  await user.click(screen.getByRole('button', { name: 'Jelaskan angka ini' }))
  const panel = await screen.findByRole('dialog').catch(() => screen.getByRole('complementary'))
  expect(within(panel).getByText('(60 × 80 + 30 × 90) ÷ 90 ≈ 83,333333')).toBeInTheDocument()
  expect(within(panel).getByText('Belum ada: Pelatihan.')).toBeInTheDocument()
  expect(within(panel).getByText(/Peraturan contoh \(CONTOH v1\)/)).toBeInTheDocument()
  expect(within(panel).getByText('Ibu Sari')).toBeInTheDocument()
  expect(address()).toContain('jelaskan=score')
})

test('what if: the engine reckons here while one types; the address holds it; nothing is sent', async () => {
  const { user, asked, address } = await renderAt('/nilai-kinerja?kartu=k1&bagian=andai', { answers })
  const then = () => screen.getByRole('region', { name: 'Andaikan' })
  expect(within(await screen.findByRole('region', { name: 'Andaikan' })).getByText('83,33')).toBeInTheDocument()
  const before = asked.length
  const box = screen.getByRole('textbox', { name: 'Berkas selesai' })
  await user.clear(box)
  await user.type(box, '110')
  expect(within(then()).getByText('103,33')).toBeInTheDocument() // (60 × 110 + 30 × 90) ÷ 90
  expect(within(then()).getByText('Tinggi')).toBeInTheDocument()
  expect(within(screen.getByRole('region', { name: 'Sekarang' })).getByText('83,33')).toBeInTheDocument()
  expect(screen.getByText('+20 poin. Hasilnya menjadi 103,33 · Tinggi.')).toBeInTheDocument()
  expect(decodeURIComponent(address())).toContain('andai=i.aaaaaa:110')
  await user.clear(box)
  await user.type(box, 'banyak')
  expect(screen.getByText('Isian ini bukan angka.')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Kembalikan ke keadaan sekarang' }))
  expect(within(then()).getByText('83,33')).toBeInTheDocument()
  expect(asked.length).toBe(before)
})

test('a superior sees what a rating makes while typing it; a refusal stands beside its field and loses nothing', async () => {
  let isRefusing = true
  const sent: unknown[] = []
  const { user } = await renderAt('/nilai-kinerja?kartu=k1&bagian=penilaian', {
    answers: {
      ...answers,
      Rate: (variables) => {
        sent.push(variables)
        if (isRefusing)
          throw new GraphQLError('BAD_INPUT', {
            extensions: { code: 'BAD_INPUT', problems: [{ code: 'IMMUTABLE', path: ['ratings', 0, 'value'] }] },
          })
        return { rate: { __typename: 'Scorecard', id: 'k1' } }
      },
    },
  })
  const box = await screen.findByRole('textbox', { name: 'Pelatihan' })
  await user.type(box, '300')
  expect(screen.getByText(/di luar batas/)).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Simpan penilaian' })).toBeDisabled()
  await user.clear(box)
  await user.type(box, '100,5')
  expect(screen.getByText('Nilainya menjadi 85,05 · Rendah.')).toBeInTheDocument() // 60 × 80 + 30 × 90 + 10 × 100,5 of 100
  await user.click(screen.getByRole('button', { name: 'Simpan penilaian' }))
  await waitFor(() => expect(box).toHaveAttribute('aria-invalid', 'true'))
  expect(box).toHaveValue('100,5')
  isRefusing = false
  await user.click(screen.getByRole('button', { name: 'Simpan penilaian' }))
  expect(await screen.findByText('Penilaian tersimpan.')).toBeInTheDocument()
  expect(sent.at(-1)).toEqual({ planId: 'k1', ratings: [{ kind: 'FIGURE', component: 'TRAINING', value: '100.5', note: '' }] })
})

test('a sealed one says how to check it; an employee lands on his own and is not asked to rate', async () => {
  const sealed = {
    ...card,
    sealedAt: '2026-12-31T00:00:00Z',
    final: { __typename: 'FinalScorecard', id: 'f', sha256: 'c'.repeat(64), sealedAt: '2026-12-31T00:00:00Z', sealedByName: 'Ibu Ketua' },
  }
  const viewer = {
    __typename: 'Viewer',
    username: 'budi',
    name: 'Budi',
    roles: ['EMPLOYEE'],
    permissions: ['scorecard.read', 'report.read'],
  }
  const { user } = await renderAt('/nilai-kinerja', {
    answers: {
      ...answers,
      Viewer: () => ({ viewer }),
      MyScorecards: () => ({ myScorecards: page([practice, row]) }),
      Scorecard: ({ id }) => ({ scorecard: id === 'k1' ? sealed : { ...card, ...practice } }),
    },
  })
  expect(await screen.findByRole('heading', { level: 1, name: 'Budi Santoso' })).toBeInTheDocument()
  expect(screen.queryByRole('tab', { name: 'Beri penilaian' })).not.toBeInTheDocument()
  await user.click(screen.getByRole('tab', { name: 'Segel' }))
  expect(screen.getByText('c'.repeat(64))).toBeInTheDocument()
  expect(screen.getByText('Ibu Ketua')).toBeInTheDocument()
})

test('a scorecard that is not yours to see is refused in a sentence', async () => {
  await renderAt('/nilai-kinerja?kartu=k9', {
    answers: {
      ...answers,
      Scorecard: () => {
        throw refuse('NOT_FOUND')
      },
    },
  })
  expect(await screen.findByRole('alert')).toHaveTextContent('NOT_FOUND')
})

test('what is supposed stands in the address and is read back; what names nothing is left out', () => {
  const supposition = { actuals: { '00000000-aaaaaa': '12.5' }, figures: { SELF: '90' }, words: { result: 'ABOVE' as const } }
  const text = writeSupposition(supposition)
  expect(text).toBe('i.aaaaaa:12.5~k.SELF:90~result:ABOVE')
  expect(readSupposition(text, ['00000000-aaaaaa'], ['SELF'])).toEqual(supposition)
  expect(readSupposition('i.zzzzzz:1~k.OTHER:2~result:__proto__~x', ['00000000-aaaaaa'], ['SELF'])).toEqual({
    actuals: {},
    figures: {},
    words: {},
  })
})
