import { canonicalText, inputsDocument, notAssessedWords, predicateWords, schemeText } from '@tolok/domain'
import { GraphQLJSON } from 'graphql-scalars'
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { databaseOf, perOperation, scopeOf, sqlOf, type Context } from '../../platform/context'
import { codeId } from '../../platform/code-id'
import { listOfAbout } from '../../platform/cost'
import { PageArgs, type Page } from '../../platform/page'
import { Needs } from '../../platform/policy'
import { Words } from '../../platform/words'
import { Agency, agencyLoader } from '../agencies'
import { Employee, employeeLoader } from '../employees'
import { Indicator, indicatorLoader } from '../indicators'
import { Scheme, schemeLoader } from '../schemes'
import { changesOf, segmentsOf, traceOf } from './breakdown'
import { ScorecardChange, ScorecardItem, ScorecardSegment, TraceInput, TraceNode } from './breakdown.object'
import { OrganisationRatingDraft, PlanDraft, PlanItemDraft, RatingDraft } from './plan.input'
import { rate, rateOrganisation } from './rate'
import { sealPlan } from './seal'
import {
  FinalScorecard,
  NotAssessed,
  OrganisationRating,
  OrganisationRatingPage,
  Rating,
  Scorecard,
  ScorecardArgs,
  ScorecardBand,
  ScorecardPage,
  ScorecardProblem,
} from './scorecard.object'
import {
  accountNameLoader,
  finalLoader,
  listOrganisationRatings,
  listOwnScorecards,
  listScorecards,
  openedLoader,
  ratingsLoader,
  scorecardOf,
  type Opened,
} from './scorecard.store'
import { createPlan, setPlanItems } from './set-plan'

const opened = (context: Context, { key }: Scorecard): Promise<Opened> => perOperation(context, openedLoader).load(key)

@Resolver(() => Scorecard)
export class ScorecardResolver {
  @Needs('scorecard.read')
  @Query(() => ScorecardPage, { description: 'The scorecards you may see, the latest period first, then by name.' })
  scorecards(@Ctx() context: Context, @Args(() => ScorecardArgs) args: ScorecardArgs): Promise<Page<Scorecard>> {
    return listScorecards(scopeOf(context), sqlOf(context), args)
  }

  @Needs('scorecard.read')
  @Query(() => ScorecardPage, { description: 'Your own scorecards, the latest period first.' })
  myScorecards(@Ctx() context: Context, @Args(() => PageArgs) page: PageArgs): Promise<Page<Scorecard>> {
    return listOwnScorecards(scopeOf(context), sqlOf(context), page)
  }

  @Needs('scorecard.read')
  @Query(() => Scorecard, { nullable: true, description: 'The scorecard of a plan; NOT_FOUND when there is none that you may see.' })
  scorecard(@Ctx() context: Context, @Arg('planId', () => ID) planId: string): Promise<Scorecard> {
    return scorecardOf(scopeOf(context), sqlOf(context), planId)
  }

  @Needs('plan.write')
  @Mutation(() => Scorecard, { description: 'Lays down by which scheme a person is appraised in a period. Never your own.' })
  createPlan(@Ctx() context: Context, @Arg('draft', () => PlanDraft) draft: PlanDraft): Promise<Scorecard> {
    return createPlan(scopeOf(context), databaseOf(context), sqlOf(context), draft)
  }

  @Needs('plan.write')
  @Mutation(() => Scorecard, { description: 'Sets the indicators of a plan, in the place of those it has. Never your own.' })
  setPlanItems(
    @Ctx() context: Context,
    @Arg('planId', () => ID) planId: string,
    @Arg('items', () => [PlanItemDraft]) items: PlanItemDraft[],
  ): Promise<Scorecard> {
    return setPlanItems(scopeOf(context), databaseOf(context), planId, items)
  }

