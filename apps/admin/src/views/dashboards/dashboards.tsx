import { useViewSearch } from '../../platform/view'
import { dashboardsView } from '.'
import { DashboardList } from './dashboard-list'
import { OneDashboard } from './one-dashboard'

/** The dashboards one may open, or one of them. */
export default function Dashboards() {
  const [{ dasbor }] = useViewSearch(dashboardsView)
  return dasbor ? <OneDashboard key={dasbor} id={dasbor} /> : <DashboardList />
}
