import type { Slice } from '../../platform/slice'
import { scheduleRoutes } from './clock'
import { InboxResolver, ReportRunResolver, ReportScheduleResolver, ScheduledReportResolver } from './report-schedule.resolver'

export { nextDue } from './cron'

export const reportSchedules: Slice = {
  name: 'report-schedules',
  resolvers: [ReportScheduleResolver, ReportRunResolver, ScheduledReportResolver, InboxResolver],
  routes: scheduleRoutes,
}
