import { achieve } from '../../scoring/achievement'
import type { IndicatorType } from '../indicator'
import { judgingFields } from '../judging-fields'

/** A level on a rubric from 1 upwards, against the level aimed at: 3 of 4 is 75 %. Several ratings are averaged. */
export const rating: IndicatorType = {
  id: 'RATING',
  label: { id: 'Peringkat rubrik', en: 'Rubric rating' },
  observes: 'VALUE',
  reads: 'LEVEL',
  fields: judgingFields({ polarity: 'MAXIMIZE', overTime: ['AVERAGE', 'LAST', 'MIN', 'MAX'], overSubjects: ['AVERAGE', 'NONE'] }),
  achieve,
}
