import { observationStates, type Day, type ObservationState } from '@tolok/domain'
import { IsOptional, MaxLength } from 'class-validator'
import { ArgsType, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql'
import { PageArgs, pageOf } from '../../platform/page'
import { Needs } from '../../platform/policy'
import { DayScalar, DecimalScalar } from '../../platform/scalars'
import { ReportQueryInput } from './report.input'

@InputType({ description: 'A cell of the table that a question answers.' })
export class CellInput {
  @Field(() => [String], { nullable: 'items', defaultValue: [], description: "The row's members' ids, outermost first: fewer for a subtotal, none for the total. Null: facts without one." }) row!: (string | null)[]
  @Field(() => String, { description: "The column's key. Facts are told of plain columns and, with …|PREVIOUS_PERIOD.VALUE, SAME_PERIOD_LAST_YEAR or BASELINE, of the other time's figure." }) column!: string
  @Field(() => Boolean, { defaultValue: false, description: 'The row of what a top leaves over; `row` then names its group, if tops are by group.' }) others!: boolean
}

@ArgsType()
export class ReportFactArgs extends PageArgs {
  @Field(() => ReportQueryInput) query!: ReportQueryInput
  @Field(() => CellInput, { nullable: true, description: 'Only the facts of this cell.' }) @IsOptional() cell?: CellInput | null
  @Field(() => String, { nullable: true, description: 'The endCursor of the page before. It remembers that page’s moment.' }) @IsOptional() @MaxLength(1000) override after?: string
}

@Needs('report.read')
@ObjectType({ description: 'An observation behind a figure of a report.' })
export class ReportFact {
  @Field(() => ID) id!: string
  @Field(() => DayScalar, { description: 'The day the figure stands for.' }) day!: Day
  @Field(() => ID) indicatorId!: string
  @Field(() => String) indicatorName!: string
  @Field(() => String, { description: 'The indicator’s type, which says how its figures are written: those of a deadline are days.' }) indicatorType!: string
  @Field(() => String) unit!: string
  @Field(() => ID) agencyId!: string
  @Field(() => String) agencyName!: string
  @Field(() => Boolean, { description: 'Is it about one person’s own target?' }) isPersonal!: boolean
  @Field(() => String, { nullable: true, description: 'Who; null where it is about no person, or about one you may not know.' }) personName!: string | null
  @Field(() => DecimalScalar, { nullable: true, description: 'Null for a ratio; a day as days since 1970-01-01.' }) value!: string | null
  @Field(() => DecimalScalar, { nullable: true, description: 'Of a ratio.' }) numerator!: string | null
  @Field(() => DecimalScalar, { nullable: true, description: 'Of a ratio.' }) denominator!: string | null
  @Field(() => DecimalScalar, { nullable: true, description: 'The figure of its target in force on the day; of a range the lower bound.' }) target!: string | null
  @Field(() => DecimalScalar, { nullable: true, description: 'The upper bound of a range.' }) targetHigh!: string | null
  @Field(() => observationStates) state!: ObservationState
  @Field(() => ID) sourceId!: string
  @Field(() => String) sourceName!: string
  @Field(() => Boolean, { description: 'May you open the observation itself?' }) isReadable!: boolean
  @Field(() => String, { nullable: true, description: 'Where the evidence is; null where you may not read the observation itself.' }) evidence!: string | null
  @Field(() => GraphQLISODateTime) recordedAt!: Date
  @Field(() => GraphQLISODateTime, { nullable: true }) firstSubmittedAt!: Date | null
  @Field(() => Boolean, { description: 'Does it supersede an earlier one?' }) isCorrection!: boolean
}

@Needs('report.read')
@ObjectType({ description: 'The facts that a question, or one cell of its answer, counts; the latest day first.' })
export class ReportFactPage extends pageOf(ReportFact) {
  @Field(() => Int, { description: 'Facts that count too, but are about persons whose figures you may not read.' }) withheld!: number | Promise<number>
  @Field(() => GraphQLISODateTime, { description: 'The moment answered for.' }) asOf!: Date
}
