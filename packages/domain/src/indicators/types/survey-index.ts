import { achieve } from '../../scoring/achievement'
import type { IndicatorType } from '../indicator'
import { judgingFields } from '../judging-fields'

/**
 * The citizen survey index (IKM, 25 to 100, see calculators/skm.ts) against the index aimed at: 82.5 of 88.31 is 93.42 %. The latest survey
 * counts; indices of several services are not put together unless the indicator says so, since their respondents differ in number.
 */
export const surveyIndex: IndicatorType = {
  id: 'SURVEY_INDEX',
  label: { id: 'Indeks survei (SKM)', en: 'Survey index (SKM)' },
  observes: 'VALUE',
  fields: judgingFields({ polarity: 'MAXIMIZE', overTime: ['LAST', 'AVERAGE', 'MIN', 'MAX'], overSubjects: ['NONE', 'AVERAGE'] }),
  achieve,
}
