import { IconReportAnalytics } from '@tabler/icons-react'
import type { View } from '../../platform/view'
import { readSearch, type QuestionSearch } from './question'

export const reportBuilderView: View<QuestionSearch> = {
  path: 'laporan',
  title: 'report.title',
  icon: IconReportAnalytics,
  section: 'measure',
  needs: 'report.read',
  search: readSearch,
  texts: 'report-builder',
  load: () => import('./report-builder'),
}
