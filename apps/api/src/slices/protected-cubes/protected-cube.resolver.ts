import { leastPeople } from '@tolok/domain'
import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver } from 'type-graphql'
import { databaseOf, scopeOf, type Context } from '../../platform/context'
import { Needs } from '../../platform/policy'
import { declaredReports } from '../../platform/report-ids'
import { CubeCalendar, ProtectedCube } from './protected-cube.object'
import { calendarOf, publishScorecards, setCalendar } from './protected-cube.store'

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

@Resolver(() => CubeCalendar)
export class CubeCalendarResolver {
  @Needs('report.read')
  @Query(() => CubeCalendar)
  cubeCalendar(@Ctx() context: Context, @Arg('municipalityId', () => Int) municipalityId: number): Promise<CubeCalendar> {
    return calendarOf(scopeOf(context), databaseOf(context), municipalityId)
  }

  @Needs('scorecard.seal')
  @Mutation(() => CubeCalendar, { description: 'From now on the year before is published by itself on this day, if anything of it is sealed; null: by hand alone.' })
  setCubeCalendar(
    @Ctx() context: Context,
    @Arg('municipalityId', () => Int) municipalityId: number,
    @Arg('onDay', () => String, { nullable: true, description: "Month and day, up to the 28th: '03-15'." }) onDay?: string | null,
  ): Promise<CubeCalendar> {
    return setCalendar(scopeOf(context), databaseOf(context), municipalityId, onDay ?? null)
  }

  @FieldResolver(() => Int, { description: 'Fewer people than these are never told of.' })
  leastPeople(): number {
    return leastPeople
  }

  @FieldResolver(() => [String], { description: 'The measures that answer from it; ids of the report catalogue.' })
  measures(): string[] {
    return declaredReports().measures.flatMap(({ id, fact }) => (fact === 'PUBLISHED' ? [id] : []))
  }

  @FieldResolver(() => [String], { description: 'By what they can be asked.' })
  dimensions(): string[] {
    return declaredReports().dimensions.flatMap(({ id, facts }) => (facts.includes('PUBLISHED') ? [id] : []))
  }
}
