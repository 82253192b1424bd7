import { TbUserCircle } from 'react-icons/tb'
import { type ComponentPropsWithRef } from 'react'
import { useText } from '../platform/i18n'
import { useSession } from '../platform/session'
import { IconButton } from '../ui/icon-button'
import { onDemand } from '../ui/on-demand'

/** What opens the menu; before the menu is here, and as its own button afterwards. */
export const PersonButton = ({ className = '', ...button }: ComponentPropsWithRef<'button'>) => {
  const text = useText()
  const { viewer } = useSession()
  return (
    <IconButton
      className={`person ${className}`}

      aria-haspopup="dialog"
      {...button}
      aria-label={text('person.open', { name: viewer.name })}
    >
      <TbUserCircle size={26} strokeWidth={1.5} aria-hidden />
    </IconButton>
  )
}

export const Person = onDemand(PersonButton, () => import('./person-menu'))
