import { compareSchemes, lintScheme, publicationObstacles, readScheme, type Day } from '@tolok/domain'
import { GraphQLJSON } from 'graphql-scalars'
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { databaseOf, perOperation, scopeOf, sqlOf, type Context } from '../../platform/context'
import { agreed } from '../../platform/errors'
import { PageArgs, type Page } from '../../platform/page'
import { Heavy, Needs } from '../../platform/policy'
import { DayScalar } from '../../platform/scalars'
import { rulesIn, Scheme, SchemeDifference, SchemeFinding, schemeOfKey, SchemeRules, toFinding } from '../schemes'
import { baseOf, beforePublication, draftScheme, editDraft, neighbours, openDraft, publishDraft, withdrawDraft } from './life'
import { answerComment, answersLoader, commentOnDraft, listComments } from './scheme-comment.store'
import { SchemeAnswer, SchemeComment, SchemeCommentPage, SchemeDraft, SchemeDraftArgs, SchemeDraftInput, SchemeDraftPage, SchemeObstacle, SchemeRevision } from './scheme-draft.object'
import { draftOf, listDrafts, revisionsOf } from './scheme-draft.store'
import { AgencyMoves, OutcomeMove, SchemeSimulation, SimulatedPlan, SimulatedPlanArgs, SimulatedPlanPage } from './scheme-simulation.object'
import { agencyMovesOf, latestSimulation, listSimulatedPlans, movesOf } from './scheme-simulation.store'
import { startSimulation, whileWaiting } from './simulate'

@Resolver(() => SchemeDraft)
export class SchemeDraftResolver {
  @Needs('scheme.read')
  @Query(() => SchemeDraftPage, { description: 'The drafts you may read, the latest first: those that were opened, and for who may draft all of them.' })
  schemeDrafts(@Ctx() context: Context, @Args(() => SchemeDraftArgs) args: SchemeDraftArgs): Promise<Page<SchemeDraft>> {
    return listDrafts(scopeOf(context), sqlOf(context), args)
  }

  @Needs('scheme.read')
  @Query(() => SchemeDraft, { nullable: true, description: 'One draft; NOT_FOUND when there is none that you may see.' })
  schemeDraft(@Ctx() context: Context, @Arg('id', () => ID) id: string): Promise<SchemeDraft> {
    return draftOf(scopeOf(context), sqlOf(context), id)
  }

  @Needs('scheme.draft')
  @Mutation(() => SchemeDraft, { description: 'Keeps a new draft after a version that there is.' })
  draftScheme(@Ctx() context: Context, @Arg('draft', () => SchemeDraftInput) draft: SchemeDraftInput): Promise<SchemeDraft> {
    return draftScheme(scopeOf(context), databaseOf(context), draft)
  }

  @Needs('scheme.draft')
  @Mutation(() => SchemeDraft, {
    description: 'Another text. CONFLICT with the present revision when someone was faster. A change of what it judges prolongs the time for comments and asks for another simulation.',
  })
  editDraft(
    @Ctx() context: Context,
    @Arg('id', () => ID) id: string,
    @Arg('revision', () => Int) revision: number,
    @Arg('document', () => GraphQLJSON) document: unknown,
    @Arg('reason', () => String) reason: string,
  ): Promise<SchemeDraft> {
    return editDraft(scopeOf(context), databaseOf(context), id, revision, document, reason)
  }

  @Needs('scheme.draft')
  @Mutation(() => SchemeDraft, { description: 'Opens it for comment until a day: at least a week ahead, but in a demonstration.' })
  openDraft(@Ctx() context: Context, @Arg('id', () => ID) id: string, @Arg('until', () => DayScalar) until: Day): Promise<SchemeDraft> {
    return openDraft(scopeOf(context), databaseOf(context), id, until)
  }

  @Needs('scheme.comment')
  @Mutation(() => SchemeComment, { description: 'Says something of an open draft. It is answered before the draft is published, and never changed.' })
  commentOnDraft(@Ctx() context: Context, @Arg('id', () => ID) id: string, @Arg('text', () => String) text: string): Promise<SchemeComment> {
    return commentOnDraft(scopeOf(context), databaseOf(context), id, text)
  }

  @Needs('scheme.draft')
  @Mutation(() => SchemeComment, { description: 'Answers a comment, for good: who drafted it, or changed it last.' })
  answerComment(@Ctx() context: Context, @Arg('id', () => ID) id: string, @Arg('text', () => String) text: string): Promise<SchemeComment> {
    return answerComment(scopeOf(context), databaseOf(context), id, text)
  }

  @Needs('scheme.draft')
  @Heavy()
  @Mutation(() => SchemeSimulation, {
    description: `Judges every plan of a period by the present rules and by the draft. Up to ${whileWaiting} plans it is done when it answers; more go on, see doneCount.`,
  })
  async simulateDraft(
    @Ctx() context: Context,
    @Arg('id', () => ID) id: string,
    @Arg('period', () => String, { nullable: true, description: 'The latest that has plans, where none is given.' }) period?: string | null,
  ): Promise<SchemeSimulation> {
    const { draft, planIds, run } = await startSimulation(scopeOf(context), databaseOf(context), sqlOf(context), id, period ?? null)
    const running = run()
    if (planIds.length <= whileWaiting) await running
    else running.catch((fault: unknown) => context.request?.log.error({ err: fault, draft: draft.id }, 'a simulation stopped'))
    return (await latestSimulation(draft, sqlOf(context)))!
  }

