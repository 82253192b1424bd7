import { useQuery } from '@apollo/client/react'
import { bandOf, exactly, readInputs, readScheme, recorded, score, toText, type ObservedFigure, type Scorecard } from '@tolok/domain'
import { useFormat } from '../../platform/format'
import { useLanguage, useText } from '../../platform/i18n'
import { ScoresTouchedDocument, type Target, type TouchedScore } from './documents'
import { revisionFor } from './judging'
import classes from './judged.module.css'

type Parts = { target: Target; fact: ObservedFigure; corrects?: ObservedFigure }

/** What the figure makes of the person's score once it is handed in, reckoned here by the engine itself. Nothing where there is no such score. */
export const ScorePreview = (parts: Parts) => {
  const text = useText()
  const format = useFormat()
  const { employee } = parts.target
  const { data } = useQuery(ScoresTouchedDocument, { variables: { employeeId: employee?.id ?? '' }, skip: !employee })
  const shown = (data?.scorecards.nodes ?? []).flatMap((card) => {
    const touched = scoresWith(card, parts)
    return touched ? [{ id: card.id, period: format.period(card.period), ...touched }] : []
  })
  if (shown.length === 0) return null
  return (
    <>
      {shown.map(({ id, period, before, after }) => (
        <p key={id} className={classes.label}>
          {text('observations.score-becomes', { period })} <Came card={before} /> → <strong>{<Came card={after} />}</strong>
        </p>
      ))}
    </>
  )
}

const Came = ({ card }: { card: Scorecard }) => {
  const format = useFormat()
  const language = useLanguage()
  const { score: figure, exact, scheme } = card
  const band = exact && scheme.scale ? bandOf(scheme.scale, exact) : null
  return <>{figure ? [format.number(toText(figure), 2), band?.label[language]].filter(Boolean).join(' · ') : '–'}</>
}

/** Null where the target is none of the card's, or the card yields no score. */
const scoresWith = (card: TouchedScore, { target, fact, corrects }: Parts): { before: Scorecard; after: Scorecard } | null => {
  const items = card.segments.flatMap(({ components }) => components.flatMap((component) => component.items))
  const item = items.find(({ aims }) => aims.some(({ targetId }) => targetId === target.id))
  const goal = revisionFor(target, target.periodTo)
  const { inputs, scheme } = card.scoringInputs as { inputs: unknown; scheme: unknown }
  const [read, rules] = [readInputs(inputs, []), readScheme(scheme)]
  if (!item || !goal || !read.ok || !rules.ok || rules.value.yields !== 'SCORE') return null
  const aim = { target: exactly(goal.value), targetHigh: goal.valueHigh === null ? null : exactly(goal.valueHigh) }
  const [before, after] = [
    read.value,
    recorded(read.value, { itemId: item.id, targetId: target.id, aim, fact, ...(corrects ? { corrects } : {}) }),
  ].map(({ plan, observations, ratings }) => score(plan, observations, ratings, rules.value))
  return before?.ok && after?.ok ? { before: before.value, after: after.value } : null
}
