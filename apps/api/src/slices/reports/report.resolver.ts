import type { ReportQueryDraft, Zone } from '@tolok/domain'
import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql'
import { perOperation, scopeOf, type Context } from '../../platform/context'
import { refuse } from '../../platform/errors'
import { Heavy, Needs } from '../../platform/policy'
import { declaredReports } from '../../platform/report-ids'
import { goneSignal } from '../../platform/until-gone'
import { municipalityLoader } from '../municipalities'
import { describe, seenBy } from './catalogue'
import { ReportCatalogue } from './catalogue.object'
import { Explanation } from './explanation.object'
import { explainFigure } from './explanation.store'
import { CellInput } from './fact.object'
import { ReportQueryInput } from './report.input'
import { Member, MemberAttribute, ReportTable } from './report.object'
import { answerReport, answerReports, planVersion, type Report } from './report.store'
import { asksFor, asksForPath } from './selection'

@Resolver(() => Member)
export class MemberResolver {
  @FieldResolver(() => [MemberAttribute], { description: 'What else the register says of it; empty where the dimension has none. Asked for only where selected.' })
  attributes(@Root() { attributes = [] }: Member & { attributes?: readonly MemberAttribute[] }): readonly MemberAttribute[] {
    return attributes
  }
}

@Resolver()
export class ReportResolver {
  @Needs('report.read')
  @Query(() => ReportCatalogue, { description: 'What you may ask of a report: figures, dimensions, and which go together.' })
  reportCatalogue(@Ctx() context: Context): ReportCatalogue {
    return describe(seenBy(scopeOf(context).actor, declaredReports()))
  }

  @Heavy()
  @Needs('report.read')
  @Query(() => ReportTable, { complexity: ({ childComplexity }) => 500 + childComplexity, description: 'The answer to a question: counted in one snapshot, judged, totalled, pivoted, compared.' })
  async report(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('query', () => ReportQueryInput) query: ReportQueryInput): Promise<ReportTable> {
    const scope = scopeOf(context)
    const withCoverage = asksFor(info, ['coverage', 'notes'])
    return carried(await answerReport(scope, context.databases, seenBy(scope.actor, declaredReports()), draftOf(query), { withCoverage, withAttributes: asksForAttributes(info), zone: await zoneOf(context), signal: signalOf(context) }))
  }

  @Heavy()
  @Needs('report.read')
  @Query(() => [ReportTable], {
    complexity: ({ args, childComplexity }: { args: { queries?: unknown[] }; childComplexity: number }) => (args.queries?.length ?? reportsAtOnce) * (250 + childComplexity),
    description: 'A dashboard: 1 to 12 questions, one admission, one snapshot, one asOf for all that name none.',
  })
  async reports(@Ctx() context: Context, @Info() info: GraphQLResolveInfo, @Arg('queries', () => [ReportQueryInput]) queries: ReportQueryInput[]): Promise<ReportTable[]> {
    if (queries.length < 1 || queries.length > reportsAtOnce) throw refuse([{ code: 'OUT_OF_RANGE', path: ['queries'], least: 1, most: reportsAtOnce }])
    const scope = scopeOf(context)
    const withCoverage = asksFor(info, ['coverage', 'notes'])
    const reports = await answerReports(scope, context.databases, seenBy(scope.actor, declaredReports()), queries.map(draftOf), { withCoverage, withAttributes: asksForAttributes(info), zone: await zoneOf(context), signal: signalOf(context) })
    return reports.map(carried)
  }

  @Heavy()
  @Needs('report.read')
  @Query(() => Explanation, { complexity: ({ childComplexity }) => 500 + childComplexity, description: 'How one figure of a report came about: the question in words, the rule, the tallies and the sums behind it.' })
  async explainCell(@Ctx() context: Context, @Arg('query', () => ReportQueryInput) query: ReportQueryInput, @Arg('cell', () => CellInput) cell: CellInput): Promise<Explanation> {
    const scope = scopeOf(context)
    return explainFigure(scope, context.databases, seenBy(scope.actor, declaredReports()), draftOf(query), cell, { zone: await zoneOf(context) })
  }
}

const reportsAtOnce = 12

/** Whoever leaves stops the database. */
function signalOf(context: Context): AbortSignal {
  const { signal, forget } = goneSignal(context.request)
  context.leaving.push(forget)
  return signal
}
const asksForAttributes = (info: GraphQLResolveInfo): boolean => [['rows', 'members', 'attributes'], ['columns', 'members', 'attributes']].some((path) => asksForPath(info, path))

/** As it comes over the wire, to the domain. */
export const draftOf = (query: ReportQueryInput): ReportQueryDraft => ({ ...query, asOf: query.asOf?.getTime() ?? null })

const carried = ({ endCursor, hasNextPage, columns, query, ...report }: Report): ReportTable => ({
  ...report,
  columns: columns.map((column) => ({ ...column, label: column.label.id })),
  pageInfo: { endCursor, hasNextPage },
  period: { from: query.period.firstDay, to: query.period.lastDay },
  planVersion,
})

/** Whose midnight a relative period begins at: the municipality's own, or the capital's where there are several. */
async function zoneOf(context: Context): Promise<Zone> {
  const { municipalities } = scopeOf(context)
  const [only] = municipalities === 'ALL' || municipalities.length !== 1 ? [] : municipalities
  const town = only === undefined ? null : await perOperation(context, municipalityLoader).load(only)
  return (town?.timeZone as Zone | undefined) ?? 'Asia/Jakarta'
}
