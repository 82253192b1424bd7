import { useMutation } from '@apollo/client/react'
import { Button, Radio, Stack, Text as Words } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { useText } from '../../platform/i18n'
import { Problem } from '../../platform/problem'
import { AnswerImportDocument, type ImportJob } from './documents'
import classes from './import.module.css'

/** What the file leaves open, asked in plain words: nothing is guessed. */
export const Questions = ({ job, onAnswered }: { job: ImportJob; onAnswered: () => void }) => {
  const text = useText()
  const [answers, setAnswers] = useState<Record<string, string>>({})
  const [answer, { loading, error }] = useMutation(AnswerImportDocument, { onCompleted: onAnswered })
  const isWhole = job.questions.every(({ id }) => answers[id] !== undefined)
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    void answer({ variables: { id: job.id, answers } })
  }
  return (
    <form onSubmit={onSubmit} className={classes.card}>
      <h2 className={classes.heading}>{text('import.questions')}</h2>
      <Words size="sm" mb="md">
        {text('import.questions.why')}
      </Words>
      <Stack gap="lg">
        {job.questions.map((question) => (
          <Radio.Group
            key={question.id}
            value={answers[question.id] ?? null}
            onChange={(chosen) => setAnswers((now) => ({ ...now, [question.id]: chosen }))}
            label={question.text}
            labelProps={{ className: classes.label }}
            description={
              question.examples.length > 0
                ? text('import.examples', {
                    examples: question.examples.map(({ row, text: cell }) => text('import.example', { row, cell })).join(', '),
                  })
                : undefined
            }
          >
            <Stack gap={8} mt="sm">
              {question.options.map((option, index) => (
                <Radio key={option} value={option} label={question.optionTexts[index]} />
              ))}
            </Stack>
          </Radio.Group>
        ))}
      </Stack>
      {error && <Problem refusals={refusalsFrom(error)} />}
      <Button type="submit" mt="lg" disabled={!isWhole} loading={loading}>
        {text('import.answer')}
      </Button>
    </form>
  )
}
