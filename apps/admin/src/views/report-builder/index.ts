import { IconReportAnalytics } from '@tabler/icons-react'
import type { View } from '../../platform/view'
import { readOpened, type OpenedSearch } from './keep/opened'
import { readSearch, type QuestionSearch } from '../../pickers/report/question'

export const reportBuilderView: View<QuestionSearch & OpenedSearch> = {
  path: 'laporan',
  title: 'report.title',
  icon: IconReportAnalytics,
  section: 'measure',
  needs: 'report.read',
  search: (raw) => ({ ...readSearch(raw), ...readOpened(raw) }),
  texts: 'report-builder',
  load: () => import('./report-builder'),
}
