import { expectationWords, readScheme } from '@tolok/domain'
import { useFigure } from '../../platform/figure'
import { useFormat } from '../../platform/format'
import { useLanguage, useText } from '../../platform/i18n'
import type { Card, Item } from './documents'
import classes from './scorecards.module.css'

/** The smallest single steps that lead to another band or predicate, as sentences. */
export const Changes = ({ card }: { card: Card }) => {
  const text = useText()
  const format = useFormat()
  const language = useLanguage()
  const figure = useFigure()
  const items = new Map(
    card.segments.flatMap(({ components }) => components.flatMap((one) => one.items.map((item) => [item.id, item] as const))),
  )
  const measured = (item: Item | undefined) => item?.indicator ?? { type: '', unit: item?.unit ?? '', decimals: item?.decimals ?? 2 }
  if (card.notAssessed) return null
  return (
    <section className={classes.changes}>
      <h2>{text('scorecard.changes')}</h2>
      {card.changes.length === 0 ? (
        <p>{text(isHighest(card) ? 'scorecard.changes.highest' : 'scorecard.changes.none')}</p>
      ) : (
        <ul>
          {card.changes.map((change, index) => (
            <li key={index}>
              {change.kind === 'RATING'
                ? text('scorecard.change.rating', {
                    result: expectationWords[change.result!][language],
                    behaviour: expectationWords[change.behaviour!][language],
                    to: change.to[language],
                  })
                : change.actual
                  ? text('scorecard.change.actual', {
                      name: change.label?.[language],
                      actual: figure(measured(items.get(change.itemId!)), { value: change.actual }),
                      now: figure(measured(items.get(change.itemId!)), { value: items.get(change.itemId!)?.actual ?? null }),
                      to: change.to[language],
                    })
                  : text('scorecard.change.achievement', {
                      name: change.label?.[language],
                      achievement: format.percent(change.achievement!, 2),
                      to: change.to[language],
                    })}
            </li>
          ))}
        </ul>
      )}
      {card.changes.length > 0 && <p className="quiet">{text('scorecard.changes.each')}</p>}
    </section>
  )
}

const isHighest = ({ bandCode, scoringInputs }: Card) => {
  const rules = readScheme((scoringInputs as { scheme: unknown }).scheme)
  return rules.ok && bandCode !== null && rules.value.scale?.bands[0]?.code === bandCode
}
