import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql'
import { Needs } from '../../platform/policy'

@Needs('scorecard.seal')
@ObjectType({ description: 'The sealed scorecards of one year as published for everyone: once, and for good.' })
export class ProtectedCube {
  @Field(() => ID) id!: string
  @Field(() => Int) municipalityId!: number
  @Field(() => String, { description: "A year: '2025'." }) period!: string
  @Field(() => GraphQLISODateTime) publishedAt!: Date
  @Field(() => Int, { description: 'Scorecards of the year that were not sealed, and so are not in it.' }) leftOut!: number
}
