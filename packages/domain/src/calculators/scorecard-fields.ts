/** A scorecard as a case's answer prints it. */
import { hundred, multiply, roundHalfUp, toText, type Exact } from '../number'
import type { ItemScore, Scorecard } from '../scoring/score'

/** What a scorecard says in a case's answer; decimals as text. */
export const scorecardFields = (scorecard: Scorecard): Readonly<Record<string, unknown>> => {
  const { scheme, engine, notAssessed, exemption, segments, predicate, band } = scorecard
  const figure = (x: Exact | null): string | null => x && toText(roundHalfUp(x, 2))
  return {
    score: scorecard.score && toText(scorecard.score),
    predicate,
    band: band?.code ?? null,
    ...(scorecard.evidence && { evidence: figure(scorecard.evidence) }),
    ...(notAssessed && { notAssessed }),
    ...(exemption && { exemption }),
    components: segments.flatMap(({ components }) =>
      components.map(({ component, figure: exact, share, added }) => ({
        code: component.code,
        value: figure(exact),
        share: figure(multiply(share, hundred)),
        ...(added.length > 0 && { added: added.map(({ addition, points }) => ({ code: addition.code, points: figure(points) })) }),
      })),
    ),
    items: segments.flatMap(({ segment, components }) => {
      const scored = new Map(components.flatMap(({ items }) => items.map((item) => [item.item.id, item] as const)))
      return segment.items.flatMap(({ id }) => itemFields(scored.get(id)))
    }),
    scheme: `${scheme.id} v${scheme.version}`,
    engine,
  }
}

const itemFields = (score: ItemScore | undefined): Readonly<Record<string, unknown>>[] => {
  if (!score) return []
  const { item, achievement, figure } = score
  const value = figure && toText(roundHalfUp(figure, 2))
  if (achievement.value === null) return [{ id: item.id, value, reason: achievement.reason }]
  const capped = achievement.capped || score.cappedByScheme
  return [{ id: item.id, value, raw: toText(roundHalfUp(achievement.raw, 10)), capped }]
}
