import { extensions } from './extensions'
import { inSections, refuseCollisions, type AnyView } from './platform/view'
import { agenciesView } from './views/agencies'
import { dashboardsView } from './views/dashboards'
import { homeView } from './views/home'
import { employeesView } from './views/employees'
import { importView } from './views/import'
import { indicatorsView } from './views/indicators'
import { observationsView } from './views/observations'
import { integrationsView } from './views/integrations'
import { inboxView } from './views/inbox'
import { reportBuilderView } from './views/report-builder'
import { savedReportsView } from './views/saved-reports'
import { publicationsView } from './views/publications'
import { schemesView } from './views/schemes'
import { scorecardsView } from './views/scorecards'
import { settingsView } from './views/settings'

/** Everything a person can see, in menu order; an extension's page ends the section it names. */
export const views: AnyView[] = inSections([
  homeView,
  observationsView,
  scorecardsView,
  reportBuilderView,
  savedReportsView,
  dashboardsView,
  publicationsView,
  agenciesView,
  indicatorsView,
  schemesView,
  employeesView,
  importView,
  inboxView,
  integrationsView,
  settingsView,
  ...extensions.flatMap(({ views: own = [] }) => own),
])
refuseCollisions(views)
