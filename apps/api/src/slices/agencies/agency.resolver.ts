import type { Day } from '@tolok/domain'
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { databaseOf, perOperation, scopeOf, sqlOf, type Context } from '../../platform/context'
import type { Page } from '../../platform/page'
import { Needs } from '../../platform/policy'
import { DayScalar } from '../../platform/scalars'
import { Municipality, municipalityLoader } from '../municipalities'
import { draftAgency, mergeAgency, moveAgency, renameAgency } from './agency.changes'
import { Agency, AgencyArgs, AgencyDraft, AgencyPage, AgencyPlacement, ChildArgs } from './agency.object'
import { agencyLoader, agencyOf, listAgencies, placementLoader } from './agency.store'
import { childCountLoader, childrenLoader, pathLoader } from './agency.tree'

@Resolver(() => Agency)
export class AgencyResolver {
  @Needs('agency.read')
  @Query(() => AgencyPage, { description: 'The agencies there are on a day, in the order of the tree.' })
  agencies(@Ctx() context: Context, @Args(() => AgencyArgs) args: AgencyArgs): Promise<Page<Agency>> {
    return listAgencies(scopeOf(context), sqlOf(context), args)
  }

  @Needs('agency.read')
  @Query(() => Agency, { nullable: true, description: "One agency by its id ('1671:BAPENDA'); NOT_FOUND when there is none that you may see." })
  agency(@Ctx() context: Context, @Arg('id', () => ID) id: string): Promise<Agency> {
    return agencyOf(scopeOf(context), databaseOf(context), id)
  }

  @Needs('agency.write')
  @Mutation(() => Agency, { description: 'Opens an agency in its place in the tree.' })
  draftAgency(@Ctx() context: Context, @Arg('draft', () => AgencyDraft) draft: AgencyDraft): Promise<Agency> {
    return draftAgency(scopeOf(context), databaseOf(context), draft)
  }

  @Needs('agency.write')
  @Mutation(() => Agency, { description: 'Puts an agency under another from a day on; earlier days stay as they were, and so does a later move that is already planned.' })
  moveAgency(
    @Ctx() context: Context,
    @Arg('id', () => ID) id: string,
    @Arg('from', () => DayScalar) from: Day,
    @Arg('parentId', () => ID, { nullable: true, description: 'None is the top of the tree.' }) parentId?: string | null,
  ): Promise<Agency> {
    return moveAgency(scopeOf(context), databaseOf(context), id, parentId ?? null, from)
  }

  @Needs('agency.write')
  @Mutation(() => Agency, { description: 'Ends an agency on a day. What stood under it goes under its successor.' })
  mergeAgency(
    @Ctx() context: Context,
    @Arg('id', () => ID) id: string,
    @Arg('into', () => ID) into: string,
    @Arg('on', () => DayScalar, { description: 'The first day on which it no longer exists.' }) on: Day,
  ): Promise<Agency> {
    return mergeAgency(scopeOf(context), databaseOf(context), id, into, on)
  }

  @Needs('agency.write')
  @Mutation(() => Agency, { description: 'Gives an agency another name; CONFLICT when it no longer has the name you expected.' })
  renameAgency(
    @Ctx() context: Context,
    @Arg('id', () => ID) id: string,
    @Arg('name', () => String) name: string,
    @Arg('expected', () => String, { nullable: true, description: 'The name you saw.' }) expected?: string | null,
  ): Promise<Agency> {
    return renameAgency(scopeOf(context), databaseOf(context), id, name, expected ?? null)
  }

  @FieldResolver(() => Municipality)
  municipality(@Root() root: Agency, @Ctx() context: Context): Promise<Municipality | null> {
    return perOperation(context, municipalityLoader).load(root.municipalityId)
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'The agency it was merged into.' })
  async successor(@Root() root: Agency, @Ctx() context: Context): Promise<Agency | null> {
    return root.successorId === null ? null : perOperation(context, agencyLoader).load({ municipalityId: root.municipalityId, key: root.successorId })
  }

  @FieldResolver(() => [Agency], { description: 'From the top of the tree down to this one; empty on a day on which it has no place.' })
  path(@Root() root: Agency, @Ctx() context: Context, @Arg('on', () => DayScalar, { nullable: true }) on?: Day | null): Promise<Agency[]> {
    return perOperation(context, pathLoader).load({ ...root, on })
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Null at the top of the tree.' })
  async parent(@Root() root: Agency, @Ctx() context: Context, @Arg('on', () => DayScalar, { nullable: true }) on?: Day | null): Promise<Agency | null> {
    return (await perOperation(context, pathLoader).load({ ...root, on })).at(-2) ?? null
  }

  @FieldResolver(() => Int, { description: '1 at the top of the tree; 0 on a day on which it has no place.' })
  async level(@Root() root: Agency, @Ctx() context: Context, @Arg('on', () => DayScalar, { nullable: true }) on?: Day | null): Promise<number> {
    return (await perOperation(context, pathLoader).load({ ...root, on })).length
  }

  @FieldResolver(() => Int, { description: 'How many stand directly under it.' })
  childCount(@Root() root: Agency, @Ctx() context: Context, @Arg('on', () => DayScalar, { nullable: true }) on?: Day | null): Promise<number> {
    return perOperation(context, childCountLoader).load({ ...root, on })
  }

  @FieldResolver(() => AgencyPage, { description: 'Those directly under it, by code.' })
  children(@Root() root: Agency, @Ctx() context: Context, @Args(() => ChildArgs) { on, first, after }: ChildArgs): Promise<Page<Agency>> {
    return perOperation(context, childrenLoader).load({ ...root, on, first, after })
  }

  @FieldResolver(() => [AgencyPlacement], { description: 'Every place it has had and is to have, the earliest first.' })
  placements(@Root() root: Agency, @Ctx() context: Context): Promise<AgencyPlacement[]> {
    return perOperation(context, placementLoader).load(root)
  }
}

@Resolver(() => AgencyPlacement)
export class AgencyPlacementResolver {
  @FieldResolver(() => Agency, { nullable: true, description: 'Null at the top of the tree.' })
  async parent(@Root() root: AgencyPlacement, @Ctx() context: Context): Promise<Agency | null> {
    return root.parentId === null ? null : perOperation(context, agencyLoader).load({ municipalityId: root.municipalityId, key: root.parentId })
  }
}
