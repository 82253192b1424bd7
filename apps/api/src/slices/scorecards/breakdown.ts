/** A scorecard of the domain as it is carried: figures as text, the trace as a list. */
import {
  achievementGapWords,
  explain,
  predicateWords,
  roundHalfUp,
  toText,
  whatWouldChange,
  type Change,
  type ComponentScore,
  type Exact,
  type ItemScore,
  type Scorecard as Scored,
  type TraceNode as Node,
} from '@tolok/domain'
import type { ScorecardChange, ScorecardComponent, ScorecardItem, ScorecardSegment, TraceNode } from './breakdown.object'
import type { ScoringInputs } from './scoring-inputs'

/** Exact figures may have no end: six decimals, without zeros at the end. */
const sixDecimals = (figure: Exact): string =>
  toText(roundHalfUp(figure, 6)).replace(/\.?0+$/, (zeros, at: number, text: string) => (text.includes('.') ? '' : zeros))
const orNull = (figure: Exact | null): string | null => figure && sixDecimals(figure)

export const segmentsOf = (scored: Scored, inputs: ScoringInputs): ScorecardSegment[] =>
  scored.segments.map(({ segment, days, figure, share, components }) => {
    const post = inputs.posts.get(segment.id)
    return {
      id: segment.id,
      firstDay: segment.firstDay,
      lastDay: segment.lastDay,
      days,
      title: post?.title ?? '',
      share: sixDecimals(share),
      figure: orNull(figure),
      components: components.map((component) => componentOf(component, inputs)),
      municipalityId: inputs.municipalityId,
      agencyId: post?.agencyId ?? null,
    }
  })

const componentOf = ({ component, figure, share, rated, items }: ComponentScore, inputs: ScoringInputs): ScorecardComponent => ({
  code: component.code,
  label: component.label,
  weight: toText(component.weight),
  share: sixDecimals(share),
  figure: orNull(figure),
  rated: rated !== null,
  items: items.map((item) => itemOf(item, inputs)),
})

function itemOf({ item, tally, achievement, figure, share, observations, cappedByScheme }: ItemScore, inputs: ScoringInputs): ScorecardItem {
  const known = inputs.items.get(item.id)
  const judged = achievement.value === null ? null : achievement
  const reason = achievement.value === null ? achievement.reason : null
  return {
    id: item.id,
    label: item.label,
    component: item.component,
    weight: toText(item.weight),
    share: sixDecimals(share),
    figure: orNull(figure),
    actual: orNull(tally.actual),
    target: orNull(tally.target),
    targetHigh: orNull(tally.targetHigh),
    numerator: orNull(tally.numerator),
    denominator: orNull(tally.denominator),
    raw: orNull(judged?.raw ?? null),
    achievement: judged && toText(judged.value),
    capped: cappedByScheme || (judged?.capped ?? false),
    missing: reason,
    missingWords: reason && achievementGapWords[reason],
    observations: observations.length,
    unit: known?.indicator.unit ?? '',
    decimals: known?.indicator.decimals ?? 2,
    aims: (known?.aims ?? []).map(([targetId, period, periodFrom, periodTo, value, valueHigh]) => ({
      targetId,
      period,
      periodFrom,
      periodTo,
      value,
      valueHigh,
    })),
    attainableMaximum: item.attainableMaximum ?? false,
    baseline: item.baseline ? toText(item.baseline) : null,
    municipalityId: inputs.municipalityId,
    indicatorId: known?.indicator.id ?? '',
  }
}

/** The trace from the top down, each step after the one above it. */
export function traceOf(scored: Scored, municipalityId: number): TraceNode[] {
  const steps: TraceNode[] = []
  const walk = ({ children, inputs, figure, share, weight, lines, ...node }: Node, parentKey: string | null, depth: number): void => {
    steps.push({
      ...node,
      parentKey,
      depth,
      figure: orNull(figure),
      share: sixDecimals(share),
      weight: weight && toText(weight),
      lines: [...lines],
      inputs: inputs.map((input) => ({ ...input, municipalityId })),
    })
    for (const child of children) walk(child, node.key, depth + 1)
  }
  walk(explain(scored), null, 0)
  return steps
}

export function changesOf(scored: Scored): ScorecardChange[] {
  const labels = new Map(scored.plan.segments.flatMap(({ items }) => items.map(({ id, label }) => [id, label] as const)))
  return whatWouldChange(scored).map((change) => changeOf(change, labels))
}

const noChange = { itemId: null, label: null, achievement: null, actual: null, result: null, behaviour: null, steps: null, toBand: null, toPredicate: null }
const changeOf = (change: Change, labels: ReadonlyMap<string, { id: string; en: string }>): ScorecardChange =>
  change.kind === 'ITEM'
    ? {
        ...noChange,
        kind: 'ITEM',
        itemId: change.itemId,
        label: labels.get(change.itemId) ?? null,
        achievement: sixDecimals(change.achievement),
        actual: orNull(change.actual),
        to: change.to.label,
        toBand: change.to.code,
      }
    : {
        ...noChange,
        kind: 'RATING',
        result: change.result,
        behaviour: change.behaviour,
        steps: change.steps,
        to: predicateWords[change.to],
        toPredicate: change.to,
      }
