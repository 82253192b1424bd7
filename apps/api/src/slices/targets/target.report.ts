import type { SqlMeasure } from '../../platform/slice'

export const targetMeasures: readonly SqlMeasure[] = [
  {
    id: 'TARGET',
    label: { id: 'Target', en: 'Target' },
    description: { id: 'Target gabungan, dilaporkan atau belum, dalam satuan indikator.', en: 'The consolidated target, reported or not, in the indicators’ unit.' },
    unit: null,
    format: 'AMOUNT',
    polarity: null,
    rollUp: 'TARGET',
    fact: 'TARGET',
  },
  {
    id: 'INDICATOR_COUNT',
    label: { id: 'Jumlah indikator', en: 'Indicators' },
    description: { id: 'Banyaknya indikator yang memiliki target.', en: 'How many indicators have a target.' },
    unit: null,
    format: 'COUNT',
    polarity: null,
    rollUp: 'INDICATORS',
    fact: 'TARGET',
  },
]
