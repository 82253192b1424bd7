import { useMutation } from '@apollo/client/react'
import { Button, Group, Stack, Textarea } from '@mantine/core'
import { observationTransitions, type ObservationAction } from '@tolok/domain'
import { useState } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { useText } from '../../platform/i18n'
import { Problem } from '../../platform/problem'
import { useSession } from '../../platform/session'
import { FinalizeDocument, ReturnDocument, SubmitDocument, VerifyDocument, type Observation } from './documents'
import { forgetFigures } from './forget'

type Parts = { observation: Observation; onCorrect: () => void }

/** What may be done next. Where it is not yours to do, the API says so in a sentence; what you may nowhere do is not offered. */
export const ObservationActions = ({ observation, onCorrect }: Parts) => {
  const { id, state } = observation
  const text = useText()
  const { may } = useSession()
  const [reason, setReason] = useState<string | null>(null)
  const after = { update: forgetFigures, onError: () => undefined }
  const [submit, submitting] = useMutation(SubmitDocument, after)
  const [verify, verifying] = useMutation(VerifyDocument, after)
  const [finalize, finalizing] = useMutation(FinalizeDocument, after)
  const [sendBack, sendingBack] = useMutation(ReturnDocument, { ...after, onCompleted: () => setReason(null) })
  const all = [submitting, verifying, finalizing, sendingBack]
  const isBusy = all.some(({ loading }) => loading)
  const leadsOn = (action: ObservationAction) => observationTransitions[state][action] !== undefined

  return (
    <Stack gap="sm">
      <Group gap="xs">
        {leadsOn('SUBMIT') && may('observation.record') && (
          <Button disabled={isBusy} onClick={() => void submit({ variables: { id } })}>
            {text('observations.submit')}
          </Button>
        )}
        {leadsOn('VERIFY') && may('observation.verify') && (
          <Button disabled={isBusy} onClick={() => void verify({ variables: { id } })}>
            {text('observations.verify')}
          </Button>
        )}
        {leadsOn('RETURN') && may('observation.verify') && (
          <Button
            variant="default"
            disabled={isBusy}
            aria-expanded={reason !== null}
            onClick={() => setReason(reason === null ? '' : null)}
          >
            {text('observations.return')}
          </Button>
        )}
        {leadsOn('FINALIZE') && may('observation.finalize') && (
          <Button disabled={isBusy} onClick={() => void finalize({ variables: { id } })}>
            {text('observations.finalize')}
          </Button>
        )}
        {may('observation.record') && (
          <Button variant="default" disabled={isBusy} onClick={onCorrect}>
            {text('observations.correct')}
          </Button>
        )}
      </Group>
      {reason !== null && leadsOn('RETURN') && (
        <Stack gap="xs">
          <Textarea
            label={text('observations.reason')}
            description={text('observations.reason.why')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            autosize
            minRows={2}
            maxLength={500}
            data-autofocus
          />
          <Group gap="xs">
            <Button disabled={isBusy || reason.trim() === ''} onClick={() => void sendBack({ variables: { id, reason } })}>
              {text('observations.return.send')}
            </Button>
          </Group>
        </Stack>
      )}
      <Problem refusals={all.flatMap(({ error }) => (error ? refusalsFrom(error) : []))} />
    </Stack>
  )
}
