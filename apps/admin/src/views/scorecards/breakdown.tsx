import { exactly, roundHalfUp, toText } from '@tolok/domain'
import { useFigure } from '../../platform/figure'
import { useFormat } from '../../platform/format'
import { useLanguage, useText } from '../../platform/i18n'
import { ViewLink } from '../../platform/view'
import type { Card, Component, Item, Segment } from './documents'
import { ExplainButton } from './explanation'
import { figureText } from './outcome'
import classes from './scorecards.module.css'

type OnExplain = { onExplain: (key: string) => void }

/** What the number is made of: posts, components, indicators; each with its own explanation. */
export const Breakdown = ({ card, onExplain }: { card: Card } & OnExplain) => {
  const text = useText()
  return (
    <>
      {card.segments.length > 1 && <p className="quiet">{text('scorecard.moved', { count: card.segments.length })}</p>}
      {card.segments.map((segment, index) => (
        <Post
          key={segment.id + segment.firstDay}
          segment={segment}
          number={index + 1}
          isOnly={card.segments.length === 1}
          onExplain={onExplain}
        />
      ))}
    </>
  )
}

const Post = ({ segment, number, isOnly, onExplain }: { segment: Segment; number: number; isOnly: boolean } & OnExplain) => {
  const text = useText()
  const format = useFormat()
  const { title, agency, firstDay, lastDay, days, figure, components } = segment
  return (
    <section className={classes.post} aria-label={title}>
      <div className={classes.postHead}>
        <div>
          <h2>{[title, agency?.name].filter(Boolean).join(', ')}</h2>
          <p className={classes.label}>{text('scorecard.days', { from: format.day(firstDay), to: format.day(lastDay), days })}</p>
        </div>
        {!isOnly && (
          <p className={classes.figure}>
            {figureText(format, figure)}
            <ExplainButton stepKey={`segment:${number}`} onExplain={onExplain} of={title} isSmall />
          </p>
        )}
      </div>
      {components.length > 1 && <WeightStrip components={components} />}
      {components.map((component) => (
        <Part key={component.code} component={component} segment={number} onExplain={onExplain} />
      ))}
    </section>
  )
}

/** Each component as wide as it weighs, filled as far as it was reached. The list below says the same. */
const WeightStrip = ({ components }: { components: readonly Component[] }) => {
  const language = useLanguage()
  return (
    <div className={classes.strip} aria-hidden>
      {components.map(({ code, label, weight, figure }) => (
        <div key={code} className={classes.stripPart} style={{ flexGrow: weight }} data-absent={figure === null || undefined}>
          <span className={classes.track}>
            <span className={classes.fill} style={{ width: `min(100%, ${figure ?? 0}%)` }} />
          </span>
          <span className={classes.stripName}>{label[language]}</span>
        </div>
      ))}
    </div>
  )
}

const Part = ({ component, segment, onExplain }: { component: Component; segment: number } & OnExplain) => {
  const text = useText()
  const format = useFormat()
  const language = useLanguage()
  const { code, label, weight, figure, rated, items } = component
  return (
    <div className={classes.part} data-absent={figure === null || undefined}>
      <div className={classes.partHead}>
        <h3>{label[language]}</h3>
        <span className={classes.label}>{text('scorecard.weight', { weight: format.number(weight) })}</span>
        <span className={classes.figure}>
          {figureText(format, figure)}
          <ExplainButton stepKey={`component:${segment}:${code}`} onExplain={onExplain} of={label[language]} isSmall />
        </span>
      </div>
      {figure === null && <p className={classes.note}>{text(items.length > 0 ? 'scorecard.absent.items' : 'scorecard.absent')}</p>}
      {rated && <p className={classes.note}>{text('scorecard.rated')}</p>}
      {items.length > 0 && (
        <ul className={classes.items}>
          {items.map((item) => (
            <Line key={item.id} item={item} onExplain={onExplain} />
          ))}
        </ul>
      )}
    </div>
  )
}

const Line = ({ item, onExplain }: { item: Item } & OnExplain) => {
  const text = useText()
  const format = useFormat()
  const language = useLanguage()
  const figure = useFigure()
  const { label, indicator, target, targetHigh, actual, achievement, weight, missingWords } = item
  const measured = indicator ?? { type: '', unit: item.unit, decimals: item.decimals }
  const write = (value: string | null) => figure(measured, { value: value && shortened(value) })
  return (
    <li className={classes.item}>
      <p className={classes.itemName}>
        {indicator ? (
          <ViewLink to="indikator" search={{ indikator: indicator.id }}>
            {label[language]}
          </ViewLink>
        ) : (
          label[language]
        )}
      </p>
      <dl className={classes.itemFigures}>
        <div>
          <dt>{text('scorecard.target')}</dt>
          <dd>
            {targetHigh && targetHigh !== target ? text('scorecard.range', { low: write(target), high: write(targetHigh) }) : write(target)}
          </dd>
        </div>
        <div>
          <dt>{text('scorecard.actual')}</dt>
          <dd>{write(actual)}</dd>
        </div>
        <div>
          <dt>{text('scorecard.achievement')}</dt>
          <dd>{achievement === null ? '–' : format.percent(achievement, 2)}</dd>
        </div>
        <div>
          <dt>{text('scorecard.share')}</dt>
          <dd>{format.percent(weight, decimalsIn(weight))}</dd>
        </div>
      </dl>
      <ExplainButton stepKey={`item:${item.id}`} onExplain={onExplain} of={label[language]} isSmall />
      <p className={classes.itemNotes}>
        {missingWords && <span>{missingWords[language]}</span>}
        {indicator?.polarity === 'MINIMIZE' && <span>{text(`scorecard.minimize.${indicator.minimizeFormula}`)}</span>}
        {indicator?.cap && <span>{text(item.capped ? 'scorecard.capped' : 'scorecard.cap', { cap: format.number(indicator.cap) })}</span>}
        {item.baseline && <span>{text('scorecard.baseline', { figure: write(item.baseline) })}</span>}
      </p>
    </li>
  )
}

const decimalsIn = (text: string) => (text.replace(/\.?0+$/, '').split('.')[1] ?? '').length
/** Means may have no end: two decimals are enough to read; the explanation has the rest. */
const shortened = (value: string) => (decimalsIn(value) > 2 ? toText(roundHalfUp(exactly(value), 2)) : value)
