import { Args, Ctx, Query, Resolver } from 'type-graphql'
import { scopeOf, sqlOf, type Context } from '../../platform/context'
import { Heavy, Needs } from '../../platform/policy'
import { declaredReports } from '../../platform/report-ids'
import { seenBy } from './catalogue'
import { ReportFactArgs, ReportFactPage } from './fact.object'
import { answerFacts, zoneOfScope } from './fact.store'

@Resolver()
export class ReportFactResolver {
  @Heavy()
  @Needs('report.read')
  @Query(() => ReportFactPage, {
    complexity: ({ args, childComplexity }: { args: { first?: number }; childComplexity: number }) => 500 + Math.min(Math.max(args.first ?? 50, 1), 200) * childComplexity,
    description: 'The facts that a question, or one cell of its answer, counts. Parts whose whole counts too are among them; the figure leaves them out and says so.',
  })
  async reportFacts(@Ctx() context: Context, @Args(() => ReportFactArgs) { query, cell, first, after }: ReportFactArgs): Promise<ReportFactPage> {
    const scope = scopeOf(context)
    const draft = { ...query, asOf: query.asOf?.getTime() ?? null }
    return answerFacts(scope, context.databases, seenBy(scope.actor, declaredReports()), { draft, cell: cell ?? null, first, after }, { zone: await zoneOfScope(scope, sqlOf(context)) })
  }
}
