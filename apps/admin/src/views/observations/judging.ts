import {
  achievementLines,
  achieveTarget,
  exactly,
  indicatorTypeOf,
  parseObservation,
  revisionOn,
  type Day,
  type ObservationInput,
  type ObservedFigure,
} from '@tolok/domain'
import type { Target } from './documents'

/** What the domain knows of a target's indicator; null for a type that is not installed. */
export const judgingOf = ({ indicator }: Pick<Target, 'indicator'>) => {
  const { polarity, minimizeFormula, rangeCondition, overTime, overSubjects, cap, floor, per } = indicator
  const type = indicatorTypeOf(indicator.type)
  const spec = type?.fields.parse({
    polarity,
    minimizeFormula,
    rangeCondition,
    overTime,
    overSubjects,
    cap,
    floor,
    ...(per === null ? {} : { per }),
  })
  return type && spec?.ok ? { type, spec: spec.value } : null
}

/** The figure of the target that is in force on a day, as it came. */
export const revisionFor = (target: Pick<Target, 'revisions'>, day: Day) => revisionOn(target.revisions, day)

/** A fact alone against the figure in force on its day, as the API judges it, with the formula's values put in. */
export const judge = (target: Target, fact: ObservedFigure) => {
  const judging = judgingOf(target)
  if (!judging) return null
  const { type, spec } = judging
  const revision = revisionFor(target, fact.observedOn)
  const aim = revision && { value: exactly(revision.value), valueHigh: orNull(revision.valueHigh) }
  const { achievement, tally } = achieveTarget(judging, aim, [fact])
  const working = tally && achievement.value !== null ? type.working?.(spec, tally, achievement) : undefined
  return { achievement, lines: tally ? achievementLines(spec, tally, achievement, working) : [] }
}

/** What is typed, read and judged by the engine itself while it is typed. */
export const preview = (target: Target, input: ObservationInput, today: Day) => {
  const judging = judgingOf(target)
  if (!judging) return null
  const period = { firstDay: target.periodFrom, lastDay: target.periodTo }
  const fact = parseObservation(input, { type: judging.type, period, today })
  return fact.ok ? { problems: [], fact: fact.value, ...judge(target, fact.value)! } : { problems: fact.problems, fact: null }
}

/** A kept fact as the domain reads it. */
export const factOf = (kept: {
  observedOn: Day
  value: string | null
  numerator: string | null
  denominator: string | null
}): ObservedFigure => ({
  observedOn: kept.observedOn,
  value: orNull(kept.value),
  numerator: orNull(kept.numerator),
  denominator: orNull(kept.denominator),
})

const orNull = (text: string | null) => (text === null ? null : exactly(text))
