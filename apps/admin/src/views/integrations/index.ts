import { TbPlugConnected } from 'react-icons/tb'
import type { Addresses } from '../../platform/addresses'
import { oneOf, textIn, type View } from '../../platform/view'

export const integrationsView: View<Addresses['integrasi']> = {
  path: 'integrasi',
  title: 'integrations.title',
  icon: TbPlugConnected,
  section: 'platform',
  needs: 'report.read',
  search: (raw) => ({ bagian: oneOf(['layanan', 'webhook'] as const, raw.bagian), webhook: textIn(raw.webhook) }),
  texts: 'integrations',
  load: () => import('./integrations'),
}
