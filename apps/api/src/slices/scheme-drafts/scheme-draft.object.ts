import { schemeDraftStates, type Day, type SchemeDraftState as State } from '@tolok/domain'
import { IsOptional, MaxLength } from 'class-validator'
import { GraphQLJSON } from 'graphql-scalars'
import { ArgsType, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { PageArgs, pageOf } from '../../platform/page'
import { Needs } from '../../platform/policy'
import { DayScalar } from '../../platform/scalars'

registerEnumType(schemeDraftStates, {
  name: 'SchemeDraftState',
  description: 'From the first sentence to publication.',
  valuesConfig: {
    OPEN: { description: 'Whoever will be judged by it may comment.' },
    SIMULATED: { description: 'Open as before, and simulated as it stands.' },
  },
})
export { schemeDraftStates }

@Needs('scheme.read')
@ObjectType({ description: 'A rule set on its way to publication: drafted, open for comment, simulated, published by a second person.' })
export class SchemeDraft {
  @Field(() => ID) id!: string
  @Field(() => String, { description: 'The code that its version will carry.' }) code!: string
  @Field(() => String) name!: string
  @Field(() => schemeDraftStates) state!: State
  @Field(() => Int, { description: 'Say it when you edit: if someone else was faster, nothing is lost.' }) revision!: number
  @Field(() => GraphQLJSON, { description: 'The whole rule set as it stands.' }) document!: unknown
  @Field(() => String, { description: 'SHA-256 of the document.' }) contentHash!: string
  @Field(() => String, { description: 'Why it is drafted.' }) reason!: string
  @Field(() => DayScalar, { nullable: true, description: 'Comments are awaited until this day; it may be published from it on. Null until it is opened.' })
  commentsUntil!: Day | null
  @Field(() => String) draftedByName!: string
  @Field(() => GraphQLISODateTime) draftedAt!: Date
  @Field(() => String, { description: 'Who changed it last.' }) editedByName!: string
  @Field(() => GraphQLISODateTime) editedAt!: Date
  @Field(() => GraphQLISODateTime, { nullable: true }) openedAt!: Date | null
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was published or withdrawn.' }) endedAt!: Date | null
  @Field(() => String, { nullable: true }) endedByName!: string | null
  @Field(() => String, { nullable: true, description: 'Why it was withdrawn.' }) endReason!: string | null
  @Field(() => Int) commentCount!: number
  @Field(() => Int) unansweredCount!: number
  municipalityId!: number
  baseMunicipalityId!: number
  baseId!: string
  draftedBy!: string
  editedBy!: string
  publishedId!: string | null
}

@Needs('scheme.read')
@ObjectType({ description: 'A page of drafts, the latest first.' })
export class SchemeDraftPage extends pageOf(SchemeDraft) {}

@Needs('scheme.read')
@ObjectType({ description: 'One text of a draft, and why it was changed.' })
export class SchemeRevision {
  @Field(() => Int) revision!: number
  @Field(() => String) reason!: string
  @Field(() => String) editedByName!: string
  @Field(() => GraphQLISODateTime) recordedAt!: Date
  @Field(() => String) contentHash!: string
}

@Needs('scheme.read')
@ObjectType({ description: 'Something that still stands between a draft and its publication.' })
export class SchemeObstacle {
  @Field(() => String, {
    description: 'SCHEME_FAULTY, NOT_OPENED, COMMENTS_OPEN, COMMENTS_UNANSWERED, NOT_SIMULATED, PERIOD_USED, OWN_DRAFT or TRANSITION_NOT_FIT.',
  })
  code!: string
  @Field(() => Int, { nullable: true, description: 'How many errors or unanswered comments.' }) count!: number | null
  @Field(() => DayScalar, { nullable: true, description: 'The day from which it would be well.' }) from!: Day | null
}

@Needs('scheme.read')
@ObjectType({ description: 'What someone who will be judged by a draft says of it. Never changed, and answered before publication.' })
export class SchemeComment {
  @Field(() => ID) id!: string
  @Field(() => Int, { description: 'The revision of the draft that it speaks of.' }) revision!: number
  @Field(() => String) body!: string
  @Field(() => GraphQLISODateTime) recordedAt!: Date
  @Field(() => String, { nullable: true, description: 'Null where you may not see who of the employees it was.' }) byName!: string | null
  @Field(() => Boolean, { description: 'Yours.' }) isOwn!: boolean
  municipalityId!: number
}

@Needs('scheme.read')
@ObjectType({ description: 'A page of comments, the unanswered first, then the latest.' })
export class SchemeCommentPage extends pageOf(SchemeComment) {}

@Needs('scheme.read')
@ObjectType({ description: 'What the drafter says to a comment.' })
export class SchemeAnswer {
  @Field(() => String) body!: string
  @Field(() => String) byName!: string
  @Field(() => GraphQLISODateTime) recordedAt!: Date
  municipalityId!: number
  commentId!: string
}

@ArgsType()
export class SchemeDraftArgs extends PageArgs {
  @Field(() => Int, { nullable: true }) @IsOptional() municipalityId?: number | null
  @Field(() => schemeDraftStates, { nullable: true, description: 'Only those in this state.' }) @IsOptional() state?: State | null
}

@InputType({ description: 'A new rule set, after one that there is.' })
export class SchemeDraftInput {
  @Field(() => Int, { description: 'Whose it will be.' }) @IsOptional() municipalityId!: number
  @Field(() => ID, { description: "The version it follows: '1671:PLAJU_2026@1', or a national one." }) @MaxLength(100) baseId!: string
  @Field(() => GraphQLJSON, {
    nullable: true,
    description: "The rule set as lintScheme takes it; the base's own where none is given. Its version is set by the platform; after a national one its id is a new code.",
  })
  @IsOptional()
  document?: unknown
  @Field(() => String, { description: 'Why, in a sentence that those it will judge understand.' }) @MaxLength(2000) reason!: string
}
