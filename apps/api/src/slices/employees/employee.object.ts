import type { Day } from '@tolok/domain'
import { IsOptional, ValidateNested } from 'class-validator'
import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { AssignmentKind, Employment, PositionType } from '../../generated/prisma/enums'
import { AttributeFilter } from '../../platform/attribute-table'
import { PageArgs, pageOf } from '../../platform/page'
import { Needs } from '../../platform/policy'
import { DayScalar } from '../../platform/scalars'

registerEnumType(Employment, { name: 'Employment', description: 'PNS: permanent civil servant; PPPK: civil servant by agreement.' })
registerEnumType(PositionType, { name: 'PositionType', description: 'JPT: high leadership; ADMINISTRATOR, PENGAWAS: managers; PELAKSANA: staff; FUNGSIONAL: professional.' })
registerEnumType(AssignmentKind, { name: 'AssignmentKind', description: 'DEFINITIVE, or ACTING for someone else (Plt, Plh).' })

@Needs('employee.read')
@ObjectType({ description: 'A civil servant (pegawai ASN). You see yourself, those you lead, or all of your municipality, as your role has it.' })
export class Employee {
  @Field(() => ID, { description: "The municipality and the NIP: '1671:198001012005011001'." }) id!: string
  @Field(() => String, { description: 'Nomor induk pegawai, 18 digits.' }) nip!: string
  @Field(() => String) name!: string
  @Field(() => Employment) employment!: Employment
  @Field(() => String, { description: "Golongan: 'III/a'." }) grade!: string
  @Field(() => DayScalar) joinedOn!: Date | Day
  @Field(() => DayScalar, { nullable: true, description: 'The first day on which the person is no longer employed.' }) leftOn!: Date | Day | null
  municipalityId!: number
  key!: string
}

@Needs('employee.read')
@ObjectType({ description: 'A page of employees, by name.' })
export class EmployeePage extends pageOf(Employee) {}

@Needs('employee.read')
@ObjectType({ description: 'A post in an agency (jabatan).' })
export class Position {
  @Field(() => String) code!: string
  @Field(() => String) title!: string
  @Field(() => PositionType) type!: PositionType
  municipalityId!: number
  agencyId!: string
}

@Needs('employee.read')
@ObjectType({ description: 'Who holds which post, definitively or acting, under whom, during some time.' })
export class Assignment {
  @Field(() => ID) id!: string
  @Field(() => AssignmentKind) kind!: AssignmentKind
  @Field(() => Position) position!: Position
  @Field(() => String, { nullable: true, description: 'Whoever is appraised may know who appraises; more of that person only where `supervisor` shows it.' })
  supervisorName!: string | null
  @Field(() => DayScalar) validFrom!: Date | Day
  @Field(() => DayScalar, { nullable: true, description: 'The first day on which it no longer holds; null while it does.' }) validTo!: Date | Day | null
  municipalityId!: number
  employeeId!: string
  supervisorId!: string | null
  isCurrent!: boolean
}

@ArgsType()
export class EmployeeArgs extends PageArgs {
  @Field(() => [AttributeFilter], { nullable: true, description: 'Only those whose added attributes are all so.' }) @IsOptional() @ValidateNested({ each: true }) attributes?: AttributeFilter[] | null
  @Field(() => Int, { nullable: true }) @IsOptional() municipalityId?: number | null
  @Field(() => ID, { nullable: true, description: 'Only those who hold a post in this agency or below it today.' }) @IsOptional() agencyId?: string | null
  @Field(() => String, { nullable: true, description: 'Only those whose name or NIP contains this.' }) @IsOptional() text?: string | null
}
