import type { Day } from '@tolok/domain'
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import { databaseOf, perOperation, scopeOf, sqlOf, type Context } from '../../platform/context'
import type { Page } from '../../platform/page'
import { Needs } from '../../platform/policy'
import { DayScalar, DecimalScalar } from '../../platform/scalars'
import { Agency, agencyLoader } from '../agencies'
import { Employee, employeeLoader } from '../employees'
import { Indicator, indicatorLoader } from '../indicators'
import { municipalityLoader, todayIn } from '../municipalities'
import { setTarget } from './set-target'
import { sourceLoader } from './source.store'
import { Source, Target, TargetArgs, TargetDraft, TargetListArgs, TargetPage, TargetRevision } from './target.object'
import { figureOn, indicatorTargetsLoader, listTargets, revisionsLoader, targetOf } from './target.store'

@Resolver(() => Target)
export class TargetResolver {
  @Needs('target.read')
  @Query(() => TargetPage, { description: 'The targets you may see, the latest period first.' })
  targets(@Ctx() context: Context, @Args(() => TargetListArgs) args: TargetListArgs): Promise<Page<Target>> {
    return listTargets(scopeOf(context), sqlOf(context), args)
  }

  @Needs('target.read')
  @Query(() => Target, { nullable: true, description: 'One target; NOT_FOUND when there is none that you may see.' })
  target(@Ctx() context: Context, @Arg('id', () => ID) id: string): Promise<Target> {
    return targetOf(scopeOf(context), sqlOf(context), id)
  }

  @Needs('target.write')
  @Mutation(() => Target, { description: 'Sets a figure. An earlier one stays and is revised from a day on.' })
  setTarget(@Ctx() context: Context, @Arg('draft', () => TargetDraft) draft: TargetDraft): Promise<Target> {
    return setTarget(scopeOf(context), databaseOf(context), draft)
  }

  @FieldResolver(() => Indicator)
  indicator(@Root() root: Target, @Ctx() context: Context): Promise<Indicator | null> {
    return perOperation(context, indicatorLoader).load({ municipalityId: root.municipalityId, key: root.indicatorId })
  }

  @FieldResolver(() => Agency, { description: 'The agency for which it counts.' })
  agency(@Root() root: Target, @Ctx() context: Context): Promise<Agency | null> {
    return perOperation(context, agencyLoader).load({ municipalityId: root.municipalityId, key: root.agencyId })
  }

  @Needs('employee.read')
  @FieldResolver(() => Employee, { nullable: true, description: 'The person who is to reach it; null where it is the agency as a whole, or nobody whom you may see.' })
  async employee(@Root() root: Target, @Ctx() context: Context): Promise<Employee | null> {
    return root.employeeId === null ? null : perOperation(context, employeeLoader).load({ municipalityId: root.municipalityId, key: root.employeeId })
  }

  @FieldResolver(() => Source)
  source(@Root() root: Target, @Ctx() context: Context): Promise<Source | null> {
    return perOperation(context, sourceLoader).load({ municipalityId: root.municipalityId, key: root.sourceId })
  }

  @FieldResolver(() => [TargetRevision], { description: 'Every figure it has had, in the order recorded.' })
  revisions(@Root() root: Target, @Ctx() context: Context): Promise<TargetRevision[]> {
    return perOperation(context, revisionsLoader).load(root)
  }

  @FieldResolver(() => DecimalScalar, { nullable: true, description: 'The figure in force on a day: today where none is given, within the period.' })
  async value(@Root() root: Target, @Ctx() context: Context, @Arg('on', () => DayScalar, { nullable: true }) on?: Day | null): Promise<string | null> {
    return (await figure(context, root, on))?.value ?? null
  }

  @FieldResolver(() => DecimalScalar, { nullable: true, description: 'The high bound of a RANGE.' })
  async valueHigh(@Root() root: Target, @Ctx() context: Context, @Arg('on', () => DayScalar, { nullable: true }) on?: Day | null): Promise<string | null> {
    return (await figure(context, root, on))?.valueHigh ?? null
  }
}

async function figure(context: Context, target: Target, on: Day | null | undefined): Promise<TargetRevision | null> {
  const [revisions, municipality] = await Promise.all([
    perOperation(context, revisionsLoader).load(target),
    perOperation(context, municipalityLoader).load(target.municipalityId),
  ])
  return municipality && figureOn(target, revisions, todayIn(municipality, scopeOf(context)), on)
}

@Resolver(() => Indicator)
export class IndicatorTargetsResolver {
  @Needs('target.read')
  @FieldResolver(() => TargetPage, { description: 'Its targets, the latest period first.' })
  targets(@Root() root: Indicator, @Ctx() context: Context, @Args(() => TargetArgs) args: TargetArgs): Promise<Page<Target>> {
    return perOperation(context, indicatorTargetsLoader).load(root, args)
  }
}
