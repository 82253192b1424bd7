import { TbLayoutDashboard } from 'react-icons/tb'
import { readTexts } from '../../platform/i18n'
import type { Addresses } from '../../platform/addresses'
import { oneOf, textIn, type View } from '../../platform/view'

export type DashboardSearch = Addresses['dasbor'] & { cari?: string; saring?: 'arsip'; periode_dasbor?: string; perangkat?: string; ubah?: '1' }

export const dashboardsView: View<DashboardSearch> = {
  path: 'dasbor',
  title: 'dashboards.title',
  icon: TbLayoutDashboard,
  section: 'measure',
  needs: 'report.read',
  search: (raw) => ({ dasbor: textIn(raw.dasbor), cari: textIn(raw.cari), saring: oneOf(['arsip'] as const, raw.saring), periode_dasbor: textIn(raw.periode_dasbor), perangkat: textIn(raw.perangkat), ubah: oneOf(['1'] as const, String(raw.ubah)) }),
  texts: 'dashboards',
  // A dashboard speaks as the report builder does, and is shared as saved reports are.
  load: () => Promise.all([import('./dashboards'), readTexts('report-builder'), readTexts('saved')]).then(([page]) => page),
}
