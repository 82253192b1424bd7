import { predicates, type Predicate } from '@tolok/domain'
import { ArgsType, Field, Float, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { ProtectedKind } from '../../generated/prisma/enums'
import { PageArgs, pageOf } from '../../platform/page'
import { Needs } from '../../platform/policy'

registerEnumType(ProtectedKind, { name: 'ProtectedKind', description: 'CELL: an agency and a predicate. AGENCY: all of a closed agency. PREDICATE: one over all closed agencies. REST: all of these.' })
const suppressions = { CLOSED_AGENCY: 'CLOSED_AGENCY', SMALL_OR_BESIDE_SMALL: 'SMALL_OR_BESIDE_SMALL', TOO_FEW: 'TOO_FEW' } as const
registerEnumType(suppressions, {
  name: 'SuppressionReason',
  valuesConfig: {
    CLOSED_AGENCY: { description: 'It or one it was joined with has fewer than five people of a predicate, so the agency is told of as a whole alone.' },
    SMALL_OR_BESIDE_SMALL: { description: 'Fewer than five people, or hidden beside such a figure so that it does not follow from the sum. Which of both is not told.' },
    TOO_FEW: { description: 'All closed agencies together are fewer than five people.' },
  },
})

@Needs('report.read')
@ObjectType({ description: 'One figure of a publication, or that it is not told and why.' })
export class ProtectedFigure {
  @Field(() => ProtectedKind) kind!: ProtectedKind
  @Field(() => ID, { nullable: true }) agencyId!: string | null
  @Field(() => String, { nullable: true }) agencyName!: string | null
  @Field(() => predicates, { nullable: true, description: 'Of CELL and PREDICATE; null there: appraised without a predicate.' }) predicate!: Predicate | null
  @Field(() => Int, { nullable: true, description: 'Null where it is suppressed. Never 1 to 4.' }) people!: number | null
  @Field(() => Float, { nullable: true, description: 'Of all of them, where everyone has a score.' }) meanScore!: number | null
  @Field(() => suppressions, { nullable: true, description: 'Null where it is told.' }) suppressed!: keyof typeof suppressions | null
}

@Needs('report.read')
@ObjectType({ description: 'The sealed scorecards of one year as published for everyone: once, and for good.' })
export class ProtectedCube {
  @Field(() => ID) id!: string
  @Field(() => Int) municipalityId!: number
  @Field(() => String, { description: "A year: '2025'." }) period!: string
  @Field(() => GraphQLISODateTime) publishedAt!: Date
  publishedBy!: string | null
  @Field(() => Int, { description: 'Scorecards of the year that were not sealed, and so are not in it.' }) leftOut!: number
  @Field(() => String, { nullable: true, description: 'SHA-256 of what is told; none of publications from before it was kept.' }) contentHash!: string | null
}

@Needs('report.read')
@ObjectType({ description: 'The latest year first.' })
export class ProtectedCubePage extends pageOf(ProtectedCube) {}

@Needs('report.read')
@ObjectType({ description: 'When a municipality publishes its scorecards, and what of them.' })
export class CubeCalendar {
  @Field(() => Int) municipalityId!: number
  @Field(() => String, { nullable: true, description: "The day of each year on which the year before is published by itself: '03-15'. Null: by hand alone." }) onDay!: string | null
}

@ArgsType()
export class ProtectedCubeArgs extends PageArgs {
  @Field(() => Int) municipalityId!: number
}
