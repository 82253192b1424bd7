import type { Slice } from './platform/slice'
import { accounts } from './slices/accounts'
import { agencies } from './slices/agencies'
import { audit } from './slices/audit'
import { employees } from './slices/employees'
import { imports } from './slices/imports'
import { indicators } from './slices/indicators'
import { municipalities } from './slices/municipalities'
import { observations } from './slices/observations'
import { reports } from './slices/reports'
import { schemeDrafts } from './slices/scheme-drafts'
import { schemes } from './slices/schemes'
import { scorecards } from './slices/scorecards'
import { tallies } from './slices/tallies'
import { targets } from './slices/targets'

/** THE LIST: everything the API can do, in dependency order. */
export const slices: readonly Slice[] = [audit, municipalities, accounts, agencies, indicators, employees, targets, observations, schemes, scorecards, schemeDrafts, reports, imports, tallies]
