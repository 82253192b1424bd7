import { filterOps } from '@tolok/domain'
import type { SqlDimension } from '../../platform/slice'
import { sql } from '../../platform/statement'

const { EQ, IN, NOT_IN, GTE, LTE, BETWEEN } = filterOps

export const periodDimensions: readonly SqlDimension[] = [
  {
    id: 'PERIOD',
    label: { id: 'Periode', en: 'Period' },
    description: { id: 'Waktu yang dilaporkan angka, menurut hari sampai tahun.', en: 'The time the figure is about, by day up to year.' },
    kind: 'TIME',
    facts: ['OBSERVATION', 'TARGET', 'SLOT', 'VERIFICATION', 'SCORECARD', 'PUBLISHED'],
    operators: [EQ, IN, NOT_IN, GTE, LTE, BETWEEN],
    sql: sql`f.day`,
  },
]
