import { IconAlertTriangle } from '@tabler/icons-react'
import { useText, type MessageId, type Text } from './i18n'
import classes from './problem.module.css'
import type { Refusal, RefusalCode } from './refusal'

/** The sentence of a code. The template literal is the exhaustive list: a new code in the domain does not compile until it has its words. */
const sentenceOf = (code: RefusalCode): MessageId => `problem.${code}`
const remedyOf = (code: RefusalCode): MessageId => `problem.${code}.remedy`

/** Figures for the sentence. What is absent reads 'none', so that a sentence can leave its clause out. */
const figuresOf = (facts: Record<string, unknown>) => {
  const figures: Record<string, string> = {
    least: 'none',
    most: 'none',
    count: 'none',
    until: 'none',
    allowed: 'none',
    with: 'none',
    expected: 'none',
    retryAfter: 'none',
  }
  for (const [name, value] of Object.entries(facts)) {
    if (value != null) figures[name] = Array.isArray(value) ? value.join(', ') : String(value)
  }
  return figures
}

/** A refusal in one sentence and its remedy in another, for places without room for an alert (under a field, in a cell). */
export const refusalText = (text: Text, { code, facts }: Refusal) => {
  const figures = figuresOf(facts)
  // An extension's rule is told in the extension's own words.
  if (code === 'EXTENSION_REFUSED') figures.reason = text(`${figures.extension}/refused.${figures.reason}`)
  return { sentence: text(sentenceOf(code), figures), remedy: text(remedyOf(code), figures) }
}

/** What happened, why and what to do. The code stays visible in small print, for whoever is asked for help. */
export const Problem = ({ refusals, title }: { refusals: readonly Refusal[]; title?: string }) => {
  const text = useText()
  if (refusals.length === 0) return null
  return (
    <div role="alert" className={classes.problem}>
      <IconAlertTriangle size={20} aria-hidden />
      <div>
        <p className={classes.title}>{title ?? text('problem.title')}</p>
        {refusals.map((refusal, index) => {
          const { sentence, remedy } = refusalText(text, refusal)
          return (
            <div key={index} className={classes.refusal}>
              <p>{sentence}</p>
              <p>{remedy}</p>
              <code>{[refusal.code, refusal.path.join('.'), refusal.requestId].filter(Boolean).join(' · ')}</code>
            </div>
          )
        })}
      </div>
    </div>
  )
}