  @Needs('scorecard.rate')
  @Mutation(() => Scorecard, { description: 'Keeps what you rate: components, results, behaviour. Never your own.' })
  rate(@Ctx() context: Context, @Arg('planId', () => ID) planId: string, @Arg('ratings', () => [RatingDraft]) ratings: RatingDraft[]): Promise<Scorecard> {
    return rate(scopeOf(context), databaseOf(context), planId, ratings)
  }

  @Needs('scorecard.seal')
  @Mutation(() => Scorecard, {
    description: 'Makes a scorecard final, from verified reports only. Never your own, nor one that you rated; never one for practice.',
  })
  sealScorecard(@Ctx() context: Context, @Arg('planId', () => ID) planId: string): Promise<Scorecard> {
    return sealPlan(scopeOf(context), databaseOf(context), planId)
  }

  @FieldResolver(() => String, { description: 'Whose it is.' })
  employeeName(@Root() root: Scorecard): string {
    return root.employeeName
  }

  @Needs('employee.read')
  @FieldResolver(() => Employee, { nullable: true })
  employee(@Root() root: Scorecard, @Ctx() context: Context): Promise<Employee | null> {
    return perOperation(context, employeeLoader).load({ municipalityId: root.municipalityId, key: root.employeeId })
  }

  @FieldResolver(() => ID, { description: "'0:PREDICATE_2022@1'" })
  schemeId(@Root() root: Scorecard): string {
    return codeId(root.schemeMunicipalityId, `${root.schemeCode}@${root.schemeVersion}`)
  }

  @Needs('scheme.read')
  @FieldResolver(() => Scheme)
  scheme(@Root() root: Scorecard, @Ctx() context: Context): Promise<Scheme | null> {
    return perOperation(context, schemeLoader).load({ municipalityId: root.schemeMunicipalityId, key: root.schemeKey })
  }

  @FieldResolver(() => ScorecardBand, { nullable: true, description: 'The word for the score, where the scheme has a scale.' })
  async band(@Root() root: Scorecard, @Ctx() context: Context): Promise<ScorecardBand | null> {
    if (root.bandCode === null) return null
    const { scheme } = (await opened(context, root)).inputs
    return scheme.scale?.bands.find(({ code }) => code === root.bandCode) ?? null
  }

  @FieldResolver(() => Words, { nullable: true, description: 'The predicate in words.' })
  predicateWords(@Root() root: Scorecard): Words | null {
    return root.predicate && predicateWords[root.predicate]
  }

  @FieldResolver(() => NotAssessed, { nullable: true, description: 'Why there is neither score nor predicate.' })
  async notAssessed(@Root() root: Scorecard, @Ctx() context: Context): Promise<NotAssessed | null> {
    const reason = root.notAssessedReason
    return reason && { reason, words: notAssessedWords[reason], exemption: (await opened(context, root)).inputs.plan.exemption }
  }

  @FieldResolver(() => [ScorecardProblem], { description: 'Why it cannot be reckoned at all; empty where it can.' })
  problems(@Root() root: Scorecard): ScorecardProblem[] {
    return root.problemList.map(({ code, path }) => ({ code, path: path.map(String) }))
  }

  @FieldResolver(() => [ScorecardSegment], {
    complexity: listOfAbout(2),
    description: 'The posts held in the period with components and indicators: what the figure is made of.',
  })
  async segments(@Root() root: Scorecard, @Ctx() context: Context): Promise<ScorecardSegment[]> {
    const { answer, inputs } = await opened(context, root)
    return answer.ok ? segmentsOf(answer.value, inputs) : []
  }

  @FieldResolver(() => [TraceNode], {
    complexity: listOfAbout(12),
    description: 'The reckoning laid open, from the whole down to every indicator: each step after the one above it.',
  })
  async trace(@Root() root: Scorecard, @Ctx() context: Context): Promise<TraceNode[]> {
    const { answer } = await opened(context, root)
    return answer.ok ? traceOf(answer.value, root.municipalityId) : []
  }

