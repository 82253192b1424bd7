import { useLingui } from '@lingui/react'
import type { ReactNode } from 'react'
import type { Refusal } from './refusal'
import type { ClientText } from './words'

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
    line: 'none',
    found: 'none',
  }
  for (const [name, value] of Object.entries(facts)) {
    if (value != null) figures[name] = Array.isArray(value) ? value.join(', ') : String(value)
  }
  return figures
}

/** A refusal in one sentence and its remedy in another, for places without room for an alert (under a field, in a cell). */
export const refusalText = (text: ClientText, { code, facts }: Refusal) => {
  const figures = figuresOf(facts)
  // An extension's rule is told in the extension's own words.
  if (code === 'EXTENSION_REFUSED') figures.reason = text(`${figures.extension}/refused.${figures.reason}`)
  return { sentence: text(`problem.${code}`, figures), remedy: text(`problem.${code}.remedy`, figures) }
}

type Parts = { refusals: readonly Refusal[]; title?: string; className?: string; icon?: ReactNode }

/** What happened, why and what to do. The code stays visible in small print, for whoever is asked for help. */
export const Problem = ({ refusals, title, className, icon }: Parts) => {
  const { i18n } = useLingui()
  const text: ClientText = (id, values) => i18n._(id, values)
  if (refusals.length === 0) return null
  return (
    <div role="alert" className={className}>
      {icon}
      <div>
        <p>{title ?? text('problem.title')}</p>
        {refusals.map((refusal, index) => {
          const { sentence, remedy } = refusalText(text, refusal)
          return (
            <div key={index}>
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
