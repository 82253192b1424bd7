/** What if: the inputs of a scorecard with other figures in the place of those observed. Nothing is stored; `score` reckons the rest. */
import { zero, type Decimal, type Exact } from '../number'
import { consolidate, overTimeTally, type PairedObservation } from './consolidate'
import type { ScoredInputs } from './inputs'
import type { Observations, PlanItem, ScoredObservation } from './plan'
import { planTallies, type Tallies } from './score'

/** A figure that is to be reached within the period. */
export type SupposedAim = { readonly target: Exact; readonly targetHigh: Exact | null }

/**
 * The inputs with a supposed actual for some items, in the item's own unit, against the target that counts now. Monthly permits 10, 20, 30
 * against 25 a month (60 of 75, 80.00 percent), supposed 75: 75 of 75, 100.00. What was observed of these items gives way to one figure; an
 * item of which nothing was observed is measured against `aims`, put together over time as the indicator says, and stays without a figure
 * where there are none. Composites follow the items they name and cannot be supposed themselves. Refuses nothing.
 */
export const suppose = (
  inputs: ScoredInputs,
  actuals: ReadonlyMap<string, Decimal>,
  aims: ReadonlyMap<string, readonly SupposedAim[]> = new Map(),
): ScoredInputs => {
  const { plan } = inputs
  const tallies = planTallies(plan, inputs.observations)
  const observations: Observations = new Map([
    ...inputs.observations,
    ...plan.segments.flatMap(({ items, lastDay }) =>
      items.flatMap((item): [string, readonly ScoredObservation[]][] => {
        const actual = actuals.get(item.id)
        const aim = actual && !item.composite ? aimOf(item, tallies, aims.get(item.id) ?? []) : null
        return actual && aim ? [[item.id, [{ ...nobody, ...aim, observedOn: lastDay, value: actual }]]] : []
      }),
    ),
  ])
  return { ...inputs, observations }
}

const nobody = { targetId: 'supposed', numerator: null, denominator: null }

/** What an actual is measured against: the target of what was observed, else the targets of the period put together over time. */
const aimOf = ({ id, spec }: PlanItem, tallies: Tallies, aims: readonly SupposedAim[]): SupposedAim | null => {
  const observed = tallies.get(id)
  const { target, targetHigh } = observed?.target ? observed : targetOver(spec, aims)
  return target && { target, targetHigh }
}

const targetOver = (spec: PlanItem['spec'], aims: readonly SupposedAim[]) => {
  const pairs = aims.map((aim, i): PairedObservation => ({ ...nobody, ...aim, targetId: String(i), observedOn: '2000-01-01', value: zero }))
  const tally = overTimeTally(spec, pairs)
  return consolidate(spec, tally ? [tally] : [])
}
