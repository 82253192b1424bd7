import { useMutation } from '@apollo/client/react'
import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core'
import { nextPeriod, periodOf, schemeText, type Scheme } from '@tolok/domain'
import { useState, type FormEvent } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import { DraftSchemeDocument } from './changes'
import { type OneScheme } from './documents'

type Parts = { scheme: OneScheme; rules: Scheme; onClose: () => void; onDrafted: (id: string) => void }

/** A new draft begins as a copy, from the next year on, with a reason that those it will judge understand. */
export const StartDraft = ({ scheme, rules, onClose, onDrafted }: Parts) => {
  const text = useText()
  const { municipalityId, today } = usePlace()
  const [reason, setReason] = useState('')
  const [code, setCode] = useState('')
  const [draft, { loading, error, client }] = useMutation(DraftSchemeDocument, {
    onCompleted: ({ draftScheme }) => {
      client.cache.evict({ id: 'ROOT_QUERY', fieldName: 'schemeDrafts' })
      onDrafted(draftScheme.id)
    },
    onError: () => {},
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (municipalityId === undefined) return
    const validFrom = nextPeriod(periodOf(today, 'YEAR')).firstDay
    const document = JSON.parse(schemeText({ ...rules, id: scheme.national ? code : rules.id, validFrom, validTo: null })) as unknown
    void draft({ variables: { draft: { municipalityId, baseId: scheme.id, reason, document } } })
  }
  return (
    <Modal opened onClose={onClose} title={text('scheme.draft.title')} closeButtonProps={{ 'aria-label': text('close') }}>
      <form onSubmit={submit}>
        <Stack>
          <p className="quiet">{text(scheme.national ? 'scheme.draft.national' : 'scheme.draft.what')}</p>
          {scheme.national && (
            <TextInput
              label={text('scheme.code')}
              description={text('scheme.code.why')}
              value={code}
              onChange={(event) => setCode(event.currentTarget.value.toUpperCase().replace(/[^A-Z0-9_]/g, '_'))}
              required
            />
          )}
          <Textarea
            label={text('scheme-draft.reason')}
            description={text('scheme-draft.reason.why')}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            autosize
            minRows={3}
            maxLength={2000}
            required
            data-autofocus
          />
          {error && <Problem refusals={refusalsFrom(error)} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {text('scheme-draft.cancel')}
            </Button>
            <Button type="submit" loading={loading} disabled={reason.trim() === ''}>
              {text('scheme.draft.start')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
