import type { Zone } from '@tolok/domain'
import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, Info, Query, Resolver } from 'type-graphql'
import { perOperation, scopeOf, type Context } from '../../platform/context'
import { Heavy, Needs } from '../../platform/policy'
import { declaredReports } from '../../platform/report-ids'
import { goneSignal } from '../../platform/until-gone'
import { municipalityLoader } from '../municipalities'
import { describe, seenBy } from './catalogue'
import { ReportCatalogue } from './catalogue.object'
import { ReportQueryInput } from './report.input'
import { ReportTable } from './report.object'
import { answerReport, planVersion } from './report.store'
import { asksFor } from './selection'

@Resolver()
export class ReportResolver {
  @Needs('report.read')
  @Query(() => ReportCatalogue, { description: 'What you may ask of a report: figures, dimensions, and which go together.' })
  reportCatalogue(@Ctx() context: Context): ReportCatalogue {
    return describe(seenBy(scopeOf(context).actor, declaredReports()))
  }

  @Heavy()
  @Needs('report.read')
  @Query(() => ReportTable, { complexity: ({ childComplexity }) => 500 + childComplexity, description: 'The answer to a question: counted in one statement, judged, totalled, pivoted.' })
  async report(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('query', () => ReportQueryInput) query: ReportQueryInput): Promise<ReportTable> {
    const scope = scopeOf(context)
    const draft = { ...query, asOf: query.asOf?.getTime() ?? null }
    const withCoverage = asksFor(info, ['coverage', 'notes'])
    const { signal, forget } = goneSignal(context.request)
    context.leaving.push(forget)
    const report = await answerReport(scope, context.databases, seenBy(scope.actor, declaredReports()), draft, { withCoverage, zone: await zoneOf(context), signal })
    const { endCursor, hasNextPage, columns, query: asked } = report
    return {
      ...report,
      columns: columns.map((column) => ({ ...column, label: column.label.id })),
      pageInfo: { endCursor, hasNextPage },
      period: { from: asked.period.firstDay, to: asked.period.lastDay },
      planVersion,
    }
  }
}

/** Whose midnight a relative period begins at: the municipality's own, or the capital's where there are several. */
async function zoneOf(context: Context): Promise<Zone> {
  const { municipalities } = scopeOf(context)
  const [only] = municipalities === 'ALL' || municipalities.length !== 1 ? [] : municipalities
  const town = only === undefined ? null : await perOperation(context, municipalityLoader).load(only)
  return (town?.timeZone as Zone | undefined) ?? 'Asia/Jakarta'
}
