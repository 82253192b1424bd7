import { achieve } from '../../scoring/achievement'
import type { IndicatorType } from '../indicator'
import { judgingFields } from '../judging-fields'

/** Time taken, usually the shorter the better: days to answer a complaint. Durations are averaged, over time and over agencies. */
export const duration: IndicatorType = {
  id: 'DURATION',
  label: { id: 'Durasi', en: 'Duration' },
  observes: 'VALUE',
  fields: judgingFields({
    polarity: 'MINIMIZE',
    overTime: ['AVERAGE', 'LAST', 'SUM', 'MIN', 'MAX'],
    overSubjects: ['AVERAGE', 'SUM', 'NONE'],
  }),
  achieve,
}
