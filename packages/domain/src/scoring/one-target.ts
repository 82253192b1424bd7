/** One target with its facts: what a screen previews and an answer about a single target says. Reports put many of these together. */
import type { IndicatorSpec, IndicatorType, Tally } from '../indicators/indicator'
import type { ObservedFigure } from '../indicators/observation'
import type { Decimal } from '../number'
import { notComputable, type Achievement } from './achievement'
import { consolidate, overTimeTally } from './consolidate'

/** A figure of a target: its value, and for a RANGE its high bound. */
export type Aim = { readonly value: Decimal; readonly valueHigh: Decimal | null }

/**
 * Facts of one target set against one figure of it, in percent: a COUNT aimed at 50 with 20 in March and 21 in April is 41 of 50, 82.00. Without
 * a figure, MISSING_TARGET; without facts, MISSING_ACTUAL. The tally is what was judged, null where there was nothing to judge against.
 */
export const achieveTarget = (
  { type, spec }: { readonly type: Pick<IndicatorType, 'achieve'>; readonly spec: IndicatorSpec },
  aim: Aim | null,
  facts: readonly ObservedFigure[],
): { readonly achievement: Achievement; readonly tally: Tally | null } => {
  if (!aim) return { achievement: notComputable('MISSING_TARGET'), tally: null }
  const paired = facts.map((fact) => ({ ...fact, targetId: '', target: aim.value, targetHigh: aim.valueHigh }))
  const overTime = overTimeTally(spec, paired)
  const tally = consolidate(spec, overTime ? [overTime] : [])
  return { achievement: type.achieve(spec, tally), tally }
}
