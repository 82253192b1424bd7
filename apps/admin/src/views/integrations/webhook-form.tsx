import { useMutation, useQuery } from '@apollo/client/react'
import { Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { useText, type MessageId } from '../../platform/i18n'
import { Problem } from '../../platform/problem'
import { ShownOnce } from './shown-once'
import { ChangeWebhookDocument, CreateWebhookDocument, WebhookEventsDocument, type Webhook } from './webhook-documents'

type Parts = { onClose: () => void } & ({ municipalityId: number; webhook?: never } | { webhook: Webhook })

/** Which address is told of what. Of a new one then the secret of its signatures, once; that of one that is changed stays. */
export const WebhookForm = ({ onClose, ...of }: Parts) => {
  const text = useText()
  const [name, setName] = useState(of.webhook?.name ?? '')
  const [url, setUrl] = useState(of.webhook?.url ?? '')
  const [chosen, setChosen] = useState<string[]>([...(of.webhook?.events ?? [])])
  const { data: known } = useQuery(WebhookEventsDocument)
  const [create, creating] = useMutation(CreateWebhookDocument, { refetchQueries: ['Webhooks'], onError: () => {} })
  const [change, changing] = useMutation(ChangeWebhookDocument, { refetchQueries: ['WebhookDeliveries'], onCompleted: onClose, onError: () => {} })
  const error = creating.error ?? changing.error
  const secret = creating.data?.createWebhook.secret
  const keep = () => {
    const wanted = { name, url: url.trim(), events: chosen }
    return of.webhook ? change({ variables: { id: of.webhook.id, change: wanted } }) : create({ variables: { draft: { municipalityId: of.municipalityId, ...wanted } } })
  }
  return (
    <Modal opened onClose={secret ? () => {} : onClose} title={text(of.webhook ? 'webhooks.change' : 'webhooks.new')} size="lg" withCloseButton={!secret} closeButtonProps={{ 'aria-label': text('close') }}>
      {secret ? (
        <ShownOnce label={text('webhooks.secret')} secret={secret} warning={text('webhooks.secret.once')} onDone={onClose} />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void keep()
          }}
        >
          <Stack>
            <TextInput label={text('webhooks.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} required maxLength={80} data-autofocus />
            <TextInput label={text('webhooks.url')} description={text('webhooks.url.hint')} type="url" value={url} onChange={(event) => setUrl(event.currentTarget.value)} required maxLength={500} />
            <Checkbox.Group label={text('webhooks.events')} value={chosen} onChange={setChosen} required>
              <Stack gap={8} mt="xs">
                {(known?.webhookEvents ?? []).map((event) => (
                  <Checkbox key={event} value={event} label={text(`event.${event}` as MessageId)} />
                ))}
              </Stack>
            </Checkbox.Group>
            {error && <Problem refusals={refusalsFrom(error)} />}
            <Group justify="flex-end">
              <Button type="submit" loading={creating.loading || changing.loading} disabled={name.trim() === '' || url.trim() === '' || chosen.length === 0}>
                {text(of.webhook ? 'webhooks.keep' : 'webhooks.add')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  )
}
