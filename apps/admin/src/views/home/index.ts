import { IconHome } from '@tabler/icons-react'
import type { View } from '../../platform/view'

export const homeView: View = {
  path: '',
  title: 'home.title',
  icon: IconHome,
  section: 'work',
  needs: 'municipality.read',
  search: () => ({}),
  texts: 'views',
  load: () => import('./home'),
}
