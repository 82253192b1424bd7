import { TbHome } from 'react-icons/tb'
import type { View } from '../../platform/view'

export const homeView: View = {
  path: '',
  title: 'home.title',
  icon: TbHome,
  section: 'work',
  needs: 'municipality.read',
  search: () => ({}),
  texts: 'views',
  load: () => import('./home'),
}
