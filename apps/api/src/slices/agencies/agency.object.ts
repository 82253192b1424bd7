import type { Day } from '@tolok/domain'
import { ArgsType, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { IsDefined, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator'
import { AgencyKind } from '../../generated/prisma/enums'
import { AttributeFilter } from '../../platform/attribute-table'
import { PageArgs, pageOf } from '../../platform/page'
import { Needs } from '../../platform/policy'
import { DayScalar } from '../../platform/scalars'

registerEnumType(AgencyKind, {
  name: 'AgencyKind',
  description: 'What sort of unit: a secretariat, office (dinas), agency (badan), inspectorate, district (kecamatan), ward (kelurahan), or a part of one.',
})

@Needs('agency.read')
@ObjectType({ description: "A unit of a municipality's government (perangkat daerah, kecamatan and their parts). Its place in the tree changes over time." })
export class Agency {
  @Field(() => ID, { description: "The municipality and the agency's code: '1671:BAPENDA'." }) id!: string
  @Field(() => String) code!: string
  @Field(() => String) name!: string
  @Field(() => AgencyKind) kind!: AgencyKind
  @Field(() => DayScalar) openedOn!: Date | Day
  @Field(() => DayScalar, { nullable: true, description: 'The first day on which it no longer exists.' }) closedOn!: Date | Day | null
  municipalityId!: number
  key!: string
  successorId!: string | null
}

@Needs('agency.read')
@ObjectType({ description: 'A page of agencies in the order of the tree: each before those under it.' })
export class AgencyPage extends pageOf(Agency) {}

@Needs('agency.read')
@ObjectType({ description: 'Where an agency stands during some time.' })
export class AgencyPlacement {
  @Field(() => DayScalar) validFrom!: Date | Day
  @Field(() => DayScalar, { nullable: true, description: 'The first day on which it no longer holds; null while it does.' }) validTo!: Date | Day | null
  municipalityId!: number
  agencyId!: string
  parentId!: string | null
}

@ArgsType()
export class AgencyArgs extends PageArgs {
  @Field(() => [AttributeFilter], { nullable: true, description: 'Only those whose added attributes are all so.' }) @IsOptional() @ValidateNested({ each: true }) attributes?: AttributeFilter[] | null
  @Field(() => Int, { nullable: true }) @IsOptional() municipalityId?: number | null
  @Field(() => ID, { nullable: true, description: 'Only those directly under this one.' }) @IsOptional() parentId?: string | null
  @Field(() => Int, { nullable: true, description: 'Only those at this level of the tree; 1 is the top.' }) @IsOptional() level?: number | null
  @Field(() => String, { nullable: true, description: 'Only those whose code or name contains this.' }) @IsOptional() text?: string | null
  @Field(() => DayScalar, { nullable: true, description: 'The tree as it stood on this day; today where none is given.' }) @IsOptional() on?: Day | null
}

@ArgsType()
export class ChildArgs extends PageArgs {
  @Field(() => DayScalar, { nullable: true, description: 'Today where none is given.' }) @IsOptional() on?: Day | null
}

@InputType({ description: 'An agency to be opened.' })
export class AgencyDraft {
  @Field(() => Int) @IsInt() municipalityId!: number
  @Field(() => String, { description: 'Stable and unique in its municipality: BAPENDA.' }) @IsString() code!: string
  @Field(() => String) @IsString() name!: string
  @Field(() => AgencyKind) @IsDefined() kind!: AgencyKind
  @Field(() => ID, { nullable: true, description: 'The agency it stands under; none is the top of the tree.' }) @IsOptional() parentId?: string | null
  @Field(() => DayScalar, { description: 'Its first day.' }) @IsDefined() openedOn!: Day
}
