import { IsOptional, MaxLength, ArrayMaxSize } from 'class-validator'
import { ArgsType, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { PageArgs, pageOf } from '../../platform/page'
import { Needs } from '../../platform/policy'

export const deliveryStates = { WAITING: 'WAITING', DELIVERED: 'DELIVERED', FAILED: 'FAILED' } as const
export type DeliveryState = keyof typeof deliveryStates
registerEnumType(deliveryStates, { name: 'DeliveryState', description: 'WAITING: to be sent, or to be tried again. FAILED: not tried any more, unless it is replayed.' })

@Needs('account.manage')
@ObjectType({ description: 'An address that is told, in signed messages without anything personal, of what happens in a municipality.' })
export class Webhook {
  @Field(() => ID) id!: string
  @Field(() => Int) municipalityId!: number
  @Field(() => String) name!: string
  @Field(() => String) url!: string
  @Field(() => [String], { description: "Of what it is told: 'observation.verified'." }) events!: string[]
  @Field(() => Boolean, { description: 'False: switched off, by hand or after too many failures; meanwhile nothing is kept for it, and a replay brings what it missed.' }) active!: boolean
  @Field(() => Int, { description: 'Failed attempts in a row.' }) failures!: number
  @Field(() => GraphQLISODateTime) createdAt!: Date
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When too many failures switched it off.' }) stoppedAt!: Date | null
  @Field(() => Int, { description: 'Messages that wait to be sent.' }) waitingCount!: number
  key!: string
}

@Needs('account.manage')
@ObjectType({ description: 'A page of webhooks, the latest first.' })
export class WebhookPage extends pageOf(Webhook) {}

@Needs('account.manage')
@ObjectType({ description: 'A webhook and what its messages are signed with, which is answered this once.' })
export class NewWebhook {
  @Field(() => Webhook) webhook!: Webhook
  @Field(() => String, { description: "'whsec_' and 32 bytes as base64, as Standard Webhooks has it." }) secret!: string
}

@Needs('account.manage')
@ObjectType({ description: 'One message for a webhook, and what came of it.' })
export class WebhookDelivery {
  @Field(() => ID) id!: string
  @Field(() => ID, { description: 'The same in every message about the same event, replays included.' }) eventId!: string
  @Field(() => String) event!: string
  @Field(() => String) objectType!: string
  @Field(() => String, { nullable: true }) objectId!: string | null
  @Field(() => GraphQLISODateTime) occurredAt!: Date
  @Field(() => Boolean) replay!: boolean
  @Field(() => deliveryStates) state!: DeliveryState
  @Field(() => Int) attempts!: number
  @Field(() => GraphQLISODateTime, { nullable: true }) nextAt!: Date | null
  @Field(() => Int, { nullable: true, description: 'The HTTP status of the last attempt; null where there was no answer.' }) lastStatus!: number | null
  @Field(() => String, { nullable: true, description: 'STATUS, REDIRECT (not followed), PRIVATE, TIMEOUT, or the code of the connection’s fault.' }) lastProblem!: string | null
  @Field(() => Int, { nullable: true, description: 'Milliseconds of the last attempt.' }) lastMs!: number | null
  @Field(() => GraphQLISODateTime, { nullable: true }) settledAt!: Date | null
}

@Needs('account.manage')
@ObjectType({ description: 'A page of messages, the latest first.' })
export class WebhookDeliveryPage extends pageOf(WebhookDelivery) {}

@InputType({ description: 'A webhook to be kept.' })
export class WebhookDraft {
  @Field(() => Int) municipalityId!: number
  @Field(() => String, { description: 'What stands at the address.' }) @MaxLength(400) name!: string
  @Field(() => String, { description: 'https, to a public address.' }) @MaxLength(4000) url!: string
  @Field(() => [String], { description: '`webhookEvents` lists them.' }) @ArrayMaxSize(100) events!: string[]
}

@InputType({ description: 'What is to be different about a webhook; what is not given stays.' })
export class WebhookChange {
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(400) name?: string | null
  @Field(() => String, { nullable: true }) @IsOptional() @MaxLength(4000) url?: string | null
  @Field(() => [String], { nullable: true }) @IsOptional() @ArrayMaxSize(100) events?: string[] | null
  @Field(() => Boolean, { nullable: true, description: 'Switches it off, or on again with no failures.' }) @IsOptional() active?: boolean | null
}

@ArgsType()
export class DeliveryArgs extends PageArgs {
  @Field(() => ID) @MaxLength(100) webhookId!: string
  @Field(() => deliveryStates, { nullable: true }) @IsOptional() state?: DeliveryState | null
}
