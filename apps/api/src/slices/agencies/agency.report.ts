import { codeInMunicipality, filterOps } from '@tolok/domain'
import type { SqlDimension } from '../../platform/slice'
import { sql } from '../../platform/statement'

const { EQ, IN, NOT_IN, CONTAINS, DESCENDANT_OF } = filterOps

export const agencyDimensions: readonly SqlDimension[] = [
  {
    id: 'AGENCY',
    label: { id: 'Perangkat daerah', en: 'Agency' },
    description: {
      id: 'Unit pemilik angka; dengan tingkat, unit di atasnya pada tingkat itu.',
      en: 'The agency the figure counts for; with a level, the one above it at that level.',
    },
    kind: 'TREE',
    facts: ['OBSERVATION', 'TARGET', 'SLOT', 'VERIFICATION', 'SCORECARD', 'PUBLISHED'],
    operators: [EQ, IN, NOT_IN, CONTAINS, DESCENDANT_OF],
    code: codeInMunicipality,
    sql: sql`f.agency_id`,
    attributes: [{ id: 'KIND', label: { id: 'Bentuk', en: 'Kind' } }],
    register: sql`
      SELECT a.municipality_id, a.id::text AS key, a.municipality_id || ':' || a.code AS member, a.name, jsonb_build_object('KIND', a.kind) AS attributes,
        (SELECT max(own.level)::int FROM agency_ancestry own WHERE own.municipality_id = a.municipality_id AND own.agency_id = a.id AND own.ancestor_id = a.id) AS level
      FROM agency a`,
  },
]
