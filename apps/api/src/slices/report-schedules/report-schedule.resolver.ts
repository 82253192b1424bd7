import { v7 as uuid } from 'uuid'
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { databaseOf, perOperation, scopeOf, sqlOf, type Context } from '../../platform/context'
import { notFound } from '../../platform/errors'
import type { Page } from '../../platform/page'
import { Heavy, InPerson, Needs } from '../../platform/policy'
import { mayHere, SavedReport, savedReportLoader } from '../saved-reports'
import { ourHome } from './clock'
import { keepRun, type TakenRun } from './due'
import { listMessages, readAllMessages, readMessage } from './inbox.store'
import { InboxArgs, InboxMessage, InboxPage, ReportRun, ReportRunArgs, ReportRunPage, ReportSchedule, ReportScheduleArgs, ReportScheduleDraft, ReportSchedulePage } from './report-schedule.object'
import { listRuns, listSchedules, runOf, scheduleLoader, scheduleOf } from './report-schedule.store'
import { perform } from './run'
import { pauseSchedule, setSchedule, told } from './set-schedule'

@Resolver(() => ReportSchedule)
export class ReportScheduleResolver {
  @Needs('report.schedule')
  @Query(() => ReportSchedulePage, { description: 'Your schedules, those due next first.' })
  reportSchedules(@Ctx() context: Context, @Args(() => ReportScheduleArgs) args: ReportScheduleArgs): Promise<Page<ReportSchedule>> {
    return listSchedules(scopeOf(context), sqlOf(context), args)
  }

  @Needs('report.schedule')
  @Query(() => ReportRunPage, { description: 'What came of your schedules, and of those of a municipality whose accounts you look after; the latest first.' })
  scheduleRuns(@Ctx() context: Context, @Args(() => ReportRunArgs) args: ReportRunArgs): Promise<Page<ReportRun>> {
    return listRuns(scopeOf(context), sqlOf(context), args)
  }

  @Needs('report.schedule')
  @Mutation(() => ReportSchedule, { description: 'Sets your schedule of a report that you may read. It runs with the rights you have at that moment, not with those of whom you name.' })
  setSchedule(@Ctx() context: Context, @Arg('schedule', () => ReportScheduleDraft) draft: ReportScheduleDraft): Promise<ReportSchedule> {
    return setSchedule(scopeOf(context), context.databases, draft)
  }

  @Needs('report.schedule')
  @Mutation(() => ReportSchedule, { description: 'Lets it rest, or go on from the next due time.' })
  pauseSchedule(@Ctx() context: Context, @Arg('id', () => ID) id: string, @Arg('paused', () => Boolean, { defaultValue: true }) paused: boolean): Promise<ReportSchedule> {
    return pauseSchedule(scopeOf(context), databaseOf(context), id, paused)
  }

  @Heavy()
  @Needs('report.schedule')
  @Mutation(() => ReportRun, { description: 'Runs it now, besides its due times, and tells everyone whom it tells. A run that fails is answered too, with its problems.' })
  async runScheduleNow(@Ctx() context: Context, @Arg('id', () => ID) id: string): Promise<ReportRun> {
    const scope = scopeOf(context)
    const run = await databaseOf(context).$transaction(async (tx): Promise<TakenRun> => {
      const { municipalityId, reportId, ownerId } = await scheduleOf(scope, tx, id)
      if (!mayHere(scope, 'report.schedule', municipalityId)) throw notFound()
      const taken = { municipalityId, id: uuid(), scheduleId: id, reportId, accountId: ownerId, dueAt: scope.at, missed: 0 }
      await keepRun(tx, taken, scope.actor.accountId, scope.at)
      await told(scope, tx, { municipalityId, id }, 'REPORT_RUN_BY_HAND', { run: taken.id })
      return taken
    })
    await perform(context.databases, run, scope.at, { home: ourHome(), log: context.request?.log })
    return runOf(scope, sqlOf(context), run.id)
  }

  @FieldResolver(() => SavedReport, { nullable: true, description: 'Null where you may not read it any more.' })
  report(@Root() { municipalityId, reportId }: ReportSchedule, @Ctx() context: Context): Promise<SavedReport | null> {
    return perOperation(context, savedReportLoader).load({ municipalityId, key: reportId })
  }
}

@Resolver(() => ReportRun)
export class ReportRunResolver {
  @FieldResolver(() => SavedReport, { nullable: true, description: 'Null where you may not read it.' })
  report(@Root() { municipalityId, reportId }: ReportRun, @Ctx() context: Context): Promise<SavedReport | null> {
    return perOperation(context, savedReportLoader).load({ municipalityId, key: reportId })
  }
}

@Resolver(() => SavedReport)
export class ScheduledReportResolver {
  @Needs('report.schedule')
  @FieldResolver(() => ReportSchedule, { nullable: true, description: 'Your schedule of it.' })
  schedule(@Root() { municipalityId, id }: SavedReport, @Ctx() context: Context): Promise<ReportSchedule | null> {
    return perOperation(context, scheduleLoader).load({ municipalityId, key: id })
  }
}

@Resolver(() => InboxMessage)
export class InboxResolver {
  @InPerson()
  @Needs('SIGNED_IN')
  @Query(() => InboxPage, { description: 'Your messages, the latest first.' })
  inbox(@Ctx() context: Context, @Args(() => InboxArgs) args: InboxArgs): Promise<InboxPage> {
    return listMessages(scopeOf(context), sqlOf(context), args)
  }

  @InPerson()
  @Needs('SIGNED_IN')
  @Mutation(() => InboxMessage, { description: 'Marks a message as read, or as unread again.' })
  readMessage(@Ctx() context: Context, @Arg('id', () => ID) id: string, @Arg('read', () => Boolean, { defaultValue: true }) read: boolean): Promise<InboxMessage> {
    return readMessage(scopeOf(context), sqlOf(context), id, read)
  }

  @InPerson()
  @Needs('SIGNED_IN')
  @Mutation(() => Int, { description: 'Marks every message as read; answers how many were not.' })
  readAllMessages(@Ctx() context: Context): Promise<number> {
    return readAllMessages(scopeOf(context), sqlOf(context))
  }
}
