import { Alert, Code, Stack, Text as Words } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useText, type MessageId, type Text } from './i18n'
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
export const refusalText = (text: Text, { code, facts }: Refusal) => ({
  sentence: text(sentenceOf(code), figuresOf(facts)),
  remedy: text(remedyOf(code), figuresOf(facts)),
})

/** What happened, why and what to do. The code stays visible in small print, for whoever is asked for help. */
export const Problem = ({ refusals, title }: { refusals: readonly Refusal[]; title?: string }) => {
  const text = useText()
  if (refusals.length === 0) return null
  return (
    <Alert role="alert" color="bata" variant="light" icon={<IconAlertTriangle aria-hidden />} title={title ?? text('problem.title')}>
      <Stack gap="xs">
        {refusals.map((refusal, index) => {
          const { sentence, remedy } = refusalText(text, refusal)
          return (
            <div key={index}>
              <Words size="sm">{sentence}</Words>
              <Words size="sm">{remedy}</Words>
              <Code mt={4}>{[refusal.code, refusal.path.join('.'), refusal.requestId].filter(Boolean).join(' · ')}</Code>
            </div>
          )
        })}
      </Stack>
    </Alert>
  )
}
