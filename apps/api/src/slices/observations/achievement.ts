import { consolidate, exactly, notComputable, overTimeTally, roundHalfUp, toText, type Achievement as Judged, type Exact, type PairedObservation, type Tally } from '@tolok/domain'
import { judgedAs, type Indicator } from '../indicators'
import type { TargetRevision } from '../targets'
import type { Achievement } from './achievement.object'
import type { Observation } from './observation.object'

/** What the domain says of these observations of one target, set against a figure of that target. */
export function achievementOf(indicator: Indicator, figure: TargetRevision | null, observations: readonly Observation[]): Achievement {
  const judging = judgedAs(indicator)
  if (!judging || !figure) return said(notComputable('MISSING_TARGET'), null)
  const overTime = overTimeTally(judging.spec, observations.map((one) => pair(one, figure)))
  const tally = consolidate(judging.spec, overTime ? [overTime] : [])
  return said(judging.type.achieve(judging.spec, tally), tally)
}

const pair = (one: Observation, figure: TargetRevision): PairedObservation => ({
  targetId: one.targetId,
  target: exactly(figure.value),
  targetHigh: orNull(figure.valueHigh),
  observedOn: one.observedOn,
  value: orNull(one.value),
  numerator: orNull(one.numerator),
  denominator: orNull(one.denominator),
})
const orNull = (text: string | null) => (text === null ? null : exactly(text))

const said = (judged: Judged, tally: Tally | null): Achievement => {
  const figures = { actual: sixDecimals(tally?.actual ?? null), target: sixDecimals(tally?.target ?? null) }
  if (judged.value === null) return { ...figures, value: null, raw: null, capped: false, floored: false, zeroTarget: false, reason: judged.reason }
  const { capped, floored, zeroTarget } = judged
  return { ...figures, value: toText(judged.value), raw: sixDecimals(judged.raw), capped, floored, zeroTarget, reason: null }
}

const sixDecimals = (exact: Exact | null): string | null => exact && toText(roundHalfUp(exact, 6))
