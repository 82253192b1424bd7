import { IconInbox } from '@tabler/icons-react'
import type { Addresses } from '../../platform/addresses'
import { oneOf, type View } from '../../platform/view'

export const inboxView: View<Addresses['kotak-masuk']> = {
  path: 'kotak-masuk',
  title: 'inbox.title',
  icon: IconInbox,
  section: 'platform',
  needs: 'report.read',
  search: (raw) => ({ saring: oneOf(['baru'] as const, raw.saring) }),
  texts: 'saved',
  load: () => import('./inbox'),
}
