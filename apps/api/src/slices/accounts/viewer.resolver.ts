import { can, everyPermission } from '@tolok/domain'
import { Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { perOperation, type Context } from '../../platform/context'
import { Needs, NullForStrangers } from '../../platform/policy'
import { Municipality, municipalityLoader } from '../municipalities'
import { Viewer } from './viewer.object'

@Resolver(() => Viewer)
export class ViewerResolver {
  @Needs('PUBLIC')
  @NullForStrangers()
  @Query(() => Viewer, { nullable: true, description: 'Null when not signed in.' })
  async viewer(@Ctx() { scope, databases }: Context): Promise<Viewer | null> {
    if (!scope) return null
    const account = await databases.accounts.account.findUniqueOrThrow({ where: { id: scope.actor.accountId } })
    return {
      username: account.username,
      name: account.name,
      municipalityId: account.municipalityId,
      roles: [...new Set(scope.actor.roles.map((grant) => grant.role))].sort(),
      permissions: everyPermission.filter((permission) => can(scope.actor, permission)),
    }
  }

  @FieldResolver(() => Municipality, { nullable: true, description: 'Null for those who see all municipalities.' })
  async municipality(@Root() { municipalityId }: Viewer, @Ctx() context: Context): Promise<Municipality | null> {
    return municipalityId === null ? null : perOperation(context, municipalityLoader).load(municipalityId)
  }
}
