// The workload of the scoring bench: people with eight indicators under one municipality's own rules, all polarities, caps, a few absences.
import { exactly, indicatorTypeOf, noRatings, schemeOf, type IndicatorSpec, type Plan, type PlanItem, type Scheme, type Tallies, type Tally } from '../../../packages/domain/src/index'
import { indicatorSpec } from '../../../packages/domain/testing/index'
import { dice } from '../../../packages/domain/testing/vectors'

export const scheme = schemeOf('SAWAHLUNTO_2026') as Scheme
export const ratings = noRatings

const [hundredTwenty, hundredTen] = [exactly('120'), exactly('110')]
/** Shared by everybody who has such an indicator, as in a municipality. */
const specs: readonly IndicatorSpec[] = [
  indicatorSpec({ cap: hundredTwenty }),
  indicatorSpec({ polarity: 'MINIMIZE', cap: hundredTwenty }),
  indicatorSpec({ polarity: 'MINIMIZE', minimizeFormula: 'RATIO', cap: hundredTen }),
  indicatorSpec({ polarity: 'EXACT' }),
  indicatorSpec({ polarity: 'RANGE', cap: hundredTwenty }),
]
const days = { firstDay: '2026-01-01', lastDay: '2026-12-31' }
const places = ['WORK_PLAN', 'WORK_PLAN', 'WORK_PLAN', 'WORK_PLAN', 'COMPLAINTS', 'COMPLAINTS', 'SERVICE_QUALITY', 'SERVICE_QUALITY']
const weights = ['40', '30', '20', '10', '50', '50', '60', '40'].map(exactly)
const count = indicatorTypeOf('COUNT') as PlanItem['type']

/** Sixteen posts; everybody in one has the same plan. */
const plans: readonly Plan[] = Array.from({ length: 16 }, (_, post) => ({
  period: days,
  exemption: null,
  segments: [
    {
      ...days,
      id: '1',
      items: places.map((component, i): PlanItem => ({
        id: String(i),
        label: { id: `Indikator ${i}`, en: `Indicator ${i}` },
        component,
        weight: weights[i]!,
        type: count,
        spec: specs[(i * 3 + post) % specs.length]!,
      })),
    },
  ],
}))

export type Card = { readonly plan: Plan; readonly tallies: Tallies }

/** So many people, the same each time. Counts, money, and durations with a decimal; one figure in thirty is missing. */
export function peopleOf(total: number, seed: number): Card[] {
  const roll = dice(seed)
  const figure = (): string => [`${50 + roll(1000)}`, `${1 + roll(9)}${String(roll(1e9)).padStart(9, '0')}`, `${1 + roll(90)}.${1 + roll(9)}`][roll(4) % 3]!
  const tally = (): Tally => {
    const target = figure()
    const near = (Number(target) * (60 + roll(90))) / 100
    const actual = roll(30) === 0 ? null : exactly(near.toFixed(target.includes('.') ? 1 : 0))
    const high = exactly((Number(target) * 1.1).toFixed(1))
    return { target: exactly(target), targetHigh: high, actual, numerator: null, denominator: null, gap: actual === null ? 'MISSING_ACTUAL' : null }
  }
  return Array.from({ length: total }, (_, i) => ({ plan: plans[i % plans.length]!, tallies: new Map(places.map((_place, item) => [String(item), tally()])) }))
}
