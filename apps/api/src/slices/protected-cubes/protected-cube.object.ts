import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql'
import { Needs } from '../../platform/policy'

@Needs('report.read')
@ObjectType({ description: 'The sealed scorecards of one year as published for everyone: once, and for good.' })
export class ProtectedCube {
  @Field(() => ID) id!: string
  @Field(() => Int) municipalityId!: number
  @Field(() => String, { description: "A year: '2025'." }) period!: string
  @Field(() => GraphQLISODateTime) publishedAt!: Date
  publishedBy!: string | null
  @Field(() => Int, { description: 'Scorecards of the year that were not sealed, and so are not in it.' }) leftOut!: number
  @Field(() => String, { description: 'SHA-256 of what is told, by stable codes: the same for as long as nothing of it changes.' }) contentHash!: string
}

@Needs('report.read')
@ObjectType({ description: 'When a municipality publishes its scorecards, and what of them.' })
export class CubeCalendar {
  @Field(() => Int) municipalityId!: number
  @Field(() => String, { nullable: true, description: "The day of each year on which the year before is published by itself: '03-15'. Null: by hand alone." }) onDay!: string | null
}
