import type { Problem } from '@tolok/domain'
import { GraphQLJSON } from 'graphql-scalars'
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql'
import { ImportKind } from '../../generated/prisma/enums'
import { scopeOf, sqlOf, type Context } from '../../platform/context'
import { notFound, refuse } from '../../platform/errors'
import type { Page } from '../../platform/page'
import { Needs } from '../../platform/policy'
import { sql } from '../../platform/statement'
import { beginApplying, finishApplying } from './apply'
import { guideOf, toJob } from './carry'
import { findJob, jsonb, moveJob, type JobRow } from './import-job'
import {
  ImportGuide,
  ImportJob,
  ImportJobArgs,
  ImportJobId,
  ImportJobPage,
  ImportProblem,
  ImportQuestion,
  ImportRow,
  ImportRowArgs,
  ImportRowPage,
  languages,
} from './import-job.object'
import { jobWithId, listJobs, listRows, mayVerify } from './imports.store'
import { layoutNamed } from './read/fields'
import { awhile, cancelJob, startReading } from './running'
import { undoJob } from './undo'
import { optionText, questionText, reasonOf, remedyOf, type Language } from './words'

@Resolver(() => ImportJob)
export class ImportsResolver {
  @Needs('import.run')
  @Query(() => ImportJobPage, { description: 'The files brought so far, the newest first.' })
  importJobs(@Ctx() context: Context, @Args(() => ImportJobArgs) args: ImportJobArgs): Promise<Page<ImportJob>> {
    return listJobs(scopeOf(context), sqlOf(context), args)
  }

  @Needs('import.run')
  @Query(() => ImportJob, { nullable: true, description: 'One file; NOT_FOUND when there is none that you may see.' })
  async importJob(@Ctx() context: Context, @Args(() => ImportJobId) { id }: ImportJobId): Promise<ImportJob> {
    return toJob(await jobWithId(scopeOf(context), sqlOf(context), id))
  }

  @Needs('import.run')
  @Query(() => ImportGuide, { description: 'What a file of a kind should hold.' })
  importGuide(@Arg('kind', () => ImportKind) kind: ImportKind): ImportGuide {
    return guideOf(kind)
  }

  @Needs('import.run')
  @Mutation(() => ImportJob, { description: 'Answers what was asked, by question id; the file is then read again.' })
  async answerImport(
    @Ctx() context: Context,
    @Args(() => ImportJobId) { id }: ImportJobId,
    @Arg('answers', () => GraphQLJSON) answers: unknown,
  ): Promise<ImportJob> {
    const job = await jobWithId(scopeOf(context), sqlOf(context), id)
    if (job.status !== 'NEEDS_ANSWER') throw conflict(job)
    const given = readAnswers(job, answers)
    const keep = sql`answers = answers || ${jsonb(given)}, questions = '[]'`
    if (!(await moveJob(importPool(context, job), job, ['NEEDS_ANSWER'], 'UPLOADED', keep))) throw conflict(job)
    startReading(context.databases, job)
    return afresh(context, job)
  }

  @Needs('import.run')
  @Mutation(() => ImportJob, { description: 'Runs an interrupted job again, from the file as it was uploaded.' })
  async retryImport(@Ctx() context: Context, @Args(() => ImportJobId) { id }: ImportJobId): Promise<ImportJob> {
    const job = await jobWithId(scopeOf(context), sqlOf(context), id)
    if (!toJob(job).canRetry || !(await moveJob(importPool(context, job), job, ['FAILED'], 'UPLOADED'))) throw conflict(job)
    startReading(context.databases, job)
    return afresh(context, job)
  }

  @Needs('import.run')
  @Mutation(() => ImportJob, {
    description: 'Writes what the preview shows, all or nothing. Long work goes on after the answer: ask for the status.',
  })
  async applyImport(@Ctx() context: Context, @Args(() => ImportJobId) { id }: ImportJobId): Promise<ImportJob> {
    const scope = scopeOf(context)
    const job = await jobWithId(scope, sqlOf(context), id)
    if (job.status !== 'PREVIEW') throw conflict(job)
    if (job.badCount > 0) throw refuse([{ code: 'INCOMPATIBLE', path: ['id'], with: 'BAD_ROWS', count: job.badCount }])
    if (job.arrivesAs === 'VERIFIED' && !mayVerify(scope, job.municipalityId)) throw notFound()
    await beginApplying(context.databases, job)
    await awhile(context.databases, finishApplying(context.databases, job, { accountId: scope.actor.accountId }))
    return afresh(context, job)
  }

