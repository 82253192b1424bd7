import { useMutation } from '@apollo/client/react'
import { Button, Stack, TextInput } from '@mantine/core'
import { dayInZone, startOfDay, type Zone } from '@tolok/domain'
import { useState } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { useText, type MessageId } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import { Asking } from './asking'
import { Deliveries } from './deliveries'
import classes from './integrations.module.css'
import { RemoveWebhookDocument, ReplayDeliveriesDocument, TestWebhookDocument, type Webhook } from './webhook-documents'
import { WebhookForm } from './webhook-form'

/** What an address is told of, what was sent to it, and how to try it, make up for what it missed, and let it go. */
export const OneWebhook = ({ webhook, onRemoved }: { webhook: Webhook; onRemoved: () => void }) => {
  const text = useText()
  const [isAsking, setAsking] = useState(false)
  const [isChanging, setChanging] = useState(false)
  const [tryIt, trying] = useMutation(TestWebhookDocument, { variables: { id: webhook.id }, refetchQueries: ['WebhookDeliveries'], onError: () => {} })
  const [remove, removing] = useMutation(RemoveWebhookDocument, { variables: { id: webhook.id }, refetchQueries: ['Webhooks'], onCompleted: onRemoved, onError: () => {} })
  return (
    <Stack>
      <div className={classes.actions}>
        <Button loading={trying.loading} disabled={!webhook.active} onClick={() => void tryIt()}>
          {text('webhooks.test')}
        </Button>
        <Button variant="default" onClick={() => setChanging(true)}>
          {text('webhooks.change')}
        </Button>
        <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
          {text('webhooks.remove')}
        </Button>
      </div>
      {trying.data && <p role="status">{text('webhooks.test.sent')}</p>}
      {trying.error && <Problem refusals={refusalsFrom(trying.error)} />}
      <section aria-labelledby="told-of">
        <h3 id="told-of" className={classes.heading}>
          {text('webhooks.events')}
        </h3>
        <ul className={classes.events}>
          {webhook.events.map((event) => (
            <li key={event}>{text(`event.${event}` as MessageId)}</li>
          ))}
        </ul>
      </section>
      <Deliveries webhookId={webhook.id} isActive={webhook.active} />
      {webhook.active && <MakeUp webhookId={webhook.id} />}
      {isChanging && <WebhookForm webhook={webhook} onClose={() => setChanging(false)} />}
      <Asking
        isOpen={isAsking}
        title={text('webhooks.remove.ask', { name: webhook.name })}
        why={text('webhooks.remove.why')}
        act={text('webhooks.remove.do')}
        isWorking={removing.loading}
        error={removing.error}
        onAct={() => void remove()}
        onClose={() => setAsking(false)}
      />
    </Stack>
  )
}

/** Everything of some days, by the town's own clock. */
const MakeUp = ({ webhookId }: { webhookId: string }) => {
  const text = useText()
  const { municipality } = usePlace()
  const zone = (municipality?.timeZone ?? 'Asia/Jakarta') as Zone
  const today = dayInZone(Date.now(), zone)
  const [from, setFrom] = useState<string>(today)
  const [until, setUntil] = useState<string>(today)
  const [replay, { data, loading, error }] = useMutation(ReplayDeliveriesDocument, { refetchQueries: ['WebhookDeliveries', 'Webhooks'], onError: () => {} })
  const send = () => {
    const end = new Date(startOfDay(until, zone) + 86_400_000)
    void replay({ variables: { webhookId, from: new Date(startOfDay(from, zone)).toISOString(), until: end.toISOString() } })
  }
  return (
    <section aria-labelledby="make-up">
      <h3 id="make-up" className={classes.heading}>
        {text('deliveries.range')}
      </h3>
      <div className={classes.range}>
        <TextInput type="date" label={text('deliveries.range.from')} value={from} max={today} onChange={(event) => setFrom(event.currentTarget.value)} />
        <TextInput type="date" label={text('deliveries.range.until')} value={until} max={today} onChange={(event) => setUntil(event.currentTarget.value)} />
        <Button variant="light" loading={loading} disabled={from === '' || until === ''} onClick={send}>
          {text('deliveries.range.do')}
        </Button>
      </div>
      {data && <p role="status">{text('deliveries.range.done', { count: data.replayDeliveries })}</p>}
      {error && <Problem refusals={refusalsFrom(error)} />}
    </section>
  )
}
