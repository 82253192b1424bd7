import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql'
import { databaseOf, scopeOf, type Context } from '../../platform/context'
import { PageArgs, type Page } from '../../platform/page'
import { Needs } from '../../platform/policy'
import { Scheme, SchemePage } from './scheme.object'
import { listSchemes, schemeOf } from './scheme.store'

@Resolver(() => Scheme)
export class SchemeResolver {
  @Needs('scheme.read')
  @Query(() => SchemePage, { description: 'National schemes and those of your municipality, the latest in force first.' })
  schemes(@Ctx() context: Context, @Args(() => PageArgs) page: PageArgs): Promise<Page<Scheme>> {
    return listSchemes(scopeOf(context), databaseOf(context), page)
  }

  @Needs('scheme.read')
  @Query(() => Scheme, { nullable: true, description: "One scheme by its id ('0:skp-2021@1'); NOT_FOUND when there is none that you may see." })
  scheme(@Ctx() context: Context, @Arg('id', () => ID) id: string): Promise<Scheme> {
    return schemeOf(scopeOf(context), databaseOf(context), id)
  }
}
