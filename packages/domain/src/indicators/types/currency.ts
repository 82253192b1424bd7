import { achieve } from '../../scoring/achievement'
import type { IndicatorType } from '../indicator'
import { judgingFields } from '../judging-fields'

/** An amount in rupiah: local revenue, budget spent. Reckoned to the last rupiah. */
export const currency: IndicatorType = {
  id: 'CURRENCY',
  label: { id: 'Rupiah', en: 'Rupiah' },
  observes: 'VALUE',
  fields: judgingFields({ overTime: ['SUM', 'LAST', 'AVERAGE', 'MIN', 'MAX'], overSubjects: ['SUM', 'AVERAGE', 'NONE'] }),
  achieve,
}
