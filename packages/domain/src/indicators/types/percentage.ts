import { achieve } from '../../scoring/achievement'
import type { IndicatorType } from '../indicator'
import { judgingFields } from '../judging-fields'

/**
 * A percentage of which only the result is known, such as a published one. Where numerator and denominator are known, take a ratio: it
 * weighs rightly. So by default the latest figure counts and subjects are not put together.
 */
export const percentage: IndicatorType = {
  id: 'PERCENTAGE',
  label: { id: 'Persentase', en: 'Percentage' },
  observes: 'VALUE',
  fields: judgingFields({ overTime: ['LAST', 'AVERAGE', 'MIN', 'MAX'], overSubjects: ['NONE', 'AVERAGE'] }),
  achieve,
}
