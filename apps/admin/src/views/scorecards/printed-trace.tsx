import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import { useFormat } from '../../platform/format'
import { useLanguage, useText } from '../../platform/i18n'
import type { Card } from './documents'
import { childrenOf, nameOf, StepBody } from './explanation'
import { figureText } from './outcome'
import classes from './explanation.module.css'

/** The whole reckoning on paper, every step open; on the screen it is not there. */
export const PrintedTrace = ({ card, onDone }: { card: Card; onDone: () => void }) => {
  const text = useText()
  const format = useFormat()
  useEffect(() => {
    window.addEventListener('afterprint', onDone, { once: true })
    window.print()
    return () => window.removeEventListener('afterprint', onDone)
  }, [onDone])
  const [whole] = card.trace
  if (!whole) return null
  return createPortal(
    <article className={classes.paper} aria-hidden>
      <h1>
        {card.employeeName}, {format.period(card.period)}
      </h1>
      {card.practice && <p>{text('scorecard.practice')}</p>}
      <StepBody card={card} step={whole} isFirst />
      <Steps card={card} of="score" />
      <p className={classes.rule}>
        {text('scorecard.printed', { engine: card.engine ?? '–', inputs: card.inputHash ?? '–', scheme: card.schemeHash ?? '–' })}
      </p>
    </article>,
    document.body,
  )
}

const Steps = ({ card, of }: { card: Card; of: string }) => {
  const format = useFormat()
  const language = useLanguage()
  return childrenOf(card, of).map((child) => (
    <section key={child.key} className={classes.paperStep}>
      <h2>
        {nameOf(child, card, language)}: {figureText(format, child.figure)}
      </h2>
      <StepBody card={card} step={child} />
      <Steps card={card} of={child.key} />
    </section>
  ))
}
