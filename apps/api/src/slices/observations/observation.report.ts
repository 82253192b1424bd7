import { codeInMunicipality, filterOps } from '@tolok/domain'
import type { SqlDimension, SqlMeasure } from '../../platform/slice'
import { sql } from '../../platform/statement'

const { EQ, IN, NOT_IN, CONTAINS, GTE, LTE, BETWEEN, IS_NULL } = filterOps

export const observationDimensions: readonly SqlDimension[] = [
  {
    id: 'SOURCE',
    label: { id: 'Sumber', en: 'Source' },
    description: { id: 'Asal angka: sumber laporan, atau sumber target bila belum ada laporan.', en: 'Where the figure comes from: the report, or the target where targets are counted.' },
    kind: 'CODE',
    facts: ['OBSERVATION', 'TARGET', 'SLOT'],
    operators: [EQ, IN, NOT_IN, CONTAINS],
    code: codeInMunicipality,
    sql: sql`f.source_id`,
    register: sql`SELECT s.municipality_id, s.id::text AS key, s.municipality_id || ':' || s.code AS member, s.name, NULL::int AS level FROM source s`,
  },
  {
    id: 'STATE',
    label: { id: 'Status', en: 'State' },
    description: { id: 'Sejauh mana laporan telah diperiksa; tanpa status bila belum ada laporan.', en: 'How far a report has come; none where nothing was reported.' },
    kind: 'RANK',
    facts: ['OBSERVATION', 'SLOT'],
    operators: [EQ, IN, NOT_IN, GTE, LTE, BETWEEN, IS_NULL],
    choices: [
      { id: 'DRAFT', label: { id: 'Draf', en: 'Draft' } },
      { id: 'RETURNED', label: { id: 'Dikembalikan', en: 'Returned' } },
      { id: 'SUBMITTED', label: { id: 'Diajukan', en: 'Submitted' } },
      { id: 'VERIFIED', label: { id: 'Terverifikasi', en: 'Verified' } },
      { id: 'FINAL', label: { id: 'Final', en: 'Final' } },
    ],
    sql: sql`f.state::text`,
  },
]

export const observationMeasures: readonly SqlMeasure[] = [
  {
    id: 'ACHIEVEMENT',
    label: { id: 'Capaian', en: 'Achievement' },
    description: {
      id: 'Persen: rata-rata tertimbang capaian indikator, masing-masing dinilai dari realisasi dan target gabungannya.',
      en: 'Percent: the weighted mean of the indicators, each judged by its consolidated actual and target.',
    },
    unit: '%',
    format: 'PERCENT',
    polarity: 'MAXIMIZE',
    rollUp: 'ACHIEVEMENT',
    fact: 'OBSERVATION',
  },
  {
    id: 'SHARE_ON_TARGET',
    label: { id: 'Porsi mencapai target', en: 'Share on target' },
    description: { id: 'Persen: indikator dengan capaian 100 atau lebih dari semua yang dapat dinilai.', en: 'Percent: indicators at 100 or more of all that could be judged.' },
    unit: '%',
    format: 'PERCENT',
    polarity: 'MAXIMIZE',
    rollUp: 'SHARE_ON_TARGET',
    fact: 'OBSERVATION',
  },
  {
    id: 'ACTUAL',
    label: { id: 'Realisasi', en: 'Actual' },
    description: { id: 'Realisasi gabungan, dalam satuan indikator.', en: 'The consolidated actual, in the indicators’ unit.' },
    unit: null,
    format: 'AMOUNT',
    polarity: null,
    rollUp: 'ACTUAL',
    fact: 'OBSERVATION',
  },
  {
    id: 'EXPECTED',
    label: { id: 'Laporan wajib', en: 'Expected reports' },
    description: { id: 'Laporan yang sudah jatuh tempo dari semua yang dinilai.', en: 'Reports that have come due, from all who are assessed.' },
    unit: null,
    format: 'COUNT',
    polarity: null,
    rollUp: 'COUNT',
    fact: 'SLOT',
    tally: sql`count(*)`,
  },
  {
    id: 'REPORTED',
    label: { id: 'Laporan masuk', en: 'Reported' },
    description: { id: 'Laporan wajib yang pernah diajukan, apa pun statusnya kini.', en: 'Expected reports that were ever submitted, whatever became of them.' },
    unit: null,
    format: 'COUNT',
    polarity: 'MAXIMIZE',
    rollUp: 'COUNT',
    fact: 'SLOT',
    tally: sql`count(f.submitted_at)`,
  },
  {
    id: 'LATE',
    label: { id: 'Laporan terlambat', en: 'Late reports' },
    description: { id: 'Laporan yang pertama diajukan pada atau setelah tenggat, menurut jam setempat.', en: 'Reports first submitted at or after the deadline, by the local clock.' },
    unit: null,
    format: 'COUNT',
    polarity: 'MINIMIZE',
    rollUp: 'COUNT',
    fact: 'SLOT',
    tally: sql`count(*) FILTER (WHERE f.submitted_at >= f.deadline)`,
  },
]
