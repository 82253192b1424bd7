import { Button } from '@mantine/core'
import { TbArrowBackUp, TbArrowRight } from 'react-icons/tb'
import { directionOf, organisationPredicates, organisationPredicateWords, pointsBetween, toText, type Scorecard } from '@tolok/domain'
import { useMemo } from 'react'
import { useFormat } from '../../platform/format'
import { useLanguage, useText } from '../../platform/i18n'
import { useViewSearch } from '../../platform/view'
import { scorecardsView } from '.'
import type { Card } from './documents'
import { aimsOf, ratedComponents, scoreOf, supposable, supposed, type Inputs, type Supposition } from './engine'
import { ExpectationChoice } from './expectation-choice'
import { exactFigure, outcomeText, ReckonedBadge, scoreIn } from './outcome'
import { readSupposition, writeSupposition } from './supposition'
import { SupposedFigure, SupposedRating } from './supposed-figure'
import classes from './what-if.module.css'

/** What would come of other figures. The engine of the domain reckons it here; nothing leaves this screen but its address. */
export const WhatIf = ({ card, inputs }: { card: Card; inputs: Inputs }) => {
  const text = useText()
  const language = useLanguage()
  const [{ andai }, change] = useViewSearch(scorecardsView)
  const items = supposable(inputs)
  const components = ratedComponents(inputs)
  const aims = useMemo(() => aimsOf(card), [card])
  const now = useMemo(() => scoreOf(inputs), [inputs])
  const supposition = readSupposition(
    andai,
    items.map(({ id }) => id),
    components.map(({ code }) => code),
  )
  const then = scoreOf(supposed(inputs, supposition, aims))
  const tell = (next: Supposition) => change({ andai: writeSupposition(next) }, { replace: true })
  if (!now.ok || !then.ok) return <p>{text('what-if.impossible')}</p>
  const scoredItems = itemScores(then.value)
  const before = itemScores(now.value)
  const shown = new Map(
    card.segments.flatMap(({ components }) => components.flatMap((one) => one.items.map((item) => [item.id, item] as const))),
  )
  const without = <T,>(record: Readonly<Record<string, T>>, key: string) =>
    Object.fromEntries(Object.entries(record).filter(([one]) => one !== key))
  return (
    <div className={classes.whatIf}>
      <p className={classes.promise}>{text('what-if.promise')}</p>
      <BeforeAfter now={now.value} then={then.value} isChanged={andai !== undefined} />
      <div className={classes.fields}>
        {items.map((item) => (
          <SupposedFigure
            key={item.id}
            item={item}
            shown={shown.get(item.id)}
            before={before.get(item.id)}
            after={scoredItems.get(item.id)}
            typed={supposition.actuals[item.id]}
            onType={(value) =>
              tell({
                ...supposition,
                actuals: value === undefined ? without(supposition.actuals, item.id) : { ...supposition.actuals, [item.id]: value },
              })
            }
          />
        ))}
        {components.map(({ code, label }) => (
          <SupposedRating
            key={code}
            label={label[language]}
            now={inputs.ratings.figures.find(({ component }) => component === code)?.value ?? null}
            typed={supposition.figures[code]}
            onType={(value) =>
              tell({
                ...supposition,
                figures: value === undefined ? without(supposition.figures, code) : { ...supposition.figures, [code]: value },
              })
            }
          />
        ))}
        {inputs.scheme.yields === 'PREDICATE' && (
          <>
            <label className={classes.choice}>
              <span>{text('rating.organisation')}</span>
              <select
                value={supposition.words.organisation ?? inputs.ratings.organisation ?? ''}
                onChange={(event) => {
                  const organisation = event.currentTarget.value as keyof typeof organisationPredicates
                  tell({ ...supposition, words: { ...supposition.words, organisation: organisation || undefined } })
                }}
              >
                <option value="">{text('rating.none')}</option>
                {Object.values(organisationPredicates).map((one) => (
                  <option key={one} value={one}>
                    {organisationPredicateWords[one][language]}
                  </option>
                ))}
              </select>
            </label>
            {(['result', 'behaviour'] as const).map((kind) => (
              <ExpectationChoice
                key={kind}
                label={text(`rating.${kind}`)}
                value={supposition.words[kind] ?? inputs.ratings[kind]}
                onChange={(value) => tell({ ...supposition, words: { ...supposition.words, [kind]: value } })}
              />
            ))}
          </>
        )}
      </div>
      {andai !== undefined && (
        <Button
          className={classes.reset}
          variant="default"
          leftSection={<TbArrowBackUp size={18} aria-hidden />}
          onClick={() => change({ andai: undefined })}
        >
          {text('what-if.reset')}
        </Button>
      )}
    </div>
  )
}

const itemScores = ({ segments }: Scorecard) =>
  new Map(segments.flatMap(({ components }) => components.flatMap(({ items }) => items.map((score) => [score.item.id, score] as const))))

/** Now and then side by side, in sight while one moves the figures. */
const BeforeAfter = ({ now, then, isChanged }: { now: Scorecard; then: Scorecard; isChanged: boolean }) => {
  const text = useText()
  const format = useFormat()
  const language = useLanguage()
  const points = pointsBetween(now, then)
  const direction = directionOf(now, then)
  return (
    <div className={classes.both}>
      <Side title={text('what-if.now')} card={now} />
      <TbArrowRight size={22} aria-hidden className={classes.arrow} />
      <Side title={text('what-if.then')} card={then} isThen />
      <p className={classes.difference} aria-live="polite">
        {!isChanged
          ? text('what-if.untouched')
          : `${points && !/^-?0(\.0+)?$/.test(toText(points)) ? text('what-if.points', { points: `${toText(points).startsWith('-') ? '' : '+'}${format.number(toText(points))}` }) : text('what-if.same')}${
              direction === 'UP' || direction === 'DOWN'
                ? ` ${text('what-if.becomes', { outcome: outcomeText(format, language, then) })}`
                : ''
            }`}
      </p>
    </div>
  )
}

const Side = ({ title, card, isThen = false }: { title: string; card: Scorecard; isThen?: boolean }) => {
  const format = useFormat()
  const text = useText()
  return (
    <section className={classes.side} data-then={isThen || undefined} aria-label={title}>
      <p className={classes.sideTitle}>{title}</p>
      {card.score && <p className={classes.sideFigure}>{scoreIn(format, toText(card.score))}</p>}
      <ReckonedBadge card={card} />
      {card.evidence && <p className={classes.sideTitle}>{text('what-if.evidence', { figure: exactFigure(format, card.evidence) })}</p>}
    </section>
  )
}
