import { publicationStates, reportViews, roles, sharings, type PublicationState, type ReportViewKind, type Role, type Sharing } from '@tolok/domain'
import { IsDefined, IsOptional, MaxLength } from 'class-validator'
import { GraphQLJSON } from 'graphql-scalars'
import { ArgsType, Field, GraphQLISODateTime, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { PageArgs, pageOf } from '../../platform/page'
import { Needs } from '../../platform/policy'
import { ReportQueryInput } from '../reports'

registerEnumType(sharings, {
  name: 'Sharing',
  description: 'With whom a question is shared. Its figures are always the reader’s own: sharing never widens what anyone may see.',
  valuesConfig: {
    PRIVATE: { description: 'Its owner alone.' },
    AGENCY: { description: 'Those who work in an agency or under it, and those whose role is for it.' },
    ROLE: { description: 'Those who have a role in its municipality.' },
    MUNICIPALITY: { description: 'Everyone with a role in its municipality.' },
    PUBLIC: { description: 'The version that a second person approved: everyone.' },
  },
})
registerEnumType(publicationStates, { name: 'PublicationState', description: 'From the wish to make a report public to its decision.' })
registerEnumType(reportViews, { name: 'ReportViewKind', description: 'How a report is looked at.' })

@Needs('report.read')
@ObjectType({ description: 'A question that someone kept: a versioned document with a title and a view.' })
export class SavedReport {
  @Field(() => ID) id!: string
  @Field(() => Int, { description: '0: the nation’s.' }) municipalityId!: number
  @Field(() => String) title!: string
  @Field(() => String) description!: string
  @Field(() => String, { description: "Where its owner put it: '' is the top, 'Rapat/Bulanan' a folder in a folder." }) folder!: string
  @Field(() => reportViews) viewKind!: ReportViewKind
  @Field(() => sharings) sharing!: Sharing
  @Field(() => roles, { nullable: true, description: 'ROLE: with which.' }) sharedRole!: Role | null
  @Field(() => Int, { description: 'The version you see. Say it when you save: if someone else was faster, nothing is lost.' }) version!: number
  @Field(() => Int, { nullable: true, description: 'The version that is public.' }) publishedVersion!: number | null
  @Field(() => GraphQLJSON, { description: 'The whole document, to be run, exported as a file, imported elsewhere. Ids that were renamed have their present names.' }) document!: unknown
  @Field(() => String, { description: 'SHA-256 of the document as it was kept.' }) contentHash!: string
  @Field(() => Boolean) isOwn!: boolean
  @Field(() => Boolean) isFavourite!: boolean
  @Field(() => String, { nullable: true, description: 'Null where you may not know the person.' }) ownerName!: string | null
  @Field(() => GraphQLISODateTime) changedAt!: Date
  @Field(() => GraphQLISODateTime, { nullable: true }) archivedAt!: Date | null
  ownerId!: string
  sharedAgencyKey!: string | null
  currentVersion!: number
}

@Needs('report.read')
@ObjectType({ description: 'A page of saved reports, by title.' })
export class SavedReportPage extends pageOf(SavedReport) {}

@Needs('report.read')
@ObjectType({ description: 'One text of a saved report, and why it was changed.' })
export class SavedReportVersion {
  @Field(() => Int) version!: number
  @Field(() => String) title!: string
  @Field(() => String) reason!: string
  @Field(() => String, { nullable: true }) changedByName!: string | null
  @Field(() => GraphQLISODateTime) recordedAt!: Date
  @Field(() => String) contentHash!: string
  @Field(() => GraphQLJSON) document!: unknown
}

@Needs('report.read')
@ObjectType({ description: 'A reason why a document cannot be asked as it stands, by code.' })
export class ReportProblem {
  @Field(() => String) code!: string
  @Field(() => [String], { description: "['query', 'measures', '0'] is its first figure." }) path!: string[]
  @Field(() => GraphQLJSON, { description: 'What a sentence about it needs: { allowed }, { most } …' }) facts!: unknown
}

@Needs('report.read')
@ObjectType({ description: 'A version that was asked to be made public.' })
export class ReportPublication {
  @Field(() => Int) version!: number
  @Field(() => publicationStates) state!: PublicationState
  @Field(() => String, { description: 'Why it is to be public.' }) reason!: string
  @Field(() => GraphQLISODateTime) requestedAt!: Date
  @Field(() => String, { nullable: true }) requestedByName!: string | null
  @Field(() => GraphQLISODateTime, { nullable: true }) decidedAt!: Date | null
  @Field(() => String, { nullable: true }) decidedByName!: string | null
  @Field(() => String, { description: 'What was said at the decision.' }) note!: string
}

@ArgsType()
export class SavedReportArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Title or description holds this.' }) @IsOptional() @MaxLength(200) text?: string | null
  @Field(() => String, { nullable: true, description: 'In this folder or under it.' }) @IsOptional() @MaxLength(120) folder?: string | null
  @Field(() => Boolean, { defaultValue: false, description: 'Only those dear to you.' }) favourites: boolean = false
  @Field(() => Boolean, { defaultValue: false, description: 'Only your own.' }) own: boolean = false
  @Field(() => Boolean, { defaultValue: false, description: 'Your archived ones instead.' }) archived: boolean = false
  @Field(() => Boolean, { defaultValue: false, description: 'Only those that wait for your decision to make them public.' }) awaiting: boolean = false
}

@InputType({ description: 'A question to keep. Without id a new one; with id and expectedVersion the next version of one’s own.' })
export class SavedReportDraft {
  @Field(() => ID, { nullable: true }) @IsOptional() id?: string | null
  @Field(() => Int, { nullable: true, description: 'The version you changed. Needed with id.' }) @IsOptional() expectedVersion?: number | null
  @Field(() => Int, { nullable: true, description: 'Where a new one belongs; needed only by who may save in several.' }) @IsOptional() municipalityId?: number | null
  @Field(() => String) @IsDefined() title!: string
  @Field(() => String, { nullable: true }) @IsOptional() description?: string | null
  @Field(() => ReportQueryInput) @IsDefined() query!: ReportQueryInput
  @Field(() => GraphQLJSON, { nullable: true, description: "{ kind: 'BAR', options: { … } }; a table where none is given." }) @IsOptional() view?: unknown
  @Field(() => String, { nullable: true, description: 'Of a new one; moveReport changes it.' }) @IsOptional() @MaxLength(120) folder?: string | null
  @Field(() => String, { nullable: true, description: 'Why it was changed.' }) @IsOptional() @MaxLength(500) reason?: string | null
}

@InputType({ description: 'With whom. PUBLIC is asked for with requestPublication.' })
export class SharingInput {
  @Field(() => sharings) @IsDefined() sharing!: Sharing
  @Field(() => ID, { nullable: true, description: "AGENCY: which, '1671:DINKES'." }) @IsOptional() @MaxLength(100) agencyId?: string | null
  @Field(() => roles, { nullable: true, description: 'ROLE: which.' }) @IsOptional() role?: Role | null
}
