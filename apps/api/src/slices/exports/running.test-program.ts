/** Begins an export job slowly, in a process that a test may end. */
import { setTimeout as pause } from 'node:timers/promises'
import { openDatabases } from '../../platform/database'
import { declareReportIds } from '../../platform/report-ids'
import { slices } from '../../slices'
import type { JobKey } from './export-job'
import { openPlace } from './place'
import { runJob } from './run-job'

const { OWNER_URL, FOLDER, KEY } = process.env
declareReportIds(slices)
const databases = openDatabases(OWNER_URL!)
await openPlace(databases, FOLDER!, console)
await runJob(databases, JSON.parse(KEY!) as JobKey, undefined, () => pause(300))
await databases.close()
