import { graphql, type ResultOf } from '../../platform/graphql'

export const SetScheduleDocument = graphql(`
  mutation SetSchedule($schedule: ReportScheduleDraft!) {
    setSchedule(schedule: $schedule) {
      id
      cron
      active
      nextRunAt
    }
  }
`)

export const PauseScheduleDocument = graphql(`
  mutation PauseSchedule($id: ID!, $paused: Boolean!) {
    pauseSchedule(id: $id, paused: $paused) {
      id
      active
      nextRunAt
    }
  }
`)
export const RunScheduleDocument = graphql(`
  mutation RunSchedule($id: ID!) {
    runScheduleNow(id: $id) {
      id
      state
      rowCount
      problems {
        code
        path
        facts
      }
    }
  }
`)
export const ScheduleRunsDocument = graphql(`
  query ScheduleRuns($scheduleId: ID!, $after: String) {
    scheduleRuns(scheduleId: $scheduleId, first: 20, after: $after) {
      nodes {
        id
        state
        dueAt
        byHand
        missed
        version
        rowCount
        problems {
          code
          path
          facts
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
      totalCount
    }
  }
`)
export type ScheduleRun = ResultOf<typeof ScheduleRunsDocument>['scheduleRuns']['nodes'][number]

export const SchedulesDocument = graphql(`
  query Schedules($after: String) {
    reportSchedules(first: 50, after: $after) {
      nodes {
        id
        cron
        timeZone
        active
        nextRunAt
        channels
        report {
          id
          title
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
      totalCount
    }
  }
`)
export type ScheduleInList = ResultOf<typeof SchedulesDocument>['reportSchedules']['nodes'][number]
