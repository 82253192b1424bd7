import { sql, type Sql } from '../../../platform/statement'
import { idOf, type Job } from './step'

/** Where figures of a file that names no source come from: what agencies report here, as everywhere else on the platform. */
const reported = { code: 'REPORTED', name: 'Laporan perangkat daerah' } as const

export const reportedCode = (job: Job): Sql =>
  sql`coalesce((select x.code from source x where x.municipality_id = ${job.municipalityId} and x.kind = 'REPORTED' order by x.code limit 1), ${reported.code})`

export const writeReportedSource = (job: Job): Sql[] => [
  sql`insert into source (municipality_id, id, code, name, kind) select ${job.municipalityId}, ${idOf(job, 'source', sql`0`)}, ${reported.code}, ${reported.name}, 'REPORTED'
    where exists (select from staged where source is null and source_id is null and outcome <> 'UNCHANGED') on conflict (municipality_id, code) do nothing`,
  sql`update staged s set source_id = x.id from source x where x.municipality_id = ${job.municipalityId} and x.code = ${reportedCode(job)} and s.source is null and s.source_id is null`,
]
