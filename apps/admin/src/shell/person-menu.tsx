import { Menu, Text as Words, useMantineColorScheme } from '@mantine/core'
import { IconDeviceDesktop, IconLanguage, IconLogout, IconMoon, IconSun } from '@tabler/icons-react'
import { chooseLanguage, useLanguage, useText, type MessageId } from '../platform/i18n'
import { paths } from '../platform/paths'
import { signOut, useSession } from '../platform/session'
import { PersonButton } from './person'

const themes = [
  { scheme: 'light', icon: IconSun, label: 'theme.light' },
  { scheme: 'dark', icon: IconMoon, label: 'theme.dark' },
  { scheme: 'auto', icon: IconDeviceDesktop, label: 'theme.auto' },
] as const satisfies { scheme: string; icon: typeof IconSun; label: MessageId }[]

/** Who I am here, how I like it, and the way out. Fetched when first asked for. */
export default function PersonMenu() {
  const text = useText()
  const language = useLanguage()
  const { viewer } = useSession()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const leave = async () => {
    await signOut()
    location.assign(paths.signIn)
  }

  return (
    <Menu defaultOpened position="bottom-end" width={260} shadow="md" withinPortal>
      <Menu.Target>
        <PersonButton />
      </Menu.Target>
      <Menu.Dropdown>
        <div style={{ padding: '8px 12px' }}>
          <Words fw={600}>{viewer.name}</Words>
          <Words size="sm" c="dimmed">
            {viewer.roles.map((role) => text(`role.${role}`)).join(' · ')}
          </Words>
        </div>
        <Menu.Divider />
        {themes.map(({ scheme, icon: Icon, label }) => (
          <Menu.Item
            key={scheme}
            role="menuitemradio"
            aria-checked={colorScheme === scheme}
            fw={colorScheme === scheme ? 600 : undefined}
            leftSection={<Icon size={18} aria-hidden />}
            closeMenuOnClick={false}
            onClick={() => setColorScheme(scheme)}
          >
            {text(label)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLanguage size={18} aria-hidden />}
          lang={language === 'id' ? 'en' : 'id'}
          onClick={() => void chooseLanguage(language === 'id' ? 'en' : 'id')}
        >
          {language === 'id' ? 'English' : 'Bahasa Indonesia'}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={18} aria-hidden />} onClick={() => void leave()}>
          {text('person.sign-out')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
