import { csvStyles } from '@tolok/domain'
import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql'
import { scopeOf, sqlOf, type Context } from '../../platform/context'
import { agreed, refuse } from '../../platform/errors'
import { PageArgs, type Page } from '../../platform/page'
import { InPerson, Needs } from '../../platform/policy'
import { declaredReports } from '../../platform/report-ids'
import { sql } from '../../platform/statement'
import { parseText } from '../../platform/text'
import { parseFacts, parseReport, seenBy, zoneOfScope } from '../reports'
import { findJob, moveJob, type JobRow } from './export-job'
import { ExportInput, ExportJob, ExportJobId, ExportJobPage, toJob } from './export-job.object'
import { createJob, jobWithId, listJobs } from './exports.store'
import { hasPlace } from './place'
import { keptFor } from './run-job'
import { cancelJob, wakeRunner } from './running'

@Resolver(() => ExportJob)
export class ExportResolver {
  @InPerson() // a file is made later, with all that its owner then may
  @Needs('report.read')
  @Query(() => ExportJobPage, { description: 'The files you asked for, the latest first.' })
  exportJobs(@Ctx() context: Context, @Args(() => PageArgs) args: PageArgs): Promise<Page<ExportJob>> {
    return listJobs(scopeOf(context), context.databases, args)
  }

  @InPerson()
  @Needs('report.read')
  @Query(() => ExportJob, { description: 'One of your files; NOT_FOUND for any other.' })
  async exportJob(@Ctx() context: Context, @Args(() => ExportJobId) { id }: ExportJobId): Promise<ExportJob> {
    return toJob(await jobWithId(scopeOf(context), context.databases, id))
  }

  @InPerson()
  @Needs('report.read')
  @Mutation(() => ExportJob, { description: 'Begins to make a file. What cannot be asked is refused at once; the rest goes on after the answer: ask for its status.' })
  async requestExport(@Ctx() context: Context, @Arg('input', () => ExportInput) { kind, format, query, cell, csv, title, language: spoken }: ExportInput): Promise<ExportJob> {
    const scope = scopeOf(context)
    const language = spoken === 'EN' ? 'en' : 'id'
    if (cell && kind !== 'FACTS') throw refuse([{ code: 'INCOMPATIBLE', path: ['input', 'cell'], with: 'REPORT' }])
    const said = title == null || title.trim() === '' ? '' : agreed(parseText(title, ['input', 'title']))
    const catalogue = seenBy(scope.actor, declaredReports())
    const draft = { ...query, asOf: query.asOf?.getTime() ?? null, page: null }
    const asked = { zone: await zoneOfScope(scope, sqlOf(context)), now: scope.at }
    const parsed = kind === 'FACTS' ? parseFacts(catalogue, draft, cell ?? null, asked).query : parseReport(catalogue, draft, asked)
    const job = await createJob(scope, context.databases, { kind, format, draft, cell: cell ?? null, query: parsed, style: { ...csvStyles[language], ...csv, language }, title: said })
    if (hasPlace(context.databases)) wakeRunner(context.databases)
    return toJob(job)
  }

  @InPerson()
  @Needs('report.read')
  @Mutation(() => ExportJob, { description: 'Stops a file that is not made yet, within a second.' })
  async cancelExport(@Ctx() context: Context, @Args(() => ExportJobId) { id }: ExportJobId): Promise<ExportJob> {
    const job = await jobWithId(scopeOf(context), context.databases, id)
    if (!(await cancelJob(context.databases, job))) throw conflict(job)
    return afresh(context, job)
  }

  @InPerson()
  @Needs('report.read')
  @Mutation(() => ExportJob, { description: 'Takes a file up again: facts as CSV where they stopped and for the same moment, everything else anew.' })
  async retryExport(@Ctx() context: Context, @Args(() => ExportJobId) { id }: ExportJobId): Promise<ExportJob> {
    const job = await jobWithId(scopeOf(context), context.databases, id)
    const changes = sql`problems = '[]', finished_at = null, file_size = null, sha256 = null, expires_at = ${new Date(Date.now() + keptFor).toISOString()}::timestamptz`
    if (!toJob(job).canRetry || !(await moveJob(poolOf(context, job), job, ['FAILED', 'CANCELLED', 'EXPIRED'], 'QUEUED', changes))) throw conflict(job)
    if (hasPlace(context.databases)) wakeRunner(context.databases)
    return afresh(context, job)
  }
}

const poolOf = (context: Context, job: JobRow) => context.databases.sqlOf({ municipalities: [job.municipalityId] })
const conflict = (job: JobRow) => refuse([{ code: 'CONFLICT', path: ['id'], current: job.status }], 'CONFLICT')
/** The job as it is now. */
const afresh = async (context: Context, job: JobRow): Promise<ExportJob> => toJob((await findJob(poolOf(context, job), job))!)
