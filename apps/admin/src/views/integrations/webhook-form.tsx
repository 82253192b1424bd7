import { useMutation, useQuery } from '@apollo/client/react'
import { Button, Checkbox, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { useText, type MessageId } from '../../platform/i18n'
import { Problem } from '../../platform/problem'
import { ShownOnce } from './shown-once'
import { CreateWebhookDocument, WebhookEventsDocument } from './webhook-documents'

/** Which address is told of what; then the secret of its signatures, once. */
export const WebhookForm = ({ municipalityId, onClose }: { municipalityId: number; onClose: () => void }) => {
  const text = useText()
  const [name, setName] = useState('')
  const [url, setUrl] = useState('')
  const [chosen, setChosen] = useState<string[]>([])
  const { data: known } = useQuery(WebhookEventsDocument)
  const [create, { data, loading, error }] = useMutation(CreateWebhookDocument, { refetchQueries: ['Webhooks'], onError: () => {} })
  const secret = data?.createWebhook.secret
  return (
    <Modal opened onClose={secret ? () => {} : onClose} title={text('webhooks.new')} size="lg" withCloseButton={!secret} closeButtonProps={{ 'aria-label': text('close') }}>
      {secret ? (
        <ShownOnce label={text('webhooks.secret')} secret={secret} warning={text('webhooks.secret.once')} onDone={onClose} />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void create({ variables: { draft: { municipalityId, name, url: url.trim(), events: chosen } } })
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
              <Button type="submit" loading={loading} disabled={name.trim() === '' || url.trim() === '' || chosen.length === 0}>
                {text('webhooks.add')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  )
}
