import { Button, Skeleton } from '@mantine/core'
import { refusalsFrom } from '../../platform/apollo'
import { useFormat } from '../../platform/format'
import { useText } from '../../platform/i18n'
import { Problem, refusalText } from '../../platform/problem'
import { usePages } from '../../platform/use-pages'
import { Badge } from '../../ui/badge'
import { ScheduleRunsDocument, type ScheduleRun } from './schedule-documents'
import classes from './saved-reports.module.css'
import { refusalsIn } from './spoken'
import { clockOf } from './times'

const tones = { DONE: 'good', FAILED: 'bad', RUNNING: 'quiet' } as const

/** What came of each due time, the latest first. A failure says why and what to do. */
export const Runs = ({ scheduleId, zone }: { scheduleId: string; zone: string }) => {
  const text = useText()
  const { nodes, totalCount, isLoading, isWhole, error, more } = usePages(ScheduleRunsDocument, { scheduleId }, 'scheduleRuns')
  return (
    <section aria-labelledby="runs">
      <h3 id="runs" className={classes.heading}>
        {text('schedule.runs')}
      </h3>
      {error && <Problem refusals={refusalsFrom(error)} />}
      {isLoading && <Skeleton height={80} radius="md" />}
      {totalCount === 0 && <p className={classes.quiet}>{text('schedule.runs.none')}</p>}
      <ol className={classes.entries} aria-label={text('schedule.runs')}>
        {nodes.map((run) => (
          <OneRun key={run.id} run={run} zone={zone} />
        ))}
      </ol>
      {!isWhole && nodes.length > 0 && (
        <Button variant="subtle" onClick={more}>
          {text('files.more')}
        </Button>
      )}
    </section>
  )
}

const OneRun = ({ run, zone }: { run: ScheduleRun; zone: string }) => {
  const text = useText()
  const format = useFormat()
  return (
    <li className={classes.entry}>
      <p>
        <Badge tone={tones[run.state]}>{text(`schedule.state.${run.state}`)}</Badge>
      </p>
      <p>
        {format.moment(String(run.dueAt), zone)} {clockOf(zone)}
        {run.byHand && ` · ${text('schedule.by-hand')}`}
        {run.rowCount !== null && ` · ${text('schedule.rows', { count: run.rowCount })}`}
      </p>
      {run.missed > 0 && <p className={classes.quiet}>{text('schedule.missed', { count: run.missed })}</p>}
      {refusalsIn(run.problems).map((refusal, index) => {
        const { sentence, remedy } = refusalText(text, refusal)
        return (
          <p key={index}>
            {sentence} {remedy}
          </p>
        )
      })}
    </li>
  )
}
