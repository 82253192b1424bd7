import { useMutation, useApolloClient } from '@apollo/client/react'
import { Button, Skeleton } from '@mantine/core'
import { TbReload } from 'react-icons/tb'
import { refusalsFrom } from '../../platform/apollo'
import { useFormat } from '../../platform/format'
import { useText, type MessageId } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import { usePages } from '../../platform/use-pages'
import { Badge } from '../../ui/badge'
import classes from './integrations.module.css'
import { ReplayDeliveryDocument, WebhookDeliveriesDocument, type Delivery } from './webhook-documents'

const tones = { WAITING: 'attention', DELIVERED: 'good', FAILED: 'bad' } as const
const spoken = ['REDIRECT', 'PRIVATE', 'TIMEOUT', 'STATUS'] as const

/** The messages of one webhook, the latest first, each with what came of it. */
export const Deliveries = ({ webhookId, isActive }: { webhookId: string; isActive: boolean }) => {
  const text = useText()
  const client = useApolloClient()
  const { nodes, totalCount, isLoading, isWhole, error, more } = usePages(WebhookDeliveriesDocument, { webhookId }, 'webhookDeliveries')
  return (
    <section aria-labelledby="deliveries">
      <div className={classes.bar}>
        <h3 id="deliveries" className={classes.heading}>
          {text('deliveries.title')}
        </h3>
        <Button variant="subtle" size="compact-sm" leftSection={<TbReload size={16} aria-hidden />} onClick={() => void client.refetchQueries({ include: ['WebhookDeliveries', 'Webhooks'] })}>
          {text('deliveries.again')}
        </Button>
      </div>
      {error && <Problem refusals={refusalsFrom(error)} />}
      {isLoading && <Skeleton height={80} radius="md" />}
      {totalCount === 0 && <p className={classes.words}>{text('deliveries.empty')}</p>}
      <ol className={classes.entries} aria-label={text('deliveries.title')}>
        {nodes.map((delivery) => (
          <OneDelivery key={delivery.id} webhookId={webhookId} delivery={delivery} isActive={isActive} />
        ))}
      </ol>
      {!isWhole && nodes.length > 0 && (
        <Button variant="subtle" mt="sm" onClick={more}>
          {text('files.more')}
        </Button>
      )}
    </section>
  )
}

const OneDelivery = ({ webhookId, delivery, isActive }: { webhookId: string; delivery: Delivery; isActive: boolean }) => {
  const text = useText()
  const format = useFormat()
  const { municipality } = usePlace()
  const [replay, { loading, error }] = useMutation(ReplayDeliveryDocument, { variables: { webhookId, id: delivery.id }, refetchQueries: ['WebhookDeliveries'], onError: () => {} })
  const zone = municipality?.timeZone ?? 'Asia/Jakarta'
  const moment = format.moment(String(delivery.occurredAt), zone)
  const event = text(`event.${delivery.event}` as MessageId)
  const problem = spoken.find((one) => one === delivery.lastProblem)
  const about = [
    moment,
    ...(delivery.replay ? [text('deliveries.replayed')] : []),
    ...(delivery.attempts > 1 ? [text('deliveries.attempts', { count: delivery.attempts })] : []),
    ...(delivery.lastStatus === null ? [] : [text('deliveries.status', { status: String(delivery.lastStatus) })]),
    ...(delivery.attempts > 0 && delivery.nextAt !== null ? [text('deliveries.next', { moment: format.moment(String(delivery.nextAt), zone) })] : []),
  ]
  return (
    <li className={classes.entry}>
      <div>
        <p className={classes.name}>
          {event} <Badge tone={tones[delivery.state]}>{text(`deliveries.state.${delivery.state}`)}</Badge>
        </p>
        <p className={classes.words}>{about.join(' · ')}</p>
        {delivery.lastProblem && <p className={classes.words}>{problem ? text(`deliveries.problem.${problem}`) : text('deliveries.problem.other', { code: delivery.lastProblem })}</p>}
        {error && <Problem refusals={refusalsFrom(error)} />}
      </div>
      {isActive && delivery.state !== 'WAITING' && (
        <Button variant="subtle" size="compact-sm" loading={loading} onClick={() => void replay()} aria-label={text('deliveries.replay.one', { event, moment })}>
          {text('deliveries.replay')}
        </Button>
      )}
    </li>
  )
}
