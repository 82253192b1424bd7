import type { Day } from '@tolok/domain'
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql'
import { found } from '../../platform/code-id'
import { databaseOf, perOperation, scopeOf, type Context } from '../../platform/context'
import { PageArgs, type Page } from '../../platform/page'
import { Needs } from '../../platform/policy'
import { DayScalar } from '../../platform/scalars'
import { Municipality, MunicipalityPage } from './municipality.object'
import { listMunicipalities, municipality, regionCodeLoader, todayIn } from './municipality.store'

@Resolver(() => Municipality)
export class MunicipalityResolver {
  @Needs('municipality.read')
  @Query(() => MunicipalityPage, { description: 'The municipalities you may see, by name.' })
  municipalities(@Ctx() context: Context, @Args(() => PageArgs) page: PageArgs): Promise<Page<Municipality>> {
    return listMunicipalities(scopeOf(context), databaseOf(context), page)
  }

  @Needs('municipality.read')
  @Query(() => Municipality, { nullable: true, description: 'One municipality; NOT_FOUND when there is none that you may see.' })
  async municipality(@Ctx() context: Context, @Arg('id', () => Int) id: number): Promise<Municipality> {
    return found(await municipality(scopeOf(context), databaseOf(context), id))
  }

  @FieldResolver(() => String, { description: 'The code of the Ministry of Home Affairs on a day (today where none is given), e.g. 16.71.' })
  async regionCode(
    @Root() root: Municipality,
    @Ctx() context: Context,
    @Arg('on', () => DayScalar, { nullable: true }) on?: Day | null,
  ): Promise<string> {
    const codes = await perOperation(context, regionCodeLoader).load(root.id)
    const day = on ?? todayIn(root, scopeOf(context))
    const inForce = codes.find((code) => code.validFrom.toISOString().slice(0, 10) <= day) ?? codes.at(-1)
    return inForce?.code ?? String(root.id)
  }
}
