import { TbInbox } from 'react-icons/tb'
import type { Addresses } from '../../platform/addresses'
import { oneOf, type View } from '../../platform/view'

export const inboxView: View<Addresses['kotak-masuk']> = {
  path: 'kotak-masuk',
  title: 'inbox.title',
  icon: TbInbox,
  section: 'platform',
  needs: 'report.read',
  search: (raw) => ({ saring: oneOf(['baru'] as const, raw.saring) }),
  texts: 'saved',
  load: () => import('./inbox'),
}