  @FieldResolver(() => [ScorecardChange], {
    complexity: listOfAbout(6),
    description: 'The smallest single steps that would lead to another band or predicate.',
  })
  async changes(@Root() root: Scorecard, @Ctx() context: Context): Promise<ScorecardChange[]> {
    const { answer } = await opened(context, root)
    return answer.ok ? changesOf(answer.value) : []
  }

  @FieldResolver(() => [Rating], { complexity: listOfAbout(6), description: 'Everything people rated, the latest first.' })
  ratings(@Root() root: Scorecard, @Ctx() context: Context): Promise<Rating[]> {
    return perOperation(context, ratingsLoader).load(root)
  }

  @FieldResolver(() => FinalScorecard, { nullable: true, description: 'As it was sealed; null while it is live.' })
  async final(@Root() root: Scorecard, @Ctx() context: Context): Promise<FinalScorecard | null> {
    return (await perOperation(context, finalLoader).load(root))[0] ?? null
  }

  @FieldResolver(() => GraphQLJSON, {
    description:
      '{ inputs, scheme }: what `readInputs` and `readScheme` of the engine read, so that a browser reckons the same with `score`: for a preview, and for what-if.',
  })
  async scoringInputs(@Root() root: Scorecard, @Ctx() context: Context): Promise<unknown> {
    const { inputs } = await opened(context, root)
    return { inputs: JSON.parse(canonicalText(inputsDocument(inputs))) as unknown, scheme: JSON.parse(schemeText(inputs.scheme)) as unknown }
  }
}

@Resolver(() => ScorecardSegment)
export class ScorecardSegmentResolver {
  @Needs('agency.read')
  @FieldResolver(() => Agency, { nullable: true, description: 'Where the post was.' })
  async agency(@Root() root: ScorecardSegment, @Ctx() context: Context): Promise<Agency | null> {
    return root.agencyId === null ? null : perOperation(context, agencyLoader).load({ municipalityId: root.municipalityId, key: root.agencyId })
  }
}

@Resolver(() => ScorecardItem)
export class ScorecardItemResolver {
  @Needs('indicator.read')
  @FieldResolver(() => Indicator, { nullable: true })
  async indicator(@Root() root: ScorecardItem, @Ctx() context: Context): Promise<Indicator | null> {
    return root.indicatorId === '' ? null : perOperation(context, indicatorLoader).load({ municipalityId: root.municipalityId, key: root.indicatorId })
  }
}

@Resolver(() => TraceInput)
export class TraceInputResolver {
  @FieldResolver(() => String, { nullable: true, description: 'The name of the account by which it came in.' })
  async byName(@Root() root: TraceInput, @Ctx() context: Context): Promise<string | null> {
    return root.by === null ? null : perOperation(context, accountNameLoader).load(root.by)
  }
}

@Resolver(() => OrganisationRating)
export class OrganisationRatingResolver {
  @Needs('agency.read')
  @Query(() => OrganisationRatingPage, { description: 'The predicates of agencies, the latest first; of the same agency and period the first counts.' })
  organisationRatings(
    @Ctx() context: Context,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Arg('municipalityId', () => Int, { nullable: true }) municipalityId?: number | null,
    @Arg('period', () => String, { nullable: true }) period?: string | null,
  ): Promise<Page<OrganisationRating>> {
    return listOrganisationRatings(scopeOf(context), sqlOf(context), { first, after, municipalityId, period })
  }

  @Needs('organisation.rate')
  @Mutation(() => OrganisationRating, { description: 'Keeps the predicate of an agency in a period.' })
  rateOrganisation(@Ctx() context: Context, @Arg('draft', () => OrganisationRatingDraft) draft: OrganisationRatingDraft): Promise<OrganisationRating> {
    return rateOrganisation(scopeOf(context), databaseOf(context), draft)
  }

  @FieldResolver(() => Agency, { nullable: true })
  agency(@Root() root: OrganisationRating, @Ctx() context: Context): Promise<Agency | null> {
    return perOperation(context, agencyLoader).load({ municipalityId: root.municipalityId, key: root.agencyId })
  }
}
