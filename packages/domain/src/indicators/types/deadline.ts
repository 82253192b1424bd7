import { boundedAchievement, notComputable } from '../../scoring/achievement'
import { line } from '../../scoring/lines'
import { compare, hundred, multiply, ratioOf, subtract, zero, type Exact } from '../../number'
import type { IndicatorType } from '../indicator'
import { judgingFields } from '../judging-fields'

/**
 * A day by which something must be done. On the day or before it is 100 %; each day late costs its part of `per` days, so that `per` days late
 * is 0 %: three days late of thirty is 90 %. This platform's own rule, a setting beside the number; no regulation was found for it.
 */
export const deadline: IndicatorType = {
  id: 'DEADLINE',
  label: { id: 'Tenggat', en: 'Deadline' },
  observes: 'VALUE',
  reads: 'DAY',
  fields: judgingFields({
    polarity: 'MINIMIZE',
    overTime: ['LAST', 'MAX'],
    overSubjects: ['NONE', 'AVERAGE'],
    per: ['30', '7', '14', '60', '90', '365'],
  }),
  achieve: (spec, { target, actual, gap }) => {
    if (gap) return notComputable(gap)
    if (target === null) return notComputable('MISSING_TARGET')
    if (actual === null) return notComputable('MISSING_ACTUAL')
    return boundedAchievement(spec, subtract(hundred, multiply(ratioOf(daysLate(target, actual), spec.per) ?? zero, hundred)))
  },
  judgement: ({ per }) =>
    line(({ figure, of }) =>
      of({
        id: `100% bila tepat waktu, berkurang rata sampai 0% setelah ${figure(per)} hari`,
        en: `100% when on time, falling evenly to 0% after ${figure(per)} days`,
      }),
    ),
  working: ({ per }, { target, actual }, { raw }) =>
    target && actual
      ? [
          line(
            ({ figure, of }) =>
              `${figure(daysLate(target, actual))} ${of({ id: 'hari terlambat', en: 'days late' })}: (1 − ${figure(daysLate(target, actual))} ÷ ${figure(per)}) × 100% = ${figure(raw)}%`,
          ),
        ]
      : [],
}

const daysLate = (due: Exact, done: Exact): Exact => (compare(done, due) > 0 ? subtract(done, due) : zero)
