import { can, tokenScopes } from '@tolok/domain'
import type { GraphQLResolveInfo } from 'graphql'
import { Arg, Args, Ctx, ID, Info, Mutation, Query, Resolver } from 'type-graphql'
import { scopeOf, type Context } from '../../platform/context'
import type { Page } from '../../platform/page'
import { InPerson, Needs } from '../../platform/policy'
import { AccessToken, AccessTokenArgs, AccessTokenDraft, AccessTokenPage, NewAccessToken } from './access-token.object'
import { createToken, listTokens, revokeToken } from './access-token.store'

@Resolver(() => AccessToken)
export class AccessTokenResolver {
  @InPerson()
  @Needs('SIGNED_IN')
  @Query(() => AccessTokenPage, { description: 'Your access tokens, those that are over too; the latest first.' })
  accessTokens(@Ctx() context: Context, @Args(() => AccessTokenArgs) args: AccessTokenArgs): Promise<Page<AccessToken>> {
    return listTokens(scopeOf(context), context.databases, args)
  }

  @InPerson()
  @Needs('SIGNED_IN')
  @Query(() => [String], { description: 'The permissions that you could give to a token of yours.' })
  tokenScopes(@Ctx() context: Context): string[] {
    const { actor } = scopeOf(context)
    return tokenScopes.filter((permission) => can(actor, permission))
  }

  @InPerson()
  @Needs('SIGNED_IN')
  @Mutation(() => NewAccessToken, { description: 'Makes a token, for you or for a service account you look after. Its text is answered this once.' })
  createAccessToken(@Ctx() context: Context, @Arg('draft', () => AccessTokenDraft) draft: AccessTokenDraft, @Info() { schema }: GraphQLResolveInfo): Promise<NewAccessToken> {
    return createToken(scopeOf(context), context.databases, draft, schema)
  }

  @InPerson()
  @Needs('SIGNED_IN')
  @Mutation(() => AccessToken, { description: 'Ends a token with the next request.' })
  revokeAccessToken(@Ctx() context: Context, @Arg('id', () => ID) id: string): Promise<AccessToken> {
    return revokeToken(scopeOf(context), context.databases, id)
  }
}
