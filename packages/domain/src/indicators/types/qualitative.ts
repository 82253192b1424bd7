import { boundedAchievement, notComputable } from '../../scoring/achievement'
import { line } from '../../scoring/lines'
import { add, hundred, multiply, subtract } from '../../number'
import type { IndicatorType } from '../indicator'
import { judgingFields } from '../judging-fields'

/**
 * A result told in words and placed on a rubric beside what was expected. As expected is 100 %; each level above or below adds or takes `per`
 * percent: expected 3, reached 4, per 20 is 120 %. This platform's own rule; PermenPANRB 6/2022 rates such results without any number.
 */
export const qualitative: IndicatorType = {
  id: 'QUALITATIVE',
  label: { id: 'Kualitatif', en: 'Qualitative' },
  observes: 'VALUE',
  reads: 'LEVEL',
  fields: judgingFields({
    polarity: 'MAXIMIZE',
    overTime: ['LAST', 'AVERAGE', 'MIN', 'MAX'],
    overSubjects: ['NONE', 'AVERAGE'],
    per: ['20', '10', '25', '50'],
  }),
  achieve: (spec, { target, actual, gap }) => {
    if (gap) return notComputable(gap)
    if (target === null) return notComputable('MISSING_TARGET')
    if (actual === null) return notComputable('MISSING_ACTUAL')
    return boundedAchievement(spec, add(hundred, multiply(subtract(actual, target), spec.per)))
  },
  judgement: ({ per }) =>
    line(({ figure, of }) =>
      of({
        id: `100% bila sesuai ekspektasi, ${figure(per)}% naik atau turun setiap tingkat`,
        en: `100% when as expected, ${figure(per)}% up or down for each level`,
      }),
    ),
  working: ({ per }, { target, actual }, { raw }) =>
    target && actual ? [line(({ figure }) => `100% + (${figure(actual)} − ${figure(target)}) × ${figure(per)}% = ${figure(raw)}%`)] : [],
}
