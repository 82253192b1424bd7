import { IconBuildingCommunity } from '@tabler/icons-react'
import { textIn, type View } from '../../platform/view'

export type AgenciesSearch = { perangkat?: string; cari?: string }

export const agenciesView: View<AgenciesSearch> = {
  path: 'perangkat-daerah',
  title: 'agencies.title',
  icon: IconBuildingCommunity,
  section: 'measure',
  needs: 'agency.read',
  search: (raw) => ({ perangkat: textIn(raw.perangkat), cari: textIn(raw.cari) }),
  texts: 'views',
  load: () => import('./agencies'),
}
