import { TbBuildingCommunity } from 'react-icons/tb'
import type { Addresses } from '../../platform/addresses'
import { textIn, type View } from '../../platform/view'

export const agenciesView: View<Addresses['perangkat-daerah']> = {
  path: 'perangkat-daerah',
  title: 'agencies.title',
  icon: TbBuildingCommunity,
  section: 'measure',
  needs: 'agency.read',
  search: (raw) => ({ perangkat: textIn(raw.perangkat), cari: textIn(raw.cari), sifat: textIn(raw.sifat) }),
  texts: 'views',
  load: () => import('./agencies'),
}
