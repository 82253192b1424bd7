import { integratorRoles, type IntegratorRole } from '@tolok/domain'
import { IsOptional, MaxLength } from 'class-validator'
import { Field, GraphQLISODateTime, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { pageOf } from '../../platform/page'
import { Needs } from '../../platform/policy'

registerEnumType(integratorRoles, { name: 'IntegratorRole', description: 'What a service account may be. Roles that need a person are not among them.' })

@Needs('account.manage')
@ObjectType({ description: 'A service account: nobody signs in with it, programs act with its tokens.' })
export class Integrator {
  @Field(() => ID) id!: string
  @Field(() => String) name!: string
  @Field(() => integratorRoles) role!: IntegratorRole
  @Field(() => ID, { nullable: true, description: 'The agency under which its role ends; null: the whole municipality.' }) agencyId!: string | null
  @Field(() => [String], { description: 'The permissions that a token of it could have.' }) scopes!: string[]
  @Field(() => GraphQLISODateTime) createdAt!: Date
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Since when none of its tokens is answered.' }) closedAt!: Date | null
  @Field(() => Int) municipalityId!: number
  accountId!: string
}

@Needs('account.manage')
@ObjectType({ description: 'A page of service accounts, the latest first.' })
export class IntegratorPage extends pageOf(Integrator) {}

@InputType({ description: 'A service account to be made.' })
export class IntegratorDraft {
  @Field(() => Int) municipalityId!: number
  @Field(() => String, { description: "Which system it is: 'SIMPEG'." }) @MaxLength(400) name!: string
  @Field(() => integratorRoles) role!: IntegratorRole
  @Field(() => ID, { nullable: true, description: 'An agency, under which its role then ends.' }) @IsOptional() @MaxLength(100) agencyId?: string | null
}
