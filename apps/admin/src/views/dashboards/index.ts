import { IconLayoutDashboard } from '@tabler/icons-react'
import type { Addresses } from '../../platform/addresses'
import { oneOf, textIn, type View } from '../../platform/view'

export type DashboardSearch = Addresses['dasbor'] & { cari?: string; periode_dasbor?: string; perangkat?: string; ubah?: '1' }

export const dashboardsView: View<DashboardSearch> = {
  path: 'dasbor',
  title: 'dashboards.title',
  icon: IconLayoutDashboard,
  section: 'measure',
  needs: 'report.read',
  search: (raw) => ({ dasbor: textIn(raw.dasbor), cari: textIn(raw.cari), periode_dasbor: textIn(raw.periode_dasbor), perangkat: textIn(raw.perangkat), ubah: oneOf(['1'] as const, String(raw.ubah)) }),
  texts: 'dashboards',
  load: () => import('./dashboards'),
}
