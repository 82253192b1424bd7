import { achieve } from '../../scoring/achievement'
import type { IndicatorType } from '../indicator'
import { judgingFields } from '../judging-fields'

/** Things counted: permits issued, schools inspected. Months add up to a year, agencies to a municipality. */
export const count: IndicatorType = {
  id: 'COUNT',
  label: { id: 'Jumlah', en: 'Count' },
  observes: 'VALUE',
  fields: judgingFields({ overTime: ['SUM', 'LAST', 'AVERAGE', 'MIN', 'MAX'], overSubjects: ['SUM', 'AVERAGE', 'NONE'] }),
  achieve,
}
