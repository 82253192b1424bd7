import { decimalMarks, delimiters, type DecimalMark, type Delimiter } from '@tolok/domain'
import { IsOptional, MaxLength } from 'class-validator'
import { GraphQLJSON } from 'graphql-scalars'
import { ArgsType, Field, Float, GraphQLISODateTime, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { ExportFormat, ExportKind, ExportStatus } from '../../generated/prisma/enums'
import { codeId } from '../../platform/code-id'
import { pageOf } from '../../platform/page'
import { Needs } from '../../platform/policy'
import { languages, type Language } from '../indicators'
import { CellInput, ReportQueryInput } from '../reports'
import type { ExportProblem as FoundProblem, JobRow } from './export-job'

registerEnumType(ExportKind, { name: 'ExportKind', description: 'REPORT: the table of the question, every row. FACTS: the observations behind it, or behind one cell.' })
registerEnumType(ExportFormat, { name: 'ExportFormat', description: 'CSV holds everything; an XLSX of facts up to 50,000; a PDF up to 5,000 rows, and says what it leaves out.' })
registerEnumType(ExportStatus, {
  name: 'ExportStatus',
  description: 'QUEUED, RUNNING: under way. DONE: to be fetched until it expires. FAILED, CANCELLED: can be taken up again. EXPIRED: its file is gone.',
})
registerEnumType(delimiters, { name: 'CsvDelimiter', description: 'What stands between two cells.' })
registerEnumType(decimalMarks, { name: 'CsvDecimalMark' })

@InputType({ description: 'How a CSV is written. Without it as spreadsheets in the language of the file expect: in Indonesian semicolons and decimal comma; marked as UTF-8.' })
export class CsvStyleInput {
  @Field(() => delimiters, { defaultValue: 'SEMICOLON' }) delimiter!: Delimiter
  @Field(() => decimalMarks, { defaultValue: 'COMMA' }) decimal!: DecimalMark
  @Field(() => Boolean, { defaultValue: true, description: 'Begin with the mark by which Excel knows UTF-8.' }) bom!: boolean
}

@InputType({ description: 'A file to be made.' })
export class ExportInput {
  @Field(() => ExportKind, { defaultValue: 'REPORT' }) kind!: ExportKind
  @Field(() => ExportFormat) format!: ExportFormat
  @Field(() => ReportQueryInput, { description: 'Its page does not matter: every row is in the file.' }) query!: ReportQueryInput
  @Field(() => CellInput, { nullable: true, description: 'FACTS only: those of this cell.' }) @IsOptional() cell?: CellInput | null
  @Field(() => languages, { defaultValue: 'ID', description: 'Of headings, notes and words, and of how figures are written where they are text.' }) language!: Language
  @Field(() => CsvStyleInput, { nullable: true }) @IsOptional() csv?: CsvStyleInput | null
  @Field(() => String, { nullable: true, description: 'Without one, what the question says.' }) @IsOptional() @MaxLength(200) title?: string | null
}

@Needs('report.read')
@ObjectType({ description: 'Why there is no file.' })
export class ExportProblem {
  @Field(() => String) code!: string
  @Field(() => GraphQLJSON, { description: 'The figures behind it.' }) facts!: Record<string, unknown>
}

@Needs('report.read')
@ObjectType({ description: 'A file on its way out. Only who asked for it sees it.' })
export class ExportJob {
  @Field(() => ID, { description: "'1671:' and the job's own id; '0:' over several municipalities." }) id!: string
  @Field(() => ExportKind) kind!: ExportKind
  @Field(() => ExportFormat) format!: ExportFormat
  @Field(() => ExportStatus) status!: ExportStatus
  @Field(() => String, { description: 'As it was given, or empty.' }) title!: string
  @Field(() => Int) rowsDone!: number
  @Field(() => Int, { nullable: true, description: 'Null until they were counted.' }) rowsTotal!: number | null
  @Field(() => Int, { description: 'FACTS: left out because they are about persons whose figures you may not read.' }) withheld!: number
  @Field(() => GraphQLISODateTime, { description: 'The moment the file answers for.' }) asOf!: Date
  @Field(() => String) queryHash!: string
  @Field(() => Float, { nullable: true, description: 'In bytes.' }) fileSize!: number | null
  @Field(() => String, { nullable: true, description: 'Of the file, in hexadecimal.' }) sha256!: string | null
  @Field(() => String, { nullable: true, description: 'Where to fetch it, with your session; null while there is no file.' }) url!: string | null
  @Field(() => [ExportProblem]) problems!: ExportProblem[]
  @Field(() => Boolean, { description: 'Can it be taken up again?' }) canRetry!: boolean
  @Field(() => GraphQLISODateTime) createdAt!: Date
  @Field(() => GraphQLISODateTime, { nullable: true }) startedAt!: Date | null
  @Field(() => GraphQLISODateTime, { nullable: true }) finishedAt!: Date | null
  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When its file goes; null where there is none to go.' }) expiresAt!: Date | null
}

@Needs('report.read')
@ObjectType({ description: 'The latest first.' })
export class ExportJobPage extends pageOf(ExportJob) {}

@ArgsType()
export class ExportJobId {
  @Field(() => ID) @MaxLength(60) id!: string
}

export const toJob = (row: JobRow, now = new Date()): ExportJob => {
  const id = codeId(row.municipalityId, row.id)
  const isOver = row.status === 'DONE' && row.expiresAt <= now
  return {
    ...row,
    id,
    status: isOver ? 'EXPIRED' : row.status,
    fileSize: row.fileSize === null ? null : Number(row.fileSize),
    url: row.status === 'DONE' && !isOver ? `/exports/${encodeURIComponent(id)}/file` : null,
    problems: row.problems.map(({ code, ...facts }: FoundProblem) => ({ code, facts })),
    canRetry: isOver || row.status === 'FAILED' || row.status === 'CANCELLED' || row.status === 'EXPIRED',
    expiresAt: Number.isFinite(row.expiresAt.valueOf()) ? row.expiresAt : null,
  }
}
