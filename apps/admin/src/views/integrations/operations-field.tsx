import { Button, Group, Stack, Switch, Textarea } from '@mantine/core'
import { TbPlus } from 'react-icons/tb'
import { tokenLimits } from '@tolok/domain'
import { useText, type Text } from '../../platform/i18n'
import { refusalText } from '../../platform/problem'
import type { Refusal } from '../../platform/refusal'

/** Which refused document this is: its place in the list, from ['draft', 'operations', 1]. */
const refusedAt = ({ path }: Refusal): number => (path[1] === 'operations' && typeof path[2] === 'number' ? path[2] : -1)
/** Which place of it, and what to do. */
const sayWhy = (text: Text, refusal: Refusal) => {
  const { sentence, remedy } = refusalText(text, refusal)
  return `${sentence} ${remedy}`
}
/** Refusals that are said below one of the documents. */
export const isOfOperation = (refusal: Refusal): boolean => refusedAt(refusal) >= 0

type Parts = { operations: readonly string[] | null; onChange: (operations: string[] | null) => void; refusals: readonly Refusal[] }

/** The documents that a token is bound to, each in a field of its own; null: it may send any. */
export const OperationsField = ({ operations, onChange, refusals }: Parts) => {
  const text = useText()
  const put = (at: number, document: string) => onChange(operations!.map((one, index) => (index === at ? document : one)))
  return (
    <Stack gap="sm">
      <Switch label={text('tokens.bind')} description={text('tokens.bind.hint')} checked={operations !== null} onChange={(event) => onChange(event.currentTarget.checked ? [''] : null)} />
      {operations?.map((document, at) => {
        const refused = refusals.find((refusal) => refusedAt(refusal) === at)
        return (
          <div key={at}>
            <Textarea
              label={text('tokens.operation', { number: at + 1 })}
              value={document}
              onChange={(event) => put(at, event.currentTarget.value)}
              error={refused && sayWhy(text, refused)}
              placeholder="query { viewer { name } }"
              styles={{ input: { fontFamily: 'monospace' } }}
              maxLength={tokenLimits.operationLength}
              spellCheck={false}
              autosize
              minRows={3}
              maxRows={12}
            />
            {operations.length > 1 && (
              <Group justify="flex-end" mt={4}>
                <Button variant="subtle" color="red" size="compact-sm" onClick={() => onChange(operations.filter((_, index) => index !== at))} aria-label={text('tokens.operation.remove.one', { number: at + 1 })}>
                  {text('tokens.operation.remove')}
                </Button>
              </Group>
            )}
          </div>
        )
      })}
      {operations && operations.length < tokenLimits.operations && (
        <Group>
          <Button variant="light" size="compact-md" leftSection={<TbPlus size={16} aria-hidden />} onClick={() => onChange([...operations, ''])}>
            {text('tokens.operation.add')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
