import { IconPlugConnected } from '@tabler/icons-react'
import type { Addresses } from '../../platform/addresses'
import { oneOf, textIn, type View } from '../../platform/view'

export const integrationsView: View<Addresses['integrasi']> = {
  path: 'integrasi',
  title: 'integrations.title',
  icon: IconPlugConnected,
  section: 'platform',
  needs: 'report.read',
  search: (raw) => ({ bagian: oneOf(['layanan', 'webhook'] as const, raw.bagian), webhook: textIn(raw.webhook) }),
  texts: 'integrations',
  load: () => import('./integrations'),
}
