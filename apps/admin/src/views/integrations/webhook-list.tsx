import { useMutation } from '@apollo/client/react'
import { Button, Skeleton, Switch } from '@mantine/core'
import { IconPlus, IconWebhookOff } from '@tabler/icons-react'
import { useState } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import { usePages } from '../../platform/use-pages'
import { useViewSearch } from '../../platform/view'
import { Badge } from '../../ui/badge'
import { Empty } from '../../ui/empty'
import { WithPanel } from '../../ui/panel'
import { integrationsView } from '.'
import classes from './integrations.module.css'
import { OneWebhook } from './one-webhook'
import { ChangeWebhookDocument, WebhooksDocument, type Webhook } from './webhook-documents'
import { WebhookForm } from './webhook-form'

/** Addresses that are told, and beside them what was sent to one. */
export const WebhookList = () => {
  const text = useText()
  const { municipalityId } = usePlace()
  const [{ webhook: openId }, change] = useViewSearch(integrationsView)
  const [isMaking, setMaking] = useState(false)
  const { nodes, isLoading, isWhole, error, more } = usePages(WebhooksDocument, {}, 'webhooks')
  const open = nodes.find(({ id }) => id === openId)
  const close = () => change({ webhook: undefined })
  return (
    <WithPanel panel={open ? { title: open.name, subtitle: open.url, content: <OneWebhook key={open.id} webhook={open} onRemoved={close} /> } : null} onClose={close}>
      <section aria-label={text('integrations.part.webhook')}>
        <div className={classes.bar}>
          <p className={classes.lead}>{text('webhooks.lead')}</p>
          <Button leftSection={<IconPlus size={18} aria-hidden />} disabled={municipalityId === undefined} onClick={() => setMaking(true)}>
            {text('webhooks.new')}
          </Button>
        </div>
        {error && <Problem refusals={refusalsFrom(error)} />}
        {isLoading && <Skeleton height={120} radius="lg" />}
        {!isLoading && !error && nodes.length === 0 && (
          <Empty icon={IconWebhookOff} title={text('webhooks.empty')}>
            {text('webhooks.empty.why')}
          </Empty>
        )}
        <ul className={classes.entries} aria-label={text('integrations.part.webhook')}>
          {nodes.map((webhook) => (
            <Entry key={webhook.id} webhook={webhook} onOpen={() => change({ webhook: webhook.id })} />
          ))}
        </ul>
        {!isWhole && nodes.length > 0 && (
          <Button variant="subtle" mt="sm" onClick={more}>
            {text('files.more')}
          </Button>
        )}
      </section>
      {isMaking && municipalityId !== undefined && <WebhookForm municipalityId={municipalityId} onClose={() => setMaking(false)} />}
    </WithPanel>
  )
}

const Entry = ({ webhook, onOpen }: { webhook: Webhook; onOpen: () => void }) => {
  const text = useText()
  const { id, name, active } = webhook
  const [set, { loading, error }] = useMutation(ChangeWebhookDocument, { refetchQueries: ['Webhooks'], onError: () => {} })
  const about = [
    text('webhooks.event-count', { count: webhook.events.length }),
    ...(webhook.waitingCount > 0 ? [text('webhooks.waiting', { count: webhook.waitingCount })] : []),
    ...(webhook.failures > 0 ? [text('webhooks.failures', { count: webhook.failures })] : []),
  ]
  return (
    <li className={classes.entry}>
      <div>
        <p className={classes.name}>
          {name} <Badge tone={active ? 'good' : webhook.stoppedAt ? 'bad' : 'quiet'}>{text(active ? 'webhooks.on' : webhook.stoppedAt ? 'webhooks.stopped' : 'webhooks.off')}</Badge>
        </p>
        <p className={classes.words}>{webhook.url}</p>
        <p className={classes.words}>{about.join(' · ')}</p>
        {error && <Problem refusals={refusalsFrom(error)} />}
      </div>
      <div className={classes.actions}>
        <Switch aria-label={text('webhooks.switch', { name })} checked={active} disabled={loading} onChange={(event) => void set({ variables: { id, change: { active: event.currentTarget.checked } } })} />
        <Button variant="light" onClick={onOpen} aria-label={text('webhooks.open', { name })}>
          {text('deliveries.title')}
        </Button>
      </div>
    </li>
  )
}
