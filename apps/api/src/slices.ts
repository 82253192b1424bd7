import { extensions } from './extensions'
import type { Slice } from './platform/slice'
import { accessTokens } from './slices/access-tokens'
import { accounts } from './slices/accounts'
import { agencies } from './slices/agencies'
import { withAttributes } from './slices/attributes'
import { audit } from './slices/audit'
import { bulk } from './slices/bulk'
import { employees } from './slices/employees'
import { exports } from './slices/exports'
import { imports } from './slices/imports'
import { indicators } from './slices/indicators'
import { municipalities } from './slices/municipalities'
import { observations } from './slices/observations'
import { protectedCubes } from './slices/protected-cubes'
import { reportSchedules } from './slices/report-schedules'
import { reports } from './slices/reports'
import { savedReports } from './slices/saved-reports'
import { schemeDrafts } from './slices/scheme-drafts'
import { schemes } from './slices/schemes'
import { scorecards } from './slices/scorecards'
import { tallies } from './slices/tallies'
import { targets } from './slices/targets'
import { webhooks } from './slices/webhooks'

/** THE LIST: everything the API of core can do, in dependency order. */
export const core: readonly Slice[] = [audit, municipalities, accounts, agencies, accessTokens, indicators, employees, targets, observations, schemes, scorecards, schemeDrafts, protectedCubes, reports, imports, bulk, exports, savedReports, reportSchedules, tallies, webhooks]

/** With what the municipalities of this deployment add. */
export const slices: readonly Slice[] = [...core, ...extensions.map(withAttributes)]
