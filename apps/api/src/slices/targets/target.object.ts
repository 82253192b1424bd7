import type { Day } from '@tolok/domain'
import { IsOptional, MaxLength } from 'class-validator'
import { ArgsType, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { SourceKind } from '../../generated/prisma/enums'
import { PageArgs, pageOf } from '../../platform/page'
import { Needs } from '../../platform/policy'
import { DayScalar, DecimalScalar, FigureScalar } from '../../platform/scalars'

registerEnumType(SourceKind, {
  name: 'SourceKind',
  description: 'REPORTED by an agency through this platform, PUBLISHED in a document, or INVENTED for demonstration.',
})

@Needs('target.read')
@ObjectType({ description: 'Where figures come from.' })
export class Source {
  @Field(() => ID, { description: "The municipality and the source's code: '1671:LKJIP-2024'." }) id!: string
  @Field(() => String) code!: string
  @Field(() => String) name!: string
  @Field(() => SourceKind) kind!: SourceKind
  municipalityId!: number
  key!: string
}

@Needs('target.read')
@ObjectType({ description: 'What an agency or a person is to reach with an indicator in a period. The figures are its revisions.' })
export class Target {
  @Field(() => ID) id!: string
  @Field(() => String, { description: "'2026', '2026-S1', '2026-Q1' or '2026-03'." }) period!: string
  @Field(() => DayScalar) periodFrom!: Date | Day
  @Field(() => DayScalar, { description: 'The last day of the period.' }) periodTo!: Date | Day
  municipalityId!: number
  key!: string
  indicatorId!: string
  agencyId!: string
  assignmentId!: string | null
  employeeId!: string | null
  sourceId!: string
}

@Needs('target.read')
@ObjectType({ description: 'A page of targets, the latest period first.' })
export class TargetPage extends pageOf(Target) {}

@Needs('target.read')
@ObjectType({ description: 'A figure of a target, valid from a day until the next one is. Never changed.' })
export class TargetRevision {
  @Field(() => ID) id!: string
  @Field(() => DayScalar) validFrom!: Day
  @Field(() => DecimalScalar) value!: string
  @Field(() => DecimalScalar, { nullable: true, description: 'The high bound of a RANGE.' }) valueHigh!: string | null
  @Field(() => String, { description: 'Why it was revised.' }) reason!: string
  @Field(() => GraphQLISODateTime) recordedAt!: Date
  municipalityId!: number
  targetId!: string
}

@ArgsType()
export class TargetArgs extends PageArgs {
  @Field(() => Int, { nullable: true, description: 'Only targets whose period lies in this year.' }) @IsOptional() year?: number | null
  @Field(() => ID, { nullable: true, description: 'Only targets of this agency.' }) @IsOptional() agencyId?: string | null
}

@ArgsType()
export class TargetListArgs extends TargetArgs {
  @Field(() => Int, { nullable: true }) @IsOptional() municipalityId?: number | null
  @Field(() => ID, { nullable: true, description: 'Only targets of this indicator.' }) @IsOptional() indicatorId?: string | null
  @Field(() => ID, { nullable: true, description: 'Only targets of this employee; needs employee.read.' }) @IsOptional() employeeId?: string | null
}

@InputType({ description: 'A figure to be reached. Where there is a target for indicator, subject and period, it becomes its next revision.' })
export class TargetDraft {
  @Field(() => ID, { description: "'1671:PAD-01'" }) @MaxLength(100) indicatorId!: string
  @Field(() => ID, { nullable: true, description: 'The agency that is to reach it; or else give assignmentId.' }) @IsOptional() @MaxLength(100) agencyId?: string | null
  @Field(() => ID, { nullable: true, description: 'The assignment (not the person) that is to reach it.' }) @IsOptional() @MaxLength(100) assignmentId?: string | null
  @Field(() => String, { description: "'2026', '2026-S1', '2026-Q1' or '2026-03'." }) @MaxLength(10) period!: string
  @Field(() => FigureScalar) @IsOptional() value!: string
  @Field(() => FigureScalar, { nullable: true, description: 'The high bound; for a RANGE only, and there required.' }) @IsOptional() valueHigh?: string | null
  @Field(() => DayScalar, { nullable: true, description: "From which day it holds; the period's first where none is given." }) @IsOptional() validFrom?: Day | null
  @Field(() => String, { nullable: true, description: 'Why it is set or revised.' }) @IsOptional() reason?: string | null
  @Field(() => ID, { nullable: true, description: 'The source; what agencies report where none is given.' }) @IsOptional() @MaxLength(100) sourceId?: string | null
}
