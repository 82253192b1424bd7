import { useMutation, useQuery } from '@apollo/client/react'
import { Button, Group, Progress, Skeleton } from '@mantine/core'
import { TbDownload, TbFileOff } from 'react-icons/tb'
import { useEffect } from 'react'
import { refusalsFrom } from '../platform/apollo'
import { useFormat } from '../platform/format'
import { graphql, type ResultOf } from '../platform/graphql'
import { useText } from '../platform/i18n'
import { usePlace } from '../platform/place'
import { Problem, refusalText } from '../platform/problem'
import { refusalOf, type RefusalCode } from '../platform/refusal'
import { Badge, type Tone } from '../ui/badge'
import { Empty } from '../ui/empty'
import classes from './export-files.module.css'

export const ExportFilesDocument = graphql(`
  query ExportFiles($after: String) {
    exportJobs(first: 20, after: $after) {
      nodes {
        id
        title
        kind
        format
        status
        rowsDone
        rowsTotal
        withheld
        fileSize
        createdAt
        expiresAt
        canRetry
        url
        problems {
          code
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
export const CancelExportDocument = graphql(`
  mutation CancelExport($id: ID!) {
    cancelExport(id: $id) {
      id
      status
      canRetry
    }
  }
`)
export const RetryExportDocument = graphql(`
  mutation RetryExport($id: ID!) {
    retryExport(id: $id) {
      id
      status
      canRetry
      rowsDone
    }
  }
`)

type ExportJob = ResultOf<typeof ExportFilesDocument>['exportJobs']['nodes'][number]
const tones: Record<ExportJob['status'], Tone> = { QUEUED: 'quiet', RUNNING: 'quiet', DONE: 'good', FAILED: 'bad', CANCELLED: 'quiet', EXPIRED: 'quiet' }
const isUnderWay = ({ status }: Pick<ExportJob, 'status'>) => status === 'QUEUED' || status === 'RUNNING'
/** How often a file that is being made is asked about, in milliseconds. */
const rhythm = 800

/** The files someone asked for, the latest first: how far each is, and what can be done with it. It can be left and found again. */
export function ExportFiles() {
  const text = useText()
  const { data, error, startPolling, stopPolling, fetchMore, refetch } = useQuery(ExportFilesDocument, { variables: {}, fetchPolicy: 'cache-and-network' })
  const goesOn = data?.exportJobs.nodes.some(isUnderWay) ?? false
  useEffect(() => {
    if (goesOn) startPolling(rhythm)
    else stopPolling()
    return stopPolling
  }, [goesOn, startPolling, stopPolling])
  if (error && !data) return <Problem refusals={refusalsFrom(error)} />
  if (!data) return <Skeleton height={180} radius="lg" />
  const { nodes, pageInfo } = data.exportJobs
  if (nodes.length === 0)
    return (
      <Empty icon={TbFileOff} title={text('files.empty')}>
        {text('files.empty.why')}
      </Empty>
    )
  const more = () =>
    void fetchMore({
      variables: { after: pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult }) => ({ exportJobs: { ...fetchMoreResult.exportJobs, nodes: [...before.exportJobs.nodes, ...fetchMoreResult.exportJobs.nodes] } }),
    })
  return (
    <>
      <ul className={classes.files} aria-label={text('files.title')}>
        {nodes.map((job) => (
          <OneFile key={job.id} job={job} onChanged={() => void refetch()} />
        ))}
      </ul>
      {pageInfo.hasNextPage && (
        <Button variant="subtle" mt="sm" onClick={more}>
          {text('files.more')}
        </Button>
      )}
    </>
  )
}

const OneFile = ({ job, onChanged }: { job: ExportJob; onChanged: () => void }) => {
  const text = useText()
  const format = useFormat()
  const { timeZone } = usePlace()
  const settings = { variables: { id: job.id }, onCompleted: onChanged, onError: onChanged }
  const [cancel, cancelling] = useMutation(CancelExportDocument, settings)
  const [retry, retrying] = useMutation(RetryExportDocument, settings)
  const title = job.title || text(`files.kind.${job.kind}`)
  const refusals = [cancelling, retrying].flatMap(({ error }) => (error ? refusalsFrom(error) : []))
  const part = job.rowsTotal ? Math.min(100, (job.rowsDone / job.rowsTotal) * 100) : 5
  return (
    <li className={classes.file}>
      <div className={classes.head}>
        <span className={classes.title}>{title}</span>
        <Badge tone={tones[job.status]}>{text(`files.status.${job.status}`)}</Badge>
      </div>
      <p className={classes.words}>
        {[text(`files.kind.${job.kind}`), job.format, format.moment(String(job.createdAt), timeZone), job.fileSize === null ? '' : sizeIn(job.fileSize, format.number)].filter(Boolean).join(' · ')}
      </p>
      {isUnderWay(job) && (
        <div role="status">
          <Progress value={part} animated striped my="xs" aria-label={text('files.progress')} />
          <p className={classes.words}>
            {job.rowsTotal === null ? text('files.counting') : text('files.rows', { done: job.rowsDone, total: job.rowsTotal })} {text('files.may-leave')}
          </p>
        </div>
      )}
      {job.status === 'DONE' && job.expiresAt && <p className={classes.words}>{text('files.until', { moment: format.moment(String(job.expiresAt), timeZone) })}</p>}
      {job.status === 'EXPIRED' && <p className={classes.words}>{text('files.expired.why')}</p>}
      {job.withheld > 0 && <p className={classes.words}>{text('files.withheld', { count: job.withheld })}</p>}
      {job.problems.map(({ code, facts }, index) => {
        const { sentence, remedy } = refusalText(text, { ...refusalOf(code as RefusalCode), facts: (facts ?? {}) as Record<string, unknown> })
        return (
          <p key={index} className={classes.words}>
            {sentence} {remedy}
          </p>
        )
      })}
      <Problem refusals={refusals} />
      <Group gap="xs" mt="xs">
        {job.status === 'DONE' && job.url && (
          <Button component="a" href={job.url} download size="compact-sm" leftSection={<TbDownload size={16} aria-hidden />} aria-label={text('files.download.one', { title, format: job.format })}>
            {text('files.download')}
          </Button>
        )}
        {isUnderWay(job) && (
          <Button size="compact-sm" variant="default" loading={cancelling.loading} onClick={() => void cancel()}>
            {text('files.cancel')}
          </Button>
        )}
        {job.canRetry && (
          <Button size="compact-sm" variant="default" loading={retrying.loading} onClick={() => void retry()}>
            {text('files.retry')}
          </Button>
        )}
      </Group>
    </li>
  )
}

/** Bytes as people say them. */
const sizeIn = (bytes: number, number: (value: number, decimals?: number) => string) => (bytes < 1_000_000 ? `${number(Math.max(1, Math.round(bytes / 1000)))} kB` : `${number(bytes / 1_000_000, 1)} MB`)
