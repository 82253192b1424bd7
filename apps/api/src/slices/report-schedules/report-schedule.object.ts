import { IsDefined, IsOptional } from 'class-validator'
import { GraphQLJSON } from 'graphql-scalars'
import { ArgsType, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { PageArgs, pageOf } from '../../platform/page'
import { Needs } from '../../platform/policy'
import { ReportProblem } from '../saved-reports'

export const reportChannels = { IN_APP: 'IN_APP', E_MAIL: 'E_MAIL' } as const
export type ReportChannel = keyof typeof reportChannels
registerEnumType(reportChannels, {
  name: 'ReportChannel',
  description: 'How one hears that a report was asked.',
  valuesConfig: {
    IN_APP: { description: 'A message in the inbox, without figures: each reader opens the report with rights of his own.' },
    E_MAIL: { description: 'A letter. The table goes with it where it is about no person and not too large.' },
  },
})
export const reportRunStates = { RUNNING: 'RUNNING', DONE: 'DONE', FAILED: 'FAILED' } as const
export type ReportRunState = keyof typeof reportRunStates
registerEnumType(reportRunStates, { name: 'ReportRunState', description: 'What came of a run.' })

@Needs('report.schedule')
@ObjectType({ description: 'When a saved report is asked by itself, with the rights its owner has at that moment.' })
export class ReportSchedule {
  @Field(() => ID) id!: string
  @Field(() => String, { description: "Minute, hour, day of the month, month, day of the week, by the municipality's own clock: '0 7 * * 1' is Monday at 07:00." }) cron!: string
  @Field(() => String, { description: "'Asia/Jakarta', 'Asia/Makassar' or 'Asia/Jayapura'." }) timeZone!: string
  @Field(() => [reportChannels]) channels!: ReportChannel[]
  @Field(() => [String], { description: 'User names of those who find a message in the inbox, besides the owner.' }) accounts!: string[]
  @Field(() => [String], { description: 'Who gets a letter.' }) addresses!: string[]
  @Field(() => Boolean, { description: 'False: paused.' }) active!: boolean
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'Null while it is paused.' }) nextRunAt!: Date | null
  municipalityId!: number
  reportId!: string
  ownerId!: string
}

@Needs('report.schedule')
@ObjectType({ description: 'A page of your schedules, those due next first.' })
export class ReportSchedulePage extends pageOf(ReportSchedule) {}

@Needs('report.schedule')
@ObjectType({ description: 'One time a schedule was due, or was asked to run at once, and what came of it.' })
export class ReportRun {
  @Field(() => ID) id!: string
  @Field(() => ID) scheduleId!: string
  @Field(() => reportRunStates) state!: ReportRunState
  @Field(() => GraphQLISODateTime) dueAt!: Date
  @Field(() => Int, { description: 'Earlier due times that passed while no server ran. They were not made up for.' }) missed!: number
  @Field(() => Boolean, { description: 'Asked for by hand.' }) byHand!: boolean
  @Field(() => Int, { nullable: true, description: 'Which version of the report.' }) version!: number | null
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'What was known then.' }) asOf!: Date | null
  @Field(() => String, { nullable: true, description: 'As ReportTable has it: the same question.' }) queryHash!: string | null
  @Field(() => Int, { nullable: true, description: 'Rows of the whole table; null for those who only look after the municipality’s schedules.' }) rowCount!: number | null
  @Field(() => GraphQLISODateTime) startedAt!: Date
  @Field(() => GraphQLISODateTime, { nullable: true }) finishedAt!: Date | null
  @Field(() => [ReportProblem], { description: 'Why it failed; of one that is done, what could not be delivered.' }) problems!: ReportProblem[]
  @Field(() => String, { nullable: true, description: 'With whose rights. Null where you may not know the person.' }) accountName!: string | null
  municipalityId!: number
  reportId!: string
}

@Needs('report.schedule')
@ObjectType({ description: 'A page of runs, the latest first.' })
export class ReportRunPage extends pageOf(ReportRun) {}

@Needs('SIGNED_IN')
@ObjectType({ description: 'Something you are told. It holds no figures: what it points to is read with your own rights.' })
export class InboxMessage {
  @Field(() => ID) id!: string
  @Field(() => String, { description: 'REPORT_READY, REPORT_FAILED or WEBHOOK_STOPPED; translate by it.' }) kind!: string
  @Field(() => ID, { nullable: true, description: 'Null where it concerns no report.' }) reportId!: string | null
  @Field(() => ID, { nullable: true, description: 'Null where it concerns no report.' }) runId!: string | null
  @Field(() => GraphQLJSON, { description: 'Of a report { title, dueAt, missed, codes }, of a webhook { title, webhook }.' }) detail!: unknown
  @Field(() => GraphQLISODateTime) recordedAt!: Date
  @Field(() => GraphQLISODateTime, { nullable: true }) readAt!: Date | null
  municipalityId!: number
}

@Needs('SIGNED_IN')
@ObjectType({ description: 'A page of your messages, the latest first.' })
export class InboxPage extends pageOf(InboxMessage) {
  @Field(() => Int, { description: 'Of all your messages.' }) unreadCount!: number | Promise<number>
}

@InputType({ description: 'Your schedule of a saved report: one each. It takes the place of the one you have.' })
export class ReportScheduleDraft {
  @Field(() => ID) @IsDefined() reportId!: string
  @Field(() => String, { description: "'0 7 * * 1'; at most once an hour." }) @IsDefined() cron!: string
  // Compiled operations know no defaults of an input's own fields: these are made where it is read.
  @Field(() => [reportChannels], { nullable: true, description: 'IN_APP where none is given.' }) @IsOptional() channels?: ReportChannel[] | null
  @Field(() => [String], { nullable: true, description: 'User names; each may read the report. At most 50.' }) @IsOptional() accounts?: string[] | null
  @Field(() => [String], { nullable: true, description: 'E-mail addresses, at most 20. Needed for E_MAIL.' }) @IsOptional() addresses?: string[] | null
}

@ArgsType()
export class ReportScheduleArgs extends PageArgs {}

@ArgsType()
export class ReportRunArgs extends PageArgs {
  @Field(() => ID, { nullable: true }) @IsOptional() scheduleId?: string | null
  @Field(() => Boolean, { defaultValue: false, description: 'Only those that failed.' }) failed: boolean = false
}

@ArgsType()
export class InboxArgs extends PageArgs {
  @Field(() => Boolean, { defaultValue: false, description: 'Only what you have not read.' }) unread: boolean = false
}
