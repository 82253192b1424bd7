import { observationStates, type Day, type ObservationState as State } from '@tolok/domain'
import { IsOptional, MaxLength } from 'class-validator'
import { ArgsType, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { PageArgs, pageOf } from '../../platform/page'
import { Needs } from '../../platform/policy'
import { DayScalar, DecimalScalar, FigureScalar } from '../../platform/scalars'

registerEnumType(observationStates, {
  name: 'RecordState',
  description: 'How far a fact has come. From SUBMITTED on it is never edited: a correction supersedes it.',
  valuesConfig: { RETURNED: { description: 'Sent back with a reason; counts as a draft.' } },
})
export { observationStates }

@Needs('observation.read')
@ObjectType({ description: 'One fact against one target. Never edited from SUBMITTED on; a correction is a new one that supersedes it.' })
export class Observation {
  @Field(() => ID) id!: string
  @Field(() => DayScalar, { description: 'The day the figure stands for.' }) observedOn!: Day
  @Field(() => DecimalScalar, { nullable: true, description: 'Null for a ratio; a day as days since 1970-01-01.' }) value!: string | null
  @Field(() => DecimalScalar, { nullable: true, description: 'Of a ratio.' }) numerator!: string | null
  @Field(() => DecimalScalar, { nullable: true, description: 'Of a ratio.' }) denominator!: string | null
  @Field(() => String, { nullable: true, description: 'Where the evidence is: a document number or an address.' }) evidence!: string | null
  @Field(() => String, { nullable: true, description: 'The achievement as its publisher printed it.' }) printedAchievement!: string | null
  @Field(() => observationStates) state!: State
  @Field(() => GraphQLISODateTime) recordedAt!: Date
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'What decides whether it was on time.' }) firstSubmittedAt!: Date | null
  municipalityId!: number
  key!: string
  targetId!: string
  sourceId!: string
  supersedesId!: string | null
  recordedBy!: string | null
}

@Needs('observation.read')
@ObjectType({ description: 'A page of observations, the latest day first.' })
export class ObservationPage extends pageOf(Observation) {}

@Needs('observation.read')
@ObjectType({ description: 'A state an observation has been in.' })
export class ObservationState {
  @Field(() => observationStates) state!: State
  @Field(() => String, { description: 'Why it was returned.' }) reason!: string
  @Field(() => GraphQLISODateTime) recordedAt!: Date
  municipalityId!: number
  observationId!: string
}

@ArgsType()
export class ObservationArgs extends PageArgs {
  @Field(() => Int, { nullable: true }) @IsOptional() municipalityId?: number | null
  @Field(() => ID, { nullable: true, description: 'Only those of this indicator.' }) @IsOptional() indicatorId?: string | null
  @Field(() => ID, { nullable: true, description: 'Only those of this agency.' }) @IsOptional() agencyId?: string | null
  @Field(() => ID, { nullable: true, description: 'Only those of this target.' }) @IsOptional() targetId?: string | null
  @Field(() => String, { nullable: true, description: "Only those observed in this period: '2026', '2026-Q1', '2026-03'." }) @IsOptional() @MaxLength(10) period?: string | null
  @Field(() => observationStates, { nullable: true, description: 'Only those in this state.' }) @IsOptional() state?: State | null
  @Field(() => observationStates, { nullable: true, description: 'Only those at least this far, and not superseded by one at least this far.' })
  @IsOptional()
  minimumState?: State | null
}

@InputType({ description: 'A fact: a value, or for a ratio numerator and denominator.' })
export class ObservationDraft {
  @Field(() => ID) @MaxLength(100) targetId!: string
  @Field(() => DayScalar, { description: "Inside the target's period, and not in the future." }) @IsOptional() observedOn!: Day
  @Field(() => FigureScalar, { nullable: true }) @IsOptional() value?: string | null
  @Field(() => DecimalScalar, { nullable: true }) @IsOptional() numerator?: string | null
  @Field(() => DecimalScalar, { nullable: true }) @IsOptional() denominator?: string | null
  @Field(() => String, { nullable: true, description: 'A document number or an address.' }) @IsOptional() evidence?: string | null
  @Field(() => ID, { nullable: true, description: 'The source; what agencies report where none is given.' }) @IsOptional() @MaxLength(100) sourceId?: string | null
  @Field(() => ID, { nullable: true, description: 'The observation that this one corrects: of the same target and the same day.' })
  @IsOptional()
  @MaxLength(100)
  supersedesId?: string | null
}
