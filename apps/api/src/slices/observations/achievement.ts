import { achieveTarget, exactly, notComputable, roundHalfUp, toText, type Achievement as Judged, type Exact, type Tally } from '@tolok/domain'
import { judgedAs, type Indicator } from '../indicators'
import type { TargetRevision } from '../targets'
import type { Achievement } from './achievement.object'
import type { Observation } from './observation.object'

/** What the domain says of these observations of one target, set against a figure of that target. */
export function achievementOf(indicator: Indicator, figure: TargetRevision | null, observations: readonly Observation[]): Achievement {
  const judging = judgedAs(indicator)
  if (!judging) return said(notComputable('MISSING_TARGET'), null)
  const aim = figure && { value: exactly(figure.value), valueHigh: orNull(figure.valueHigh) }
  const facts = observations.map(({ observedOn, value, numerator, denominator }) => ({
    observedOn,
    value: orNull(value),
    numerator: orNull(numerator),
    denominator: orNull(denominator),
  }))
  const { achievement, tally } = achieveTarget(judging, aim, facts)
  return said(achievement, tally)
}
const orNull = (text: string | null) => (text === null ? null : exactly(text))

const said = (judged: Judged, tally: Tally | null): Achievement => {
  const figures = { actual: sixDecimals(tally?.actual ?? null), target: sixDecimals(tally?.target ?? null) }
  if (judged.value === null) return { ...figures, value: null, raw: null, capped: false, floored: false, zeroTarget: false, reason: judged.reason }
  const { capped, floored, zeroTarget } = judged
  return { ...figures, value: toText(judged.value), raw: sixDecimals(judged.raw), capped, floored, zeroTarget, reason: null }
}

const sixDecimals = (exact: Exact | null): string | null => exact && toText(roundHalfUp(exact, 6))
