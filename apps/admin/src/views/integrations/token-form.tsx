import { useMutation } from '@apollo/client/react'
import { Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { useText } from '../../platform/i18n'
import { Problem } from '../../platform/problem'
import { CreateAccessTokenDocument } from './documents'
import { isOfOperation, OperationsField } from './operations-field'
import { ScopeChoice } from './scope-choice'
import { ShownOnce } from './shown-once'

const lasting = ['30', '90', '180', '365'] as const

/** What a token is for, what it may do and for how long; then its text, once. */
export const TokenForm = ({ title, scopes, integratorId, onClose }: { title: string; scopes: readonly string[]; integratorId?: string; onClose: () => void }) => {
  const text = useText()
  const [name, setName] = useState('')
  const [days, setDays] = useState<string>('90')
  const [chosen, setChosen] = useState<string[]>([])
  const [operations, setOperations] = useState<string[] | null>(null)
  const [create, { data, loading, error }] = useMutation(CreateAccessTokenDocument, { refetchQueries: ['AccessTokens'], onError: () => {} })
  const refusals = error ? refusalsFrom(error) : []
  const made = data?.createAccessToken.text
  return (
    // While the text is shown, only the button that says so closes it.
    <Modal opened onClose={made ? () => {} : onClose} title={title} size="lg" withCloseButton={!made} closeButtonProps={{ 'aria-label': text('close') }}>
      {made ? (
        <ShownOnce label={text('tokens.text')} secret={made} warning={text('tokens.shown-once')} onDone={onClose} />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            void create({ variables: { draft: { name, days: Number(days), scopes: chosen, operations, integratorId } } })
          }}
        >
          <Stack>
            <TextInput label={text('tokens.name')} description={text('tokens.name.hint')} value={name} onChange={(event) => setName(event.currentTarget.value)} required maxLength={80} data-autofocus />
            <Select label={text('tokens.days')} value={days} onChange={(value) => setDays(value ?? '90')} allowDeselect={false} data={lasting.map((value) => ({ value, label: text(`tokens.days.${value}`) }))} />
            <ScopeChoice scopes={scopes} chosen={chosen} onChange={setChosen} />
            <OperationsField operations={operations} onChange={setOperations} refusals={refusals} />
            <Problem refusals={refusals.filter((refusal) => !isOfOperation(refusal))} />
            <Group justify="flex-end">
              <Button type="submit" loading={loading} disabled={name.trim() === '' || chosen.length === 0 || operations?.some((document) => document.trim() === '')}>
                {text('tokens.make')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Modal>
  )
}
