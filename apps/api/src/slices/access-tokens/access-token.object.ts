import { tokenLimits } from '@tolok/domain'
import { ArrayMaxSize, IsOptional, MaxLength } from 'class-validator'
import { ArgsType, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql'
import { PageArgs, pageOf } from '../../platform/page'
import { Needs } from '../../platform/policy'

@Needs('SIGNED_IN')
@ObjectType({ description: 'What a program acts with, as `Authorization: Bearer …`. It may what its account may at that moment, and of that only its scopes.' })
export class AccessToken {
  @Field(() => ID) id!: string
  @Field(() => String) name!: string
  @Field(() => String, { description: 'Its first characters, to know it by. The whole is shown once, when it is made.' }) prefix!: string
  @Field(() => [String], { description: "Permissions it may use, where its account has them: 'report.read'." }) scopes!: string[]
  @Field(() => Int, { nullable: true, description: 'How many registered operations it is bound to; null: it may send any.' }) operationCount!: number | null
  @Field(() => String, { nullable: true, description: 'The service account it acts for; null: it acts for you.' }) integratorName!: string | null
  @Field(() => GraphQLISODateTime) createdAt!: Date
  @Field(() => GraphQLISODateTime) expiresAt!: Date
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'To within a minute.' }) lastUsedAt!: Date | null
  @Field(() => GraphQLISODateTime, { nullable: true }) revokedAt!: Date | null
}

@Needs('SIGNED_IN')
@ObjectType({ description: 'A page of access tokens, the latest first.' })
export class AccessTokenPage extends pageOf(AccessToken) {}

@Needs('SIGNED_IN')
@ObjectType({ description: 'A new token. Its text is kept nowhere: it is answered this once.' })
export class NewAccessToken {
  @Field(() => AccessToken) token!: AccessToken
  @Field(() => String, { description: "What to send: 'Authorization: Bearer ' and this." }) text!: string
}

@InputType({ description: 'An access token to be made.' })
export class AccessTokenDraft {
  @Field(() => String, { description: 'What it is for, to tell it from others.' }) @MaxLength(400) name!: string
  @Field(() => [String], { description: 'Permissions; at most those of whom it acts for. What only a person does is not among them: `tokenScopes` lists them.' }) @ArrayMaxSize(100) scopes!: string[]
  @Field(() => Int, { description: 'How long it lasts, 1 to 365.' }) days!: number
  @Field(() => ID, { nullable: true, description: 'The service account it acts for; you, where none is given.' }) @IsOptional() @MaxLength(100) integratorId?: string | null
  @Field(() => [String], { nullable: true, description: 'Documents it is bound to, to the last space: nothing else is answered, REST neither.' })
  @IsOptional()
  @ArrayMaxSize(tokenLimits.operations)
  operations?: string[] | null
}

@ArgsType()
export class AccessTokenArgs extends PageArgs {
  @Field(() => Boolean, { defaultValue: false, description: 'Those of the service accounts you look after, instead of your own.' }) ofIntegrators: boolean = false
}
