import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import { scopeOf, sqlOf, type Context } from '../../platform/context'
import { PageArgs, type Page } from '../../platform/page'
import { InPerson, Needs } from '../../platform/policy'
import { Integrator, IntegratorDraft, IntegratorPage } from './integrator.object'
import { closeIntegrator, createIntegrator, listIntegrators } from './integrator.store'

@Resolver(() => Integrator)
export class IntegratorResolver {
  @InPerson()
  @Needs('account.manage')
  @Query(() => IntegratorPage, { description: 'The service accounts you look after, the latest first.' })
  integrators(@Ctx() context: Context, @Args(() => PageArgs) args: PageArgs): Promise<Page<Integrator>> {
    return listIntegrators(scopeOf(context), sqlOf(context), args)
  }

  @InPerson()
  @Needs('account.manage')
  @Mutation(() => Integrator, { description: 'Makes a service account, in a municipality all of which you administer.' })
  createIntegrator(@Ctx() context: Context, @Arg('draft', () => IntegratorDraft) draft: IntegratorDraft): Promise<Integrator> {
    return createIntegrator(scopeOf(context), context.databases, draft)
  }

  @InPerson()
  @Needs('account.manage')
  @Mutation(() => Integrator, { description: 'Closes a service account for good, and revokes its tokens.' })
  closeIntegrator(@Ctx() context: Context, @Arg('id', () => ID) id: string): Promise<Integrator> {
    return closeIntegrator(scopeOf(context), context.databases, id)
  }
}