  @Needs('scheme.publish')
  @Mutation(() => Scheme, { description: 'Makes it the next version, for good. Never by who drafted or last changed it; every reason against it is said at once.' })
  publishDraft(@Ctx() context: Context, @Arg('id', () => ID) id: string): Promise<Scheme> {
    return publishDraft(scopeOf(context), databaseOf(context), id)
  }

  @Needs('scheme.draft')
  @Mutation(() => SchemeDraft, { description: 'Ends it without publishing; what was said of it stays.' })
  withdrawDraft(@Ctx() context: Context, @Arg('id', () => ID) id: string, @Arg('reason', () => String) reason: string): Promise<SchemeDraft> {
    return withdrawDraft(scopeOf(context), databaseOf(context), id, reason)
  }

  @FieldResolver(() => SchemeRules, { nullable: true })
  rules(@Root() { document }: SchemeDraft): SchemeRules | null {
    return rulesIn(document)
  }

  @FieldResolver(() => Scheme, { description: 'The version it follows.' })
  base(@Root() draft: SchemeDraft, @Ctx() context: Context): Promise<Scheme> {
    return baseOf(scopeOf(context), databaseOf(context), draft)
  }

  @FieldResolver(() => Scheme, { nullable: true, description: 'The version it became.' })
  async published(@Root() { municipalityId, publishedId }: SchemeDraft, @Ctx() context: Context): Promise<Scheme | null> {
    return publishedId === null ? null : schemeOfKey(scopeOf(context), databaseOf(context), { municipalityId, key: publishedId })
  }

  @FieldResolver(() => [SchemeDifference], { description: 'What differs from the version it follows.' })
  async differences(@Root() draft: SchemeDraft, @Ctx() context: Context): Promise<SchemeDifference[]> {
    const base = await baseOf(scopeOf(context), databaseOf(context), draft)
    return compareSchemes(agreed(readScheme(base.document)), agreed(readScheme(draft.document)))
  }

  @FieldResolver(() => [SchemeFinding], { description: 'What the linter finds, with the versions beside it.' })
  async findings(@Root() draft: SchemeDraft, @Ctx() context: Context): Promise<SchemeFinding[]> {
    const rules = agreed(readScheme(draft.document))
    return lintScheme(rules, await neighbours(scopeOf(context), databaseOf(context), draft, rules)).map(toFinding)
  }

  @FieldResolver(() => [SchemeObstacle], { description: 'What stands between it and its publication by you, today. Empty when you may publish it.' })
  async obstacles(@Root() draft: SchemeDraft, @Ctx() context: Context): Promise<SchemeObstacle[]> {
    const scope = scopeOf(context)
    const problems = publicationObstacles(await beforePublication(scope, databaseOf(context), draft), scope.actor.accountId)
    return problems.map(({ code, count, until, least }) => ({
      code,
      count: typeof count === 'number' ? count : null,
      from: [until, least].find((day): day is string => typeof day === 'string') ?? null,
    }))
  }

  @FieldResolver(() => Boolean, { description: 'You drafted it or changed it last: you answer its comments, and someone else publishes it.' })
  isOwn(@Root() { draftedBy, editedBy }: SchemeDraft, @Ctx() context: Context): boolean {
    return [draftedBy, editedBy].includes(scopeOf(context).actor.accountId)
  }

  @FieldResolver(() => [SchemeRevision], { description: 'Every text it has had, the latest first.' })
  revisions(@Root() draft: SchemeDraft, @Ctx() context: Context): Promise<SchemeRevision[]> {
    return revisionsOf(draft, sqlOf(context))
  }

  @FieldResolver(() => SchemeCommentPage, { description: 'The unanswered first, then the latest.' })
  comments(@Root() draft: SchemeDraft, @Ctx() context: Context, @Args(() => PageArgs) page: PageArgs): Promise<Page<SchemeComment>> {
    return listComments(scopeOf(context), sqlOf(context), draft, page)
  }

  @FieldResolver(() => SchemeSimulation, { nullable: true, description: 'The latest.' })
  simulation(@Root() draft: SchemeDraft, @Ctx() context: Context): Promise<SchemeSimulation | null> {
    return latestSimulation(draft, sqlOf(context))
  }
}

@Resolver(() => SchemeComment)
export class SchemeCommentResolver {
  @FieldResolver(() => [SchemeAnswer], { description: 'The first first; none while it waits.' })
  answers(@Root() { municipalityId, id }: SchemeComment, @Ctx() context: Context): Promise<SchemeAnswer[]> {
    return perOperation(context, answersLoader).load({ municipalityId, key: id })
  }
}

@Resolver(() => SchemeSimulation)
export class SchemeSimulationResolver {
  @FieldResolver(() => [OutcomeMove], { description: 'From which outcome to which, and how many.' })
  moves(@Root() simulation: SchemeSimulation, @Ctx() context: Context): Promise<OutcomeMove[]> {
    return movesOf(simulation, sqlOf(context))
  }

  @FieldResolver(() => [AgencyMoves], { nullable: true, description: 'By agency, for those who may draft or publish; null for others, since a small count is a person.' })
  agencies(@Root() simulation: SchemeSimulation, @Ctx() context: Context): Promise<AgencyMoves[] | null> {
    return agencyMovesOf(scopeOf(context), simulation, sqlOf(context))
  }

  @FieldResolver(() => SimulatedPlanPage, { description: 'Who fares otherwise, by how much and why; for those who may neither draft nor publish, only whose scorecards they may read.' })
  plans(@Root() simulation: SchemeSimulation, @Ctx() context: Context, @Args(() => SimulatedPlanArgs) args: SimulatedPlanArgs): Promise<Page<SimulatedPlan>> {
    return listSimulatedPlans(scopeOf(context), sqlOf(context), simulation, args)
  }
}
