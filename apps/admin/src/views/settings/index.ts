import { TbSettings } from 'react-icons/tb'
import { textIn, type View } from '../../platform/view'

export type SettingsSearch = { aturan?: string }

export const settingsView: View<SettingsSearch> = {
  path: 'pengaturan',
  title: 'settings.title',
  icon: TbSettings,
  section: 'platform',
  needs: 'scheme.read',
  search: (raw) => ({ aturan: textIn(raw.aturan) }),
  texts: 'views',
  load: () => import('./settings'),
}
