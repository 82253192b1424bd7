import { Button, Popover, SegmentedControl, Stack, Text as Words, useMantineColorScheme, type MantineColorScheme } from '@mantine/core'
import { TbBook, TbLanguage, TbLogout } from 'react-icons/tb'
import { signOut } from '@tolok/client'
import { useState } from 'react'
import { chooseLanguage, useLanguage, useText } from '../platform/i18n'
import { keep } from '../platform/kept'
import { paths } from '../platform/paths'
import { useSession } from '../platform/session'
import { PersonButton } from './person'

/** Who I am here, how I like it, and the way out. Fetched when first asked for. */
export default function PersonMenu() {
  const text = useText()
  const language = useLanguage()
  const { viewer } = useSession()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [isOpen, setOpen] = useState(true)
  const other = language === 'id' ? 'en' : 'id'
  const leave = async () => {
    await signOut()
    keep('signed-in', null)
    location.assign(paths.signIn)
  }

  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={300} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <PersonButton onClick={() => setOpen(!isOpen)} />
      </Popover.Target>
      <Popover.Dropdown aria-label={text('person.open', { name: viewer.name })}>
        <Stack gap="sm">
          <div>
            <Words fw={600}>{viewer.name}</Words>
            <Words size="sm" c="dimmed">
              {viewer.roles.map((role) => text(`role.${role}`)).join(' · ')}
            </Words>
          </div>
          <SegmentedControl
            fullWidth
            aria-label={text('theme')}
            value={colorScheme}
            onChange={(value) => setColorScheme(value as MantineColorScheme)}
            data={(['light', 'dark', 'auto'] as const).map((value) => ({ value, label: text(`theme.${value}.short`) }))}
          />
          <Button
            variant="subtle"
            justify="start"
            leftSection={<TbLanguage size={18} aria-hidden />}
            lang={other}
            onClick={() => void chooseLanguage(other)}
          >
            {other === 'en' ? 'English' : 'Bahasa Indonesia'}
          </Button>
          <Button component="a" href="/docs/" target="_blank" variant="subtle" justify="start" leftSection={<TbBook size={18} aria-hidden />}>
            {text('person.guide')}
          </Button>
          <Button variant="subtle" justify="start" leftSection={<TbLogout size={18} aria-hidden />} onClick={() => void leave()}>
            {text('person.sign-out')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
