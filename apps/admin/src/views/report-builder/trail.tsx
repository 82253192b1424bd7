import { Button, CloseButton, Pill } from '@mantine/core'
import { TbArrowBackUp } from 'react-icons/tb'
import { conditionWords, type Condition, type FilterOp } from '@tolok/domain'
import { useLanguage, useText } from '../../platform/i18n'
import { drillUp } from './drill'
import type { Filter, Question } from '../../pickers/report/question'
import { useCatalogue, useSpeech } from '../../pickers/report/speech'
import classes from './trail.module.css'

/** What the answer is about: its period, what was left in or out (each can be taken away), and one step out again. */
export const Trail = ({ question, ask }: { question: Question; ask: (question: Question) => void }) => {
  const text = useText()
  const language = useLanguage()
  const speech = useSpeech()
  const catalogue = useCatalogue()
  const { period } = question
  const steps = [...question.rows, ...question.columns].flatMap((dimension) => {
    const out = drillUp(question, dimension)
    return out ? [{ dimension, out }] : []
  })
  const periodText =
    'fixed' in period ? speech.format.period(period.fixed) : 'from' in period ? `${speech.format.period(period.from)} – ${speech.format.period(period.to)}` : text(`report.relative.${period.relative}` as 'report.relative.THIS_YEAR') + (period.anchor ? text('report.trail.anchor', { day: speech.format.period(period.anchor) }) : '')
  return (
    <div className={classes.trail}>
      <span className={classes.period}>{periodText}</span>
      {question.where.map((condition, index) => {
        const name = `${speech.dimension(condition.on)}: ${condition.values.map((value) => speech.choice(condition.on, value) ?? value.replace(/^\d+:/, '')).join(', ') || '…'}`
        return (
          <Pill
            key={index}
            size="md"
            withRemoveButton
            removeButtonProps={{ 'aria-label': text('report.ask.remove', { name }), tabIndex: 0 }}
            onRemove={() => ask({ ...question, where: question.where.filter((_, at) => at !== index) })}
          >
            {name}
          </Pill>
        )
      })}
      {question.thenBy.length > 0 && (
        <Pill size="md" withRemoveButton removeButtonProps={{ 'aria-label': text('report.ask.remove', { name: text('report.trail.then') }), tabIndex: 0 }} onRemove={() => ask({ ...question, thenBy: [] })}>
          {`${text('report.trail.then')}: ${question.thenBy.map(({ by, direction }) => `${question.measures.includes(by) ? speech.measure(by) : speech.dimension(by)} ${direction === 'ASC' ? '↑' : '↓'}`).join(', ')}`}
        </Pill>
      )}
      {question.first !== null && (
        <Pill size="md" withRemoveButton removeButtonProps={{ 'aria-label': text('report.ask.remove', { name: text('report.trail.first', { count: question.first }) }), tabIndex: 0 }} onRemove={() => ask({ ...question, first: null })}>
          {text('report.trail.first', { count: question.first })}
        </Pill>
      )}
      {steps.map(({ dimension, out }) => (
        <Button key={dimension.by} size="compact-sm" variant="subtle" leftSection={<TbArrowBackUp size={16} aria-hidden />} onClick={() => ask(out)}>
          {text('report.drill.out', { name: speech.dimension(dimension.by) })}
        </Button>
      ))}
      {question.also && (
        <p className={classes.also}>
          <strong>{text('report.trail.also')}</strong> {conditionWords(conditionOf(question.also), catalogue as never)[language]}{' '}
          <CloseButton size="sm" aria-label={text('report.ask.remove', { name: text('report.trail.also') })} onClick={() => ask({ ...question, also: null })} />
        </p>
      )}
    </div>
  )
}

/** A filter as the domain puts it into words. */
const conditionOf = ({ on, op, values, and, or, not }: Filter): Condition => {
  if (and) return { and: and.map(conditionOf) }
  if (or) return { or: or.map(conditionOf) }
  return not ? { not: conditionOf(not) } : { on: on!, op: op as FilterOp, values: values ?? [] }
}
