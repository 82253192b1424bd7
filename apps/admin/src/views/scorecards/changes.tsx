import {
  expectationWords,
  predicateWords,
  reportable,
  roundHalfUp,
  toText,
  whatWouldChange,
  type ItemChange,
  type ItemScore,
} from '@tolok/domain'
import { useFigure } from '../../platform/figure'
import { useFormat } from '../../platform/format'
import { useLanguage, useText } from '../../platform/i18n'
import type { Card } from './documents'
import { inputsOf, scoreOf } from './engine'
import classes from './scorecards.module.css'

/** The smallest single steps that lead to another band or predicate, as sentences. */
export const Changes = ({ card }: { card: Card }) => {
  const text = useText()
  const language = useLanguage()
  const inputs = inputsOf(card)
  const reckoned = inputs && scoreOf(inputs)
  if (!reckoned?.ok || reckoned.value.notAssessed) return null
  const { scheme, band, segments } = reckoned.value
  const changes = whatWouldChange(reckoned.value)
  const scores = new Map(
    segments.flatMap(({ components }) => components.flatMap(({ items }) => items.map((one) => [one.item.id, one] as const))),
  )
  const isHighest = band !== null && scheme.scale?.bands[0]?.code === band.code
  return (
    <section className={classes.changes}>
      <h2>{text('scorecard.changes')}</h2>
      {changes.length === 0 && <p>{text(isHighest ? 'scorecard.changes.highest' : 'scorecard.changes.none')}</p>}
      <ul>
        {changes.map((change, index) => (
          <li key={index}>
            {change.kind === 'RATING' ? (
              text('scorecard.change.rating', {
                result: expectationWords[change.result][language],
                behaviour: expectationWords[change.behaviour][language],
                to: predicateWords[change.to][language],
              })
            ) : (
              <Step change={change} card={card} score={scores.get(change.itemId)} />
            )}
          </li>
        ))}
      </ul>
      {changes.length > 0 && <p className="quiet">{text('scorecard.changes.each')}</p>}
    </section>
  )
}

const Step = ({ change, card, score }: { change: ItemChange; card: Card; score: ItemScore | undefined }) => {
  const text = useText()
  const format = useFormat()
  const language = useLanguage()
  const figure = useFigure()
  const item = card.segments.flatMap(({ components }) => components.flatMap(({ items }) => items)).find(({ id }) => id === change.itemId)
  if (!score || !item) return null
  const [name, to] = [score.item.label[language], change.to.label[language]]
  if (change.actual === null)
    return text('scorecard.change.achievement', { name, achievement: format.percent(toText(roundHalfUp(change.achievement, 2)), 2), to })
  const measured = item.indicator ?? { type: '', unit: item.unit, decimals: item.decimals }
  return text('scorecard.change.actual', {
    name,
    actual: figure(measured, { value: toText(reportable(change.actual, score.item.spec, measured.decimals)) }),
    now: figure(measured, { value: score.tally.actual && toText(roundHalfUp(score.tally.actual, measured.decimals)) }),
    to,
  })
}
