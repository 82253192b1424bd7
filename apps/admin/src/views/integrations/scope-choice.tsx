import { Checkbox, Input, Stack } from '@mantine/core'
import { useId } from 'react'
import { useText, type MessageId } from '../../platform/i18n'
import classes from './integrations.module.css'
import { groupOf, scopeGroups } from './scope-groups'

/** What a token may do: reading first, then writing, then what sets up the place for others. */
export const ScopeChoice = ({ scopes, chosen, onChange }: { scopes: readonly string[]; chosen: string[]; onChange: (chosen: string[]) => void }) => {
  const text = useText()
  return (
    <Input.Wrapper label={text('tokens.scopes')} description={text('tokens.scopes.hint')} required labelElement="div">
      <Checkbox.Group value={chosen} onChange={onChange}>
        <Stack gap="md" mt="xs">
          {scopeGroups.map((group) => {
            const here = scopes.filter((scope) => groupOf(scope) === group)
            return here.length > 0 && <Group key={group} title={text(`tokens.scopes.${group}`)} scopes={here} />
          })}
        </Stack>
      </Checkbox.Group>
    </Input.Wrapper>
  )
}

const Group = ({ title, scopes }: { title: string; scopes: readonly string[] }) => {
  const text = useText()
  const label = useId()
  return (
    <div role="group" aria-labelledby={label}>
      <p id={label} className={classes.group}>
        {title}
      </p>
      <div className={classes.scopes}>
        {scopes.map((scope) => (
          <Checkbox key={scope} value={scope} label={text(`scope.${scope}` as MessageId)} />
        ))}
      </div>
    </div>
  )
}
