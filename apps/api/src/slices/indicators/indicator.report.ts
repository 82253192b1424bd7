import { codeInMunicipality, filterOps, indicatorTypes } from '@tolok/domain'
import type { SqlDimension } from '../../platform/slice'
import { sql } from '../../platform/statement'

const { EQ, IN, NOT_IN, CONTAINS } = filterOps

export const indicatorDimensions: readonly SqlDimension[] = [
  {
    id: 'INDICATOR',
    label: { id: 'Indikator', en: 'Indicator' },
    description: { id: 'Apa yang diukur.', en: 'What is measured.' },
    kind: 'CODE',
    facts: ['OBSERVATION', 'TARGET', 'SLOT', 'VERIFICATION'],
    operators: [EQ, IN, NOT_IN, CONTAINS],
    code: codeInMunicipality,
    sql: sql`f.indicator_id`,
    attributes: [
      { id: 'UNIT', label: { id: 'Satuan', en: 'Unit' } },
      { id: 'TYPE', label: { id: 'Jenis', en: 'Type' } },
      { id: 'CADENCE', label: { id: 'Frekuensi laporan', en: 'Cadence' } },
    ],
    ofTarget: true,
    register: sql`SELECT n.municipality_id, n.id::text AS key, n.municipality_id || ':' || n.code AS member, n.name, NULL::int AS level,
      jsonb_build_object('UNIT', n.unit, 'TYPE', n.type, 'CADENCE', n.cadence) AS attributes FROM indicator n`,
  },
  {
    id: 'INDICATOR_TYPE',
    label: { id: 'Jenis indikator', en: 'Indicator type' },
    description: { id: 'Cara indikator dihitung.', en: 'The kind of figure an indicator is.' },
    kind: 'CHOICE',
    facts: ['OBSERVATION', 'TARGET', 'SLOT', 'VERIFICATION'],
    operators: [EQ, IN, NOT_IN],
    choices: indicatorTypes.map(({ id, label }) => ({ id, label })),
    sql: sql`i.type::text`,
    ofTarget: true,
  },
  {
    id: 'POLARITY',
    label: { id: 'Polaritas', en: 'Polarity' },
    description: { id: 'Arah yang lebih baik.', en: 'Which way is better.' },
    kind: 'CHOICE',
    facts: ['OBSERVATION', 'TARGET', 'SLOT', 'VERIFICATION'],
    operators: [EQ, IN, NOT_IN],
    choices: [
      { id: 'MAXIMIZE', label: { id: 'Makin besar makin baik', en: 'More is better' } },
      { id: 'MINIMIZE', label: { id: 'Makin kecil makin baik', en: 'Less is better' } },
      { id: 'RANGE', label: { id: 'Dalam rentang', en: 'Within a range' } },
      { id: 'EXACT', label: { id: 'Makin dekat makin baik', en: 'The nearer the better' } },
    ],
    sql: sql`i.polarity::text`,
    ofTarget: true,
  },
  {
    id: 'CADENCE',
    label: { id: 'Frekuensi laporan', en: 'Cadence' },
    description: { id: 'Seberapa sering indikator dilaporkan.', en: 'How often an indicator is reported.' },
    kind: 'CHOICE',
    facts: ['OBSERVATION', 'TARGET', 'SLOT', 'VERIFICATION'],
    operators: [EQ, IN, NOT_IN],
    choices: [
      { id: 'MONTH', label: { id: 'Bulanan', en: 'Monthly' } },
      { id: 'QUARTER', label: { id: 'Triwulanan', en: 'Quarterly' } },
      { id: 'SEMESTER', label: { id: 'Semesteran', en: 'Half-yearly' } },
      { id: 'YEAR', label: { id: 'Tahunan', en: 'Yearly' } },
    ],
    sql: sql`i.cadence::text`,
    ofTarget: true,
  },
]