  @Needs('import.run')
  @Mutation(() => ImportJob, {
    description:
      'Withdraws an applied job as a whole: its rows stay, every report is as before. IN_USE with a list where later facts rest on its rows.',
  })
  async undoImport(@Ctx() context: Context, @Args(() => ImportJobId) { id }: ImportJobId): Promise<ImportJob> {
    const scope = scopeOf(context)
    const job = await jobWithId(scope, sqlOf(context), id)
    if (job.arrivesAs === 'VERIFIED' && !mayVerify(scope, job.municipalityId)) throw notFound()
    await awhile(context.databases, undoJob(context.databases, job, { accountId: scope.actor.accountId }))
    return afresh(context, job)
  }

  @Needs('import.run')
  @Mutation(() => ImportJob, { description: 'Ends a job that has written nothing.' })
  async cancelImport(@Ctx() context: Context, @Args(() => ImportJobId) { id }: ImportJobId): Promise<ImportJob> {
    const job = await jobWithId(scopeOf(context), sqlOf(context), id)
    if (!(await cancelJob(context.databases, job))) throw conflict(job)
    return afresh(context, job)
  }

  @FieldResolver(() => ImportRowPage, { description: 'The rows of the file, with what is wrong with them.' })
  rows(@Root() root: ImportJob, @Ctx() context: Context, @Args(() => ImportRowArgs) args: ImportRowArgs): Promise<Page<ImportRow>> {
    return listRows(sqlOf(context), root.job, args)
  }

  @FieldResolver(() => String, { nullable: true, description: 'Who brought it; null: the command line.' })
  async createdByName(@Root() root: ImportJob, @Ctx() context: Context): Promise<string | null> {
    const id = root.job.createdBy
    return id === null
      ? null
      : ((await context.databases.accounts.account.findUnique({ where: { id }, select: { name: true } }))?.name ?? null)
  }
}

@Resolver(() => ImportProblem)
export class ImportProblemResolver {
  @FieldResolver(() => String, { description: 'What is wrong, in words.' })
  reason(@Root() { found }: ImportProblem, @Arg('language', () => languages, { defaultValue: 'id' }) language: Language): string {
    return reasonOf(found, language)
  }

  @FieldResolver(() => String, { description: 'What to do about it, in words.' })
  remedy(@Root() { found }: ImportProblem, @Arg('language', () => languages, { defaultValue: 'id' }) language: Language): string {
    return remedyOf(found, language)
  }
}

@Resolver(() => ImportQuestion)
export class ImportQuestionResolver {
  @FieldResolver(() => String, { description: 'The question, in words.' })
  text(@Root() { asked, layout }: ImportQuestion, @Arg('language', () => languages, { defaultValue: 'id' }) language: Language): string {
    const label = layoutNamed(layout).fields.find(({ name }) => name === asked.field)?.label[language]
    return questionText[asked.kind][language](asked.header ?? label ?? asked.field)
  }

  @FieldResolver(() => [String], { description: 'The options in words, in the order of `options`.' })
  optionTexts(@Root() { asked }: ImportQuestion, @Arg('language', () => languages, { defaultValue: 'id' }) language: Language): string[] {
    return asked.options.map((option) => optionText(option, language))
  }
}

const importPool = (context: Context, job: JobRow) => context.databases.importOf({ municipalities: [job.municipalityId] })
const conflict = (job: JobRow) => refuse([{ code: 'CONFLICT', path: ['id'], current: job.status }], 'CONFLICT')

/** The job as it is now. */
const afresh = async (context: Context, job: JobRow): Promise<ImportJob> => toJob((await findJob(importPool(context, job), job))!)

/** Every question answered with one of its options, and nothing else. */
function readAnswers(job: JobRow, answers: unknown): Record<string, string> {
  const given = typeof answers === 'object' && answers !== null ? (answers as Record<string, unknown>) : {}
  const problems = job.questions.flatMap(({ id, options }): Problem[] => {
    if (given[id] === undefined) return [{ code: 'REQUIRED', path: ['answers', id] }]
    return options.includes(String(given[id])) ? [] : [{ code: 'NOT_ONE_OF', path: ['answers', id], allowed: options }]
  })
  const known = job.questions.map(({ id }) => id)
  problems.push(
    ...Object.keys(given)
      .filter((id) => !known.includes(id))
      .map((id): Problem => ({ code: 'UNKNOWN_FIELD', path: ['answers', id.slice(0, 80)] })),
  )
  if (problems.length > 0) throw refuse(problems)
  return Object.fromEntries(job.questions.map(({ id }) => [id, String(given[id])]))
}
