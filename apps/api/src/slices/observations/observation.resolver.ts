import { observationStates, revisionOn, type ObservationState as State } from '@tolok/domain'
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import { databaseOf, perOperation, scopeOf, sqlOf, type Context } from '../../platform/context'
import { PageArgs, type Page } from '../../platform/page'
import { Needs } from '../../platform/policy'
import { indicatorLoader } from '../indicators'
import { municipalityLoader, todayIn } from '../municipalities'
import { figureOn, revisionsLoader, Source, sourceLoader, Target, targetLoader } from '../targets'
import { achievementOf } from './achievement'
import { Achievement } from './achievement.object'
import { advanceObservation, recordObservation } from './life'
import { Observation, ObservationArgs, ObservationDraft, ObservationPage, ObservationState } from './observation.object'
import { currentLoader, listObservations, observationLoader, observationOf, statesLoader, targetObservationsLoader } from './observation.store'

@Resolver(() => Observation)
export class ObservationResolver {
  @Needs('observation.read')
  @Query(() => ObservationPage, { description: 'The observations you may see, the latest day first.' })
  observations(@Ctx() context: Context, @Args(() => ObservationArgs) args: ObservationArgs): Promise<Page<Observation>> {
    return listObservations(scopeOf(context), sqlOf(context), args)
  }

  @Needs('observation.read')
  @Query(() => Observation, { nullable: true, description: 'One observation; NOT_FOUND when there is none that you may see.' })
  observation(@Ctx() context: Context, @Arg('id', () => ID) id: string): Promise<Observation> {
    return observationOf(scopeOf(context), sqlOf(context), id)
  }

  @Needs('observation.record')
  @Mutation(() => Observation, { description: 'Keeps a fact as a draft. To correct a submitted one, give supersedesId.' })
  recordObservation(@Ctx() context: Context, @Arg('draft', () => ObservationDraft) draft: ObservationDraft): Promise<Observation> {
    return recordObservation(scopeOf(context), databaseOf(context), draft)
  }

  @Needs('observation.record')
  @Mutation(() => Observation, { description: 'Hands a draft in. From then on it is never edited.' })
  submitObservation(@Ctx() context: Context, @Arg('id', () => ID) id: string): Promise<Observation> {
    return advanceObservation(scopeOf(context), databaseOf(context), id, 'SUBMIT')
  }

  @Needs('observation.verify')
  @Mutation(() => Observation, { description: 'Sends a submitted one back. Never your own.' })
  returnObservation(@Ctx() context: Context, @Arg('id', () => ID) id: string, @Arg('reason', () => String) reason: string): Promise<Observation> {
    return advanceObservation(scopeOf(context), databaseOf(context), id, 'RETURN', reason)
  }

  @Needs('observation.verify')
  @Mutation(() => Observation, { description: 'Vouches for a submitted one. Never your own.' })
  verifyObservation(@Ctx() context: Context, @Arg('id', () => ID) id: string): Promise<Observation> {
    return advanceObservation(scopeOf(context), databaseOf(context), id, 'VERIFY')
  }

  @Needs('observation.finalize')
  @Mutation(() => Observation, { description: 'Closes a verified one.' })
  finalizeObservation(@Ctx() context: Context, @Arg('id', () => ID) id: string): Promise<Observation> {
    return advanceObservation(scopeOf(context), databaseOf(context), id, 'FINALIZE')
  }

  @FieldResolver(() => Target)
  target(@Root() root: Observation, @Ctx() context: Context): Promise<Target | null> {
    return perOperation(context, targetLoader).load({ municipalityId: root.municipalityId, key: root.targetId })
  }

  @FieldResolver(() => Source)
  source(@Root() root: Observation, @Ctx() context: Context): Promise<Source | null> {
    return perOperation(context, sourceLoader).load({ municipalityId: root.municipalityId, key: root.sourceId })
  }

  @FieldResolver(() => [ObservationState], { description: 'The states it has been in, the earliest first.' })
  states(@Root() root: Observation, @Ctx() context: Context): Promise<ObservationState[]> {
    return perOperation(context, statesLoader).load(root)
  }

  @FieldResolver(() => Observation, { nullable: true, description: 'The observation that it corrects.' })
  async supersedes(@Root() root: Observation, @Ctx() context: Context): Promise<Observation | null> {
    return root.supersedesId === null ? null : perOperation(context, observationLoader).load({ municipalityId: root.municipalityId, key: root.supersedesId })
  }

  @FieldResolver(() => Achievement, { description: 'This figure alone against the target in force on its day: a preview, not a report.' })
  async achievement(@Root() root: Observation, @Ctx() context: Context): Promise<Achievement> {
    const target = (await perOperation(context, targetLoader).load({ municipalityId: root.municipalityId, key: root.targetId }))!
    const [indicator, revisions] = await Promise.all([
      perOperation(context, indicatorLoader).load({ municipalityId: root.municipalityId, key: target.indicatorId }),
      perOperation(context, revisionsLoader).load(target),
    ])
    return achievementOf(indicator!, revisionOn(revisions, root.observedOn), [root])
  }
}

const currentSubmitted = currentLoader('SUBMITTED')
const currentOf = { DRAFT: currentLoader('DRAFT'), RETURNED: currentLoader('DRAFT'), SUBMITTED: currentSubmitted, VERIFIED: currentLoader('VERIFIED'), FINAL: currentLoader('FINAL') }

@Resolver(() => Target)
export class TargetObservationsResolver {
  @Needs('observation.read')
  @FieldResolver(() => ObservationPage, { description: 'Its observations, the latest day first.' })
  observations(@Root() root: Target, @Ctx() context: Context, @Args(() => PageArgs) { first, after }: PageArgs): Promise<Page<Observation>> {
    return perOperation(context, targetObservationsLoader).load(root, { first, after })
  }

  @Needs('observation.read')
  @FieldResolver(() => Achievement, { description: 'All of its period so far against the figure in force: what counts at a minimum state.' })
  async achievement(
    @Root() root: Target,
    @Ctx() context: Context,
    @Arg('minimumState', () => observationStates, { defaultValue: observationStates.SUBMITTED }) minimumState: State,
  ): Promise<Achievement> {
    const [indicator, municipality, revisions, observations] = await Promise.all([
      perOperation(context, indicatorLoader).load({ municipalityId: root.municipalityId, key: root.indicatorId }),
      perOperation(context, municipalityLoader).load(root.municipalityId),
      perOperation(context, revisionsLoader).load(root),
      perOperation(context, currentOf[minimumState]).load(root),
    ])
    return achievementOf(indicator!, figureOn(root, revisions, todayIn(municipality!, scopeOf(context))), observations)
  }
}
