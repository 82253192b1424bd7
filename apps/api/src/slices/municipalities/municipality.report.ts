import { filterOps } from '@tolok/domain'
import type { SqlDimension } from '../../platform/slice'
import { sql } from '../../platform/statement'

const { EQ, IN, NOT_IN, CONTAINS } = filterOps

export const municipalityDimensions: readonly SqlDimension[] = [
  {
    id: 'MUNICIPALITY',
    label: { id: 'Pemerintah daerah', en: 'Municipality' },
    description: { id: 'Kabupaten atau kota pemilik angka.', en: 'The regency or city the figure belongs to.' },
    kind: 'CODE',
    facts: ['OBSERVATION', 'TARGET', 'SLOT', 'VERIFICATION', 'SCORECARD', 'PUBLISHED'],
    operators: [EQ, IN, NOT_IN, CONTAINS],
    code: /^\d{1,6}$/,
    sql: sql`f.municipality_id`,
    ofTarget: true,
    attributes: [
      { id: 'PROVINCE', label: { id: 'Provinsi', en: 'Province' } },
      { id: 'KIND', label: { id: 'Bentuk', en: 'Kind' } },
    ],
    register: sql`SELECT m.id AS municipality_id, m.id::text AS key, m.id::text AS member, m.name, NULL::int AS level,
      jsonb_build_object('PROVINCE', m.province, 'KIND', m.kind) AS attributes FROM municipality m`,
  },
]
