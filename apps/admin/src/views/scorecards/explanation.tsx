import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { TbChevronRight, TbHelpCircle, TbPrinter } from 'react-icons/tb'
import { useState } from 'react'
import { useFormat } from '../../platform/format'
import { useLanguage, useText } from '../../platform/i18n'
import type { Card, Step } from './documents'
import { figureText } from './outcome'
import { PrintedTrace } from './printed-trace'
import classes from './explanation.module.css'

type ButtonParts = { stepKey: string; of: string; onExplain: (key: string) => void; isSmall?: boolean }

/** Beside every number: what it is made of. */
export const ExplainButton = ({ stepKey, of, onExplain, isSmall = false }: ButtonParts) => {
  const text = useText()
  if (!isSmall)
    return (
      <Button variant="default" leftSection={<TbHelpCircle size={18} aria-hidden />} onClick={() => onExplain(stepKey)}>
        {text('scorecard.explain')}
      </Button>
    )
  return (
    <Tooltip label={text('scorecard.explain')} openDelay={400}>
      <ActionIcon variant="subtle" aria-label={text('scorecard.explain.of', { of })} onClick={() => onExplain(stepKey)}>
        <TbHelpCircle size={20} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}

/** A number laid open: its rule, its lines for the pencil, what went in, what is missing, and the steps below it. */
export const Explanation = ({ card, step, onStep }: { card: Card; step: Step; onStep: (key: string) => void }) => {
  const text = useText()
  const language = useLanguage()
  const [isPrinting, setPrinting] = useState(false)
  const above = card.trace.find(({ key }) => key === step.parentKey)
  const onlyChild = (key: string) => card.segments.length === 1 && key === 'segment:1'
  // Someone who stayed in one post has one segment, which says nothing that the whole does not.
  const parent = above && onlyChild(above.key) ? card.trace[0] : above
  return (
    <div className={classes.explanation}>
      {parent && (
        <Button variant="subtle" size="compact-sm" onClick={() => onStep(parent.key)} ml={-8}>
          {text('scorecard.explain.above', { of: nameOf(parent, card, language) })}
        </Button>
      )}
      <StepBody card={card} step={step} isFirst />
      <Below card={card} of={step.key} />
      <Button variant="default" leftSection={<TbPrinter size={18} aria-hidden />} onClick={() => setPrinting(true)} mt="md">
        {text('scorecard.explain.print')}
      </Button>
      {isPrinting && <PrintedTrace card={card} onDone={() => setPrinting(false)} />}
    </div>
  )
}

/** The steps right below, each to be opened in its place. A lone segment gives way to what is in it. */
const Below = ({ card, of }: { card: Card; of: string }) => {
  const format = useFormat()
  const language = useLanguage()
  const text = useText()
  const children = childrenOf(card, of)
  if (children.length === 0) return null
  return (
    <section className={classes.below}>
      <h3>{text('scorecard.explain.parts')}</h3>
      {children.map((child) => (
        <details key={child.key} className={classes.child}>
          <summary>
            <TbChevronRight size={16} aria-hidden className={classes.arrow} />
            <span className={classes.childName}>{nameOf(child, card, language)}</span>
            <span className={classes.childFigure}>{figureText(format, child.figure)}</span>
          </summary>
          <StepBody card={card} step={child} />
          <Below card={card} of={child.key} />
        </details>
      ))}
    </section>
  )
}

export const childrenOf = (card: Pick<Card, 'trace' | 'segments'>, key: string): Step[] => {
  const children = card.trace.filter(({ parentKey }) => parentKey === key)
  return key === 'score' && card.segments.length === 1 ? children.flatMap((child) => childrenOf(card, child.key)) : children
}

export const nameOf = (step: Step, { segments }: Pick<Card, 'segments'>, language: 'id' | 'en'): string => {
  const segment = step.key.startsWith('segment:') ? segments[Number(step.key.slice(8)) - 1] : undefined
  return segment ? segment.title : step.label[language]
}

/** One step as a person checks it. The whole also carries the line of its only segment. */
export const StepBody = ({ card, step, isFirst = false }: { card: Card; step: Step; isFirst?: boolean }) => {
  const text = useText()
  const format = useFormat()
  const language = useLanguage()
  const item = card.segments
    .flatMap(({ components }) => components.flatMap(({ items }) => items))
    .find(({ id }) => step.key === `item:${id}`)
  const lone = step.key === 'score' && card.segments.length === 1 ? card.trace.find(({ key }) => key === 'segment:1') : undefined
  const lines = [...(lone?.lines ?? []), ...step.lines]
  const missing = [step.missing, lone?.missing].flatMap((words) => (words ? [words[language]] : []))
  return (
    <div className={classes.step}>
      {isFirst && (
        <p className={classes.head}>
          <span>{nameOf(step, card, language)}</span>
          <strong>{figureText(format, step.figure)}</strong>
        </p>
      )}
      {item?.indicator && (
        <p className={classes.formula}>
          {item.indicator.formula.split('\n').map((one) => (
            <span key={one}>{one}</span>
          ))}
        </p>
      )}
      {lines.length > 0 && (
        <ol className={classes.lines} aria-label={text('scorecard.explain.lines')}>
          {lines.map((line) => (
            <li key={line.id}>{line[language]}</li>
          ))}
        </ol>
      )}
      {missing.map((one) => (
        <p key={one} className={classes.missing}>
          {one}
        </p>
      ))}
      {step.parentKey !== null && step.weight !== null && step.figure !== null && (
        <p className={classes.weight}>
          {text(step.key.startsWith('segment') ? 'scorecard.explain.days' : 'scorecard.explain.weight', {
            weight: format.number(step.weight),
            share: format.number(step.share, 4),
          })}
        </p>
      )}
      {step.inputs.length > 0 && (
        <table className={classes.inputs}>
          <caption>{text('scorecard.explain.inputs')}</caption>
          <thead>
            <tr>
              <th scope="col">{text('scorecard.explain.when')}</th>
              <th scope="col">{text('scorecard.explain.what')}</th>
              <th scope="col">{text('scorecard.explain.who')}</th>
            </tr>
          </thead>
          <tbody>
            {[...step.inputs].sort(byDay).map((input, index) => (
              <tr key={index}>
                <td>{input.on ? format.day(input.on, 'short') : '–'}</td>
                <td>{step.key === 'score' ? `${input.label[language]}: ${input.value[language]}` : input.value[language]}</td>
                <td>{input.byName ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {isFirst && (
        <p className={classes.rule}>
          {text('scorecard.explain.rule')} {step.regulation}
        </p>
      )}
    </div>
  )
}

const byDay = (a: Step['inputs'][number], b: Step['inputs'][number]) => (a.on ?? '').localeCompare(b.on ?? '')
