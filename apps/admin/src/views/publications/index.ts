import { TbShieldLock } from 'react-icons/tb'
import type { Addresses } from '../../platform/addresses'
import { textIn, type View } from '../../platform/view'

export const publicationsView: View<Addresses['terbitan']> = {
  path: 'terbitan',
  title: 'publications.title',
  icon: TbShieldLock,
  section: 'measure',
  needs: 'scorecard.seal',
  search: (raw) => ({ terbitan: textIn(raw.terbitan) }),
  texts: 'publications',
  load: () => import('./publications'),
}
