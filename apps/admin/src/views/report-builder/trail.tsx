import { Button, Pill } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useText } from '../../platform/i18n'
import { drillUp } from './drill'
import type { Question } from './question'
import { useSpeech } from './speech'
import classes from './trail.module.css'

/** What the answer is about: its period, what was left in or out (each can be taken away), and one step out again. */
export const Trail = ({ question, ask }: { question: Question; ask: (question: Question) => void }) => {
  const text = useText()
  const speech = useSpeech()
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
      {steps.map(({ dimension, out }) => (
        <Button key={dimension.by} size="compact-sm" variant="subtle" leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={() => ask(out)}>
          {text('report.drill.out', { name: speech.dimension(dimension.by) })}
        </Button>
      ))}
    </div>
  )
}
