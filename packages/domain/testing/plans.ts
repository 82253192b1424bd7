/** Plans and their observations for tests, one indicator a line. */
import {
  exactly,
  indicatorTypeOf,
  noRatings,
  score,
  type IndicatorSpec,
  type Observations,
  type Plan,
  type PlanItem,
  type Ratings,
  type Scheme,
  type Scorecard,
} from '../src/index'
import { indicatorSpec, observed } from './index'

export type Line = {
  readonly id: string
  readonly component: string
  readonly weight: string
  readonly target?: string
  readonly actual?: string | null
  readonly spec?: Partial<IndicatorSpec>
}

const wholeYear = { firstDay: '2026-01-01', lastDay: '2026-12-31' }

/** An indicator that counts: planItem({ id: 'a', component: 'WORK', weight: '100' }). */
export const planItem = ({ id, component, weight, spec }: Line): PlanItem => ({
  id,
  component,
  weight: exactly(weight),
  label: { id, en: id },
  type: indicatorTypeOf('COUNT')!,
  spec: indicatorSpec(spec),
})

/** A plan of one segment over 2026. */
export const planOf = (...lines: readonly Line[]): Plan => ({
  period: wholeYear,
  exemption: null,
  segments: [{ ...wholeYear, id: '1', items: lines.map(planItem) }],
})

/** What was observed of each line that has an actual, on the last day. */
export const observationsOf = (...lines: readonly Line[]): Observations =>
  new Map(
    lines
      .filter(({ actual }) => actual !== null)
      .map(({ id, target, actual }) => [id, [observed('2026-12-31', actual ?? '0', { targetId: id, target: target ?? '100' })]]),
  )

/** Figures by component: ratedFigures({ BEHAVIOUR: '80' }). */
export const ratedFigures = (figures: Readonly<Record<string, string>>): Ratings => ({
  ...noRatings,
  figures: Object.entries(figures).map(([component, value]) => ({ component, value: exactly(value) })),
})

/** The scorecard of these lines, or an error that names the refusals. */
export const scored = (scheme: Scheme, lines: readonly Line[], ratings: Ratings = noRatings, plan: Plan = planOf(...lines)): Scorecard => {
  const answer = score(plan, observationsOf(...lines), ratings, scheme)
  if (!answer.ok) throw new Error(answer.problems.map(({ code, path }) => `${code} ${path.join('.')}`).join(', '))
  return answer.value
}
