import { Arg, Ctx, Int, Mutation, Resolver } from 'type-graphql'
import { databaseOf, scopeOf, type Context } from '../../platform/context'
import { Needs } from '../../platform/policy'
import { ProtectedCube } from './protected-cube.object'
import { publishScorecards } from './protected-cube.store'

@Resolver(() => ProtectedCube)
export class ProtectedCubeResolver {
  @Needs('scorecard.seal')
  @Mutation(() => ProtectedCube, { description: 'Publishes the sealed scorecards of a year that is over, masked so that they tell of nobody. Once: what is sealed later stays out.' })
  publishScorecards(
    @Ctx() context: Context,
    @Arg('municipalityId', () => Int) municipalityId: number,
    @Arg('period', () => String, { description: "A year: '2025'." }) period: string,
  ): Promise<ProtectedCube> {
    return publishScorecards(scopeOf(context), databaseOf(context), municipalityId, period)
  }
}
