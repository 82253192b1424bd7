/** One scorecard, and a list of three, as the API carries them: for the tests of this view. */
import { schemeOf, schemeText, type Scheme } from '@tolok/domain'

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
export const row = {
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
export const card = {
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
  ratings: [],
  final: null as object | null,
  scoringInputs: { inputs, scheme: rules },
}
export const page = (nodes: object[]) => ({
  __typename: 'ScorecardPage',
  totalCount: nodes.length,
  pageInfo: { __typename: 'PageInfo', endCursor: null, hasNextPage: false },
  nodes,
})
const waiting = { ...row, id: 'k2', employeeName: 'Ani', score: null, bandCode: null, notAssessedReason: 'NOT_RATED' }
export const practice = { ...row, id: 'k3', employeeName: 'Cici', score: '70.00', practice: true }
export const answers: Record<string, (variables: Record<string, unknown>) => unknown> = {
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
