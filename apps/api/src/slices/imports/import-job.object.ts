import { IsOptional, MaxLength } from 'class-validator'
import { GraphQLJSON } from 'graphql-scalars'
import { ArgsType, Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { ImportKind, ImportStatus } from '../../generated/prisma/enums'
import { PageArgs, pageOf } from '../../platform/page'
import { Needs } from '../../platform/policy'
import type { JobRow } from './import-job'
import { severities, type ImportProblem as FoundProblem, type Severity } from './read/problems'
import type { Question } from './read/survey'

registerEnumType(ImportKind, { name: 'ImportKind', description: 'What a file brings.' })
registerEnumType(ImportStatus, {
  name: 'ImportStatus',
  description:
    'UPLOADED and READING: under way. NEEDS_ANSWER: something is asked. PREVIEW: ready to be looked at. APPLYING, APPLIED: written. FAILED, CANCELLED: nothing written. UNDONE: withdrawn.',
})
registerEnumType(severities, { name: 'ImportSeverity', description: 'An ERROR stops the whole file; a WARNING asks for a second look.' })
export const importOutcomes = { NEW: 'NEW', CHANGED: 'CHANGED', UNCHANGED: 'UNCHANGED', BAD: 'BAD' } as const
registerEnumType(importOutcomes, { name: 'ImportOutcome', description: 'What applying does with a row.' })
export const rowFilters = {
  ALL: 'ALL',
  PROBLEMS: 'PROBLEMS',
  BAD: 'BAD',
  WARNING: 'WARNING',
  NEW: 'NEW',
  CHANGED: 'CHANGED',
  UNCHANGED: 'UNCHANGED',
} as const
registerEnumType(rowFilters, { name: 'ImportRowFilter', description: 'Which rows of a file to see.' })
export const languages = { ID: 'id', EN: 'en' } as const
registerEnumType(languages, { name: 'ImportLanguage', description: 'Indonesian or English.' })

@Needs('import.run')
@ObjectType({ description: 'Something wrong or doubtful in one place. `reason` and `remedy` say it in words.' })
export class ImportProblem {
  @Field(() => String) code!: string
  @Field(() => severities) severity!: Severity
  @Field(() => String, {
    nullable: true,
    description: "The column's header as the file spells it; null when it is about the whole row or file.",
  })
  column!: string | null
  @Field(() => String, { nullable: true, description: 'What the cell says.' }) value!: string | null
  @Field(() => String, { nullable: true, description: "Where it stands in a workbook, as a spreadsheet names the cell: 'Realisasi'!D5." })
  cell!: string | null
  @Field(() => GraphQLJSON, { description: 'The figures behind the sentence.' }) facts!: Record<string, unknown>
  found!: FoundProblem
}

@Needs('import.run')
@ObjectType()
export class ImportExample {
  @Field(() => Int) row!: number
  @Field(() => String) text!: string
}

@Needs('import.run')
@ObjectType({ description: 'What only a person can know. Answer with `answerImport`, one of the options under the id.' })
export class ImportQuestion {
  @Field(() => String) id!: string
  @Field(() => String, { description: 'DECIMAL_MARK, DAY_ORDER, COLUMN, SHEET, HIDDEN_ROWS or HIDDEN_COLUMNS.' }) kind!: string
  @Field(() => String, { nullable: true }) header!: string | null
  @Field(() => [String]) options!: string[]
  @Field(() => [ImportExample]) examples!: ImportExample[]
  asked!: Question
  layout!: string
}

@Needs('import.run')
@ObjectType({ description: 'A column that is read.' })
export class ImportColumn {
  @Field(() => String, { description: 'The header as the file spells it; in a guide, the one to write.' }) header!: string
  @Field(() => String) field!: string
  @Field(() => String, { description: 'Indonesian.' }) label!: string
  @Field(() => String, { description: 'English.' }) labelEn!: string
  @Field(() => Boolean) required!: boolean
  @Field(() => [String], { description: 'Other headers that are understood.' }) synonyms!: string[]
  @Field(() => [String], { description: 'What may stand there, where it is a choice.' }) choices!: string[]
  @Field(() => String) example!: string
}

@Needs('import.run')
@ObjectType({ description: 'What a file of some kind should hold.' })
export class ImportGuide {
  @Field(() => ImportKind) kind!: ImportKind
  @Field(() => [ImportColumn]) columns!: ImportColumn[]
  @Field(() => String, { description: 'A file to begin with: the headers and one row.' }) sample!: string
}

@Needs('import.run')
@ObjectType({ description: 'A row of the file.' })
export class ImportRow {
  @Field(() => Int, { description: 'As a spreadsheet numbers it: the headers are row 1.' }) row!: number
  @Field(() => importOutcomes, { nullable: true }) outcome!: keyof typeof importOutcomes | null
  @Field(() => [String], { description: "The cells as the file has them, in the order of the job's columns." }) cells!: string[]
  @Field(() => [ImportProblem]) problems!: ImportProblem[]
}

@Needs('import.run')
@ObjectType()
export class ImportRowPage extends pageOf(ImportRow) {}

@Needs('import.run')
@ObjectType({ description: 'A file on its way in: read, previewed, applied all or nothing, undone as a whole.' })
export class ImportJob {
  @Field(() => ID, { description: "'1671:' and the job's own id." }) id!: string
  @Field(() => Int) municipalityId!: number
  @Field(() => ImportKind) kind!: ImportKind
  @Field(() => ImportStatus) status!: ImportStatus
  @Field(() => String) fileName!: string
  @Field(() => Boolean, { description: 'Do its observations arrive verified? Else they wait for someone who verifies.' }) verified!: boolean
  @Field(() => String, { nullable: true }) encoding!: string | null
  @Field(() => String, { nullable: true }) delimiter!: string | null
  @Field(() => String, { nullable: true, description: 'Of a workbook: the sheet that is read.' }) sheet!: string | null
  @Field(() => String, { nullable: true, description: 'The layout that was recognised.' }) layout!: string | null
  @Field(() => [ImportColumn]) columns!: ImportColumn[]
  @Field(() => [String]) ignoredColumns!: string[]
  @Field(() => [ImportQuestion]) questions!: ImportQuestion[]
  @Field(() => GraphQLJSON) answers!: Readonly<Record<string, string>>
  @Field(() => [ImportProblem], { description: 'Of the file as a whole.' }) problems!: ImportProblem[]
  @Field(() => Int) rowCount!: number
  @Field(() => Int, { description: 'How many of them have been read.' }) rowsDone!: number
  @Field(() => Int) badCount!: number
  @Field(() => Int) warningCount!: number
  @Field(() => Int) newCount!: number
  @Field(() => Int) changedCount!: number
  @Field(() => Int) unchangedCount!: number
  @Field(() => Boolean, { description: 'May it be applied as it stands? No bad row, and something to do or nothing new to say.' })
  canApply!: boolean
  @Field(() => Boolean, { description: 'Was it interrupted, and can it be run again from the same file?' }) canRetry!: boolean
  @Field(() => String, { nullable: true, description: 'Who brought it; null: the command line.' }) createdByName!: string | null
  @Field(() => GraphQLISODateTime) createdAt!: Date
  @Field(() => GraphQLISODateTime, { nullable: true }) appliedAt!: Date | null
  @Field(() => GraphQLISODateTime, { nullable: true }) withdrawnAt!: Date | null
  job!: JobRow
}

@Needs('import.run')
@ObjectType({ description: 'The newest first.' })
export class ImportJobPage extends pageOf(ImportJob) {}

@ArgsType()
export class ImportRowArgs extends PageArgs {
  @Field(() => rowFilters, { defaultValue: 'ALL' }) @IsOptional() only: keyof typeof rowFilters = 'ALL'
}
@ArgsType()
export class ImportJobArgs extends PageArgs {
  @Field(() => Int, { nullable: true }) @IsOptional() municipalityId?: number | null
}
@ArgsType()
export class ImportJobId {
  @Field(() => ID) @MaxLength(60) id!: string
}
