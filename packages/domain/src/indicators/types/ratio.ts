import { achieve } from '../../scoring/achievement'
import type { IndicatorType } from '../indicator'
import { judgingFields } from '../judging-fields'

/**
 * A part of a whole, observed as numerator and denominator: patients seen within an hour of all patients. Wholes and parts are pooled, so
 * a big clinic weighs more than a small one and no percentage is ever averaged.
 */
export const ratio: IndicatorType = {
  id: 'RATIO',
  label: { id: 'Rasio', en: 'Ratio' },
  observes: 'RATIO',
  fields: judgingFields({
    overTime: ['SUM', 'AVERAGE', 'LAST', 'MIN', 'MAX'],
    overSubjects: ['RATIO', 'NONE'],
    per: ['100', '1', '1000', '10000', '100000'],
  }),
  achieve,
}
