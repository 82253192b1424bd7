import { predicates, type Predicate } from '@tolok/domain'
import { IsOptional } from 'class-validator'
import { ArgsType, Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { PageArgs, pageOf } from '../../platform/page'
import { Needs } from '../../platform/policy'

/** Why a figure is not told as it is. */
export const suppressions = {
  ONLY_WHOLE: 'ONLY_WHOLE', // an agency told as one sum
  MASKED: 'MASKED', // not told at all
} as const
export type Suppression = keyof typeof suppressions
registerEnumType(suppressions, {
  name: 'Suppression',
  description: 'ONLY_WHOLE: an agency is told as one sum, not by predicate, since it or one told beside it has a predicate of fewer than five people. MASKED: fewer than five people, or what would tell of them by subtraction.',
})

/** What a figure that is not told as it is was about. */
export const suppressedKinds = { AGENCY: 'AGENCY', PREDICATE: 'PREDICATE', REST: 'REST' } as const
registerEnumType(suppressedKinds, { name: 'SuppressedKind', description: 'AGENCY: one agency. PREDICATE: one predicate over all agencies that are told only as one sum. REST: these agencies together.' })

@Needs('scorecard.seal')
@ObjectType({ description: 'A year of sealed scorecards as published: what is in it, and how much of it is told.' })
export class CubePublication {
  @Field(() => ID) id!: string
  @Field(() => Int) municipalityId!: number
  @Field(() => String, { description: "A year: '2025'." }) period!: string
  @Field(() => GraphQLISODateTime) publishedAt!: Date
  @Field(() => String, { nullable: true, description: 'Null where no account did it.' }) publishedByName!: string | null
  @Field(() => String, { description: 'SHA-256 of what is told, by stable codes: the same for as long as nothing of it changes.' }) hash!: string
  @Field(() => Int, { description: 'Scorecards of the year that were not sealed, and so are not in it.' }) leftOut!: number
  @Field(() => Int, { nullable: true, description: 'Null where not even their number is told.' }) people!: number | null
  @Field(() => Int, { description: 'Agencies told by predicate.' }) openAgencies!: number
  @Field(() => Int, { description: 'Agencies told only as one sum, or not at all.' }) closedAgencies!: number
  @Field(() => Int, { description: 'Figures that are not told as they are: see suppressedFigures.' }) suppressed!: number
}

@Needs('scorecard.seal')
@ObjectType({ description: 'A page of publications, the latest year first.' })
export class CubePublicationPage extends pageOf(CubePublication) {}

@Needs('scorecard.seal')
@ObjectType({ description: 'A figure of a publication that is not told as it is, and why.' })
export class SuppressedFigure {
  @Field(() => ID) id!: string
  @Field(() => suppressedKinds) kind!: keyof typeof suppressedKinds
  @Field(() => suppressions) reason!: Suppression
  @Field(() => String, { nullable: true, description: 'AGENCY: which.' }) agencyName!: string | null
  @Field(() => predicates, { nullable: true, description: 'PREDICATE: which; null is appraised without one.' }) predicate!: Predicate | null
  @Field(() => Int, { nullable: true, description: 'What is told of it; null where nothing is.' }) people!: number | null
}

@Needs('scorecard.seal')
@ObjectType({ description: 'A page of the figures that a publication does not tell as they are: agencies by name, then predicates, then the rest.' })
export class SuppressedFigurePage extends pageOf(SuppressedFigure) {}

@Needs('scorecard.seal')
@ObjectType({ description: 'A year that is over and not published yet.' })
export class PublishableYear {
  @Field(() => String, { description: "'2025'" }) period!: string
  @Field(() => Int, { description: 'Sealed scorecards, which would be in it.' }) sealed!: number
  @Field(() => Int, { description: 'Scorecards not sealed, which would stay out for good.' }) leftOut!: number
}

@ArgsType()
export class CubePublicationArgs extends PageArgs {
  @Field(() => Int, { nullable: true, description: 'Of one municipality only.' }) @IsOptional() municipalityId?: number | null
}

@ArgsType()
export class SuppressedFigureArgs extends PageArgs {
  @Field(() => ID, { description: 'A publication.' }) publicationId!: string
}
