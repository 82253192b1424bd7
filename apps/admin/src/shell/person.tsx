import { ActionIcon, type ActionIconProps } from '@mantine/core'
import { IconUserCircle } from '@tabler/icons-react'
import { type ComponentPropsWithRef } from 'react'
import { useText } from '../platform/i18n'
import { useSession } from '../platform/session'
import { onDemand } from '../ui/on-demand'

/** What opens the menu; before the menu is here, and as its own button afterwards. */
export const PersonButton = ({ className = '', ...button }: ActionIconProps & ComponentPropsWithRef<'button'>) => {
  const text = useText()
  const { viewer } = useSession()
  return (
    <ActionIcon
      className={`person ${className}`}
      variant="subtle"
      color="gray"
      size={36}
      aria-haspopup="dialog"
      {...button}
      aria-label={text('person.open', { name: viewer.name })}
    >
      <IconUserCircle size={26} stroke={1.5} aria-hidden />
    </ActionIcon>
  )
}

export const Person = onDemand(PersonButton, () => import('./person-menu'))
