import { differenceCauses, outcomeDirections, type DifferenceCause, type OutcomeDirection } from '@tolok/domain'
import { IsOptional } from 'class-validator'
import { ArgsType, Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { PageArgs, pageOf } from '../../platform/page'
import { Needs } from '../../platform/policy'
import { DecimalScalar } from '../../platform/scalars'
import { Words } from '../../platform/words'

const named = <T extends string>(codes: readonly T[]) => Object.fromEntries(codes.map((code) => [code, code])) as { [K in T]: K }
export const DifferenceCauseKind = named(differenceCauses)
export const OutcomeDirectionKind = named(outcomeDirections)
registerEnumType(DifferenceCauseKind, { name: 'DifferenceCause', description: 'Which changed rule made another score.' })
registerEnumType(OutcomeDirectionKind, { name: 'OutcomeDirection', description: 'OTHER where two outcomes do not compare.' })

@Needs('scheme.read')
@ObjectType({ description: 'So many plans went from one outcome to another: a band, a predicate, NO_BAND, NOT_ASSESSED, or NOT_SCORABLE where the plan does not fit the rules.' })
export class OutcomeMove {
  @Field(() => String) from!: string
  @Field(() => String) to!: string
  @Field(() => Int) count!: number
}

@Needs('scheme.read')
@ObjectType({ description: 'How the plans of one agency (and all below it) fare under the draft.' })
export class AgencyMoves {
  @Field(() => String, { nullable: true, description: 'Null for those who stood in no agency.' }) agencyName!: string | null
  @Field(() => Int) up!: number
  @Field(() => Int) down!: number
  @Field(() => Int, { description: 'Another outcome that does not compare.' }) other!: number
  @Field(() => Int, { description: 'The same outcome, another score.' }) shifted!: number
}

@Needs('scheme.read')
@ObjectType({ description: 'Every plan of a period judged by the present rules and by one text of a draft.' })
export class SchemeSimulation {
  @Field(() => ID) id!: string
  @Field(() => String) period!: string
  @Field(() => String, { description: 'Of the text that was simulated. Another than the draft’s: simulate again.' }) contentHash!: string
  @Field(() => Int) planCount!: number
  @Field(() => Int, { description: 'How far it has come.' }) doneCount!: number
  @Field(() => Int, { description: 'Plans with another score or outcome.' }) changedCount!: number
  @Field(() => Int, { description: 'Plans with another outcome.' }) movedCount!: number
  @Field(() => GraphQLISODateTime) recordedAt!: Date
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Null while it runs.' }) finishedAt!: Date | null
  municipalityId!: number
}

@Needs('scheme.read')
@ObjectType()
export class DifferenceReason {
  @Field(() => DifferenceCauseKind) cause!: DifferenceCause
  @Field(() => String, { description: "A component's code; empty for the whole." }) about!: string
  @Field(() => Words, { nullable: true, description: 'The component, or the indicator.' }) label!: Words | null
  @Field(() => String, { nullable: true }) from!: string | null
  @Field(() => String, { nullable: true }) to!: string | null
  @Field(() => DecimalScalar, { nullable: true, description: 'Points of the score, to six decimals; null where none are involved.' }) points!: string | null
}

@Needs('scheme.read')
@ObjectType({ description: 'One plan that fares otherwise: how, by how much, why. Whoever may not see how a person fares is not told who it is.' })
export class SimulatedPlan {
  @Field(() => ID) id!: string
  @Field(() => String, { nullable: true, description: 'Null where you may not read this scorecard.' }) employeeName!: string | null
  @Field(() => String, { nullable: true, description: 'The agency at the top of the tree.' }) agencyName!: string | null
  @Field(() => String) outcomeFrom!: string
  @Field(() => String) outcomeTo!: string
  @Field(() => OutcomeDirectionKind) direction!: OutcomeDirection
  @Field(() => DecimalScalar, { nullable: true }) scoreFrom!: string | null
  @Field(() => DecimalScalar, { nullable: true }) scoreTo!: string | null
  @Field(() => DecimalScalar, { nullable: true, description: 'Points gained or lost.' }) points!: string | null
  @Field(() => [DifferenceReason], { description: 'The weightiest first; their points add up to the whole.' }) reasons!: DifferenceReason[]
}

@Needs('scheme.read')
@ObjectType({ description: 'A page of plans that fare otherwise: other outcomes first, then by how much.' })
export class SimulatedPlanPage extends pageOf(SimulatedPlan) {}

@ArgsType()
export class SimulatedPlanArgs extends PageArgs {
  @Field(() => OutcomeDirectionKind, { nullable: true, description: 'Only those that go this way.' }) @IsOptional() direction?: OutcomeDirection | null
}
