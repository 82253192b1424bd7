import { sharings, type ReportView, type Role, type Sharing } from '@tolok/domain'
import { roles } from '@tolok/domain'
import { IsDefined, IsOptional, MaxLength } from 'class-validator'
import { GraphQLJSON } from 'graphql-scalars'
import { ArgsType, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType } from 'type-graphql'
import { PageArgs, pageOf } from '../../platform/page'
import { Needs } from '../../platform/policy'

@Needs('report.read')
@ObjectType({ description: 'Saved reports on a grid of 12 columns, with filters that all of them share.' })
export class Dashboard {
  @Field(() => ID) id!: string
  @Field(() => Int, { description: '0: the nation’s.' }) municipalityId!: number
  @Field(() => String) title!: string
  @Field(() => String) description!: string
  @Field(() => sharings) sharing!: Sharing
  @Field(() => roles, { nullable: true }) sharedRole!: Role | null
  @Field(() => GraphQLJSON, { description: '{ period?, where? }: the period stands in place of each report’s own, the condition holds besides its own.' }) filters!: unknown
  @Field(() => Int, { description: 'Say it when you save: if someone else was faster, nothing is lost.' }) version!: number
  @Field(() => Boolean) isOwn!: boolean
  @Field(() => String, { nullable: true, description: 'Null where you may not know the person.' }) ownerName!: string | null
  @Field(() => GraphQLISODateTime) changedAt!: Date
  @Field(() => GraphQLISODateTime, { nullable: true }) archivedAt!: Date | null
  sharedAgencyKey!: string | null
  kept!: unknown
}

@Needs('report.read')
@ObjectType({ description: 'A page of dashboards, by title.' })
export class DashboardPage extends pageOf(Dashboard) {}

@Needs('report.read')
@ObjectType({ description: 'One report on the grid, in columns and rows from the left top corner.' })
export class DashboardTile {
  @Field(() => Int) x!: number
  @Field(() => Int) y!: number
  @Field(() => Int) w!: number
  @Field(() => Int) h!: number
  @Field(() => String, { nullable: true, description: 'In place of the report’s own.' }) title?: string | null
  @Field(() => GraphQLJSON, { nullable: true, description: 'Where it is looked at otherwise than the report says.' }) view?: ReportView | null
  reportId!: string
  municipalityId!: number
  filters!: unknown
}

@ArgsType()
export class DashboardArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Title or description holds this.' }) @IsOptional() @MaxLength(200) text?: string | null
  @Field(() => Boolean, { defaultValue: false, description: 'Your archived ones instead.' }) archived: boolean = false
}

@InputType({ description: 'A dashboard to keep. Without id a new one; with id and expectedVersion your own as it is to be.' })
export class DashboardDraft {
  @Field(() => ID, { nullable: true }) @IsOptional() id?: string | null
  @Field(() => Int, { nullable: true, description: 'The version you changed. Needed with id.' }) @IsOptional() expectedVersion?: number | null
  @Field(() => Int, { nullable: true, description: 'Where a new one belongs; needed only by who may save in several.' }) @IsOptional() municipalityId?: number | null
  @Field(() => String) @IsDefined() title!: string
  @Field(() => String, { nullable: true }) @IsOptional() description?: string | null
  @Field(() => GraphQLJSON, { description: '[{ reportId, x, y, w, h, title?, view? }], at most 12, none upon another.' }) @IsDefined() tiles!: unknown
  @Field(() => GraphQLJSON, { nullable: true, description: '{ period?, where? }' }) @IsOptional() filters?: unknown
}
