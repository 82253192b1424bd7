import { useMutation } from '@apollo/client/react'
import { Anchor, Switch } from '@mantine/core'
import { TbWebhookOff } from 'react-icons/tb'
import { useState } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import { usePages } from '../../platform/use-pages'
import { useViewSearch } from '../../platform/view'
import { Badge } from '../../ui/badge'
import { WithPanel } from '../../ui/panel'
import { integrationsView } from '.'
import { Bar, Entries } from './entries'
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
  const pages = usePages(WebhooksDocument, {}, 'webhooks')
  const open = pages.nodes.find(({ id }) => id === openId)
  const close = () => change({ webhook: undefined })
  return (
    <WithPanel panel={open ? { title: open.name, subtitle: open.url, content: <OneWebhook key={open.id} webhook={open} onRemoved={close} /> } : null} onClose={close}>
      <section aria-label={text('integrations.part.webhook')}>
        <Bar lead={text('webhooks.lead')} add={text('webhooks.new')} disabled={municipalityId === undefined} onAdd={() => setMaking(true)} />
        <Entries
          label={text('integrations.part.webhook')}
          pages={pages}
          empty={{ icon: TbWebhookOff, title: text('webhooks.empty'), why: text('webhooks.empty.why') }}
          entry={(node) => <Entry key={node.id} webhook={node} onOpen={() => change({ webhook: node.id })} />}
        />
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
          <Anchor component="button" type="button" fw={600} ta="start" onClick={onOpen}>
            {name}
          </Anchor>{' '}
          <Badge tone={active ? 'good' : webhook.stoppedAt ? 'bad' : 'quiet'}>{text(active ? 'webhooks.on' : webhook.stoppedAt ? 'webhooks.stopped' : 'webhooks.off')}</Badge>
        </p>
        <p className={classes.words}>{webhook.url}</p>
        <p className={classes.words}>{about.join(' · ')}</p>
        {error && <Problem refusals={refusalsFrom(error)} />}
      </div>
      <Switch aria-label={text('webhooks.switch', { name })} checked={active} disabled={loading} onChange={(event) => void set({ variables: { id, change: { active: event.currentTarget.checked } } })} />
    </li>
  )
}
