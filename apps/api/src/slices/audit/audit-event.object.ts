import { Field, ID, Int, ObjectType } from 'type-graphql'
import { GraphQLDateTimeISO, GraphQLJSON } from 'graphql-scalars'
import { pageOf } from '../../platform/page'
import { Needs } from '../../platform/policy'

@Needs('audit.read')
@ObjectType({ description: 'Who did what to which object. Written in the same transaction as what it tells of, never changed.' })
export class AuditEvent {
  @Field(() => ID) id!: string
  @Field(() => Int) municipalityId!: number
  @Field(() => GraphQLDateTimeISO) at!: Date
  @Field(() => ID, { nullable: true, description: 'Null: nobody who was signed in.' }) accountId!: string | null
  @Field(() => String, { description: "A verb in the past: 'SIGNED_IN'." }) action!: string
  @Field(() => String) objectType!: string
  @Field(() => String, { nullable: true }) objectId!: string | null
  @Field(() => GraphQLJSON, { description: 'Ids and codes, nothing personal.' }) detail!: unknown
}

@Needs('audit.read')
@ObjectType()
export class AuditEventPage extends pageOf(AuditEvent) {}
