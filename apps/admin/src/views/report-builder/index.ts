import { TbReportAnalytics } from 'react-icons/tb'
import type { View } from '../../platform/view'
import { readOpened, type OpenedSearch } from './keep/opened'
import { readSearch, type QuestionSearch } from '../../pickers/report/question'

export const reportBuilderView: View<QuestionSearch & OpenedSearch> = {
  path: 'laporan',
  title: 'report.title',
  icon: TbReportAnalytics,
  section: 'measure',
  needs: 'report.read',
  search: (raw) => ({ ...readSearch(raw), ...readOpened(raw) }),
  texts: 'report-builder',
  load: () => import('./report-builder'),
}
