import { useMutation } from '@apollo/client/react'
import { Button, SegmentedControl, Skeleton } from '@mantine/core'
import { TbInboxOff } from 'react-icons/tb'
import { refusalsFrom } from '../../platform/apollo'
import { useFormat } from '../../platform/format'
import { useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem, refusalText } from '../../platform/problem'
import { refusalOf, type RefusalCode } from '../../platform/refusal'
import { usePages } from '../../platform/use-pages'
import { useViewSearch, ViewLink } from '../../platform/view'
import { Badge } from '../../ui/badge'
import { Empty } from '../../ui/empty'
import { PageHeader } from '../../ui/page-header'
import { inboxView } from '.'
import { InboxDocument, ReadAllMessagesDocument, ReadMessageDocument, type Message } from './documents'
import classes from './inbox.module.css'

const asked = { refetchQueries: ['Inbox', 'Unread'], onError: () => {} }

/** What one is told. A message holds no figures: the report is opened with the reader's own rights. */
export default function Inbox() {
  const text = useText()
  const [{ saring }, change] = useViewSearch(inboxView)
  const { nodes, isLoading, isWhole, error, more } = usePages(InboxDocument, { unread: saring === 'baru' }, 'inbox')
  const [readAll, { loading }] = useMutation(ReadAllMessagesDocument, asked)
  return (
    <>
      <PageHeader
        title={text('inbox.title')}
        lead={text('inbox.lead')}
        actions={
          <Button variant="light" loading={loading} disabled={nodes.every(({ readAt }) => readAt !== null)} onClick={() => void readAll()}>
            {text('inbox.read-all')}
          </Button>
        }
      />
      <SegmentedControl
        mb="md"
        aria-label={text('inbox.which')}
        value={saring ?? 'semua'}
        onChange={(value) => change({ saring: value === 'baru' ? 'baru' : undefined })}
        data={(['semua', 'baru'] as const).map((value) => ({ value, label: text(`inbox.which.${value}`) }))}
      />
      {error && <Problem refusals={refusalsFrom(error)} />}
      {isLoading && <Skeleton height={200} radius="lg" />}
      {!isLoading && !error && nodes.length === 0 && (
        <Empty icon={TbInboxOff} title={text('inbox.empty')}>
          {text('inbox.empty.why')}
        </Empty>
      )}
      <ul className={classes.messages} aria-label={text('inbox.title')}>
        {nodes.map((message) => (
          <OneMessage key={message.id} message={message} />
        ))}
      </ul>
      {!isWhole && nodes.length > 0 && (
        <Button variant="subtle" mt="sm" onClick={more}>
          {text('files.more')}
        </Button>
      )}
    </>
  )
}

const OneMessage = ({ message }: { message: Message }) => {
  const text = useText()
  const format = useFormat()
  const { timeZone } = usePlace()
  const [read] = useMutation(ReadMessageDocument, asked)
  const { title = '', missed = 0, codes = [], webhook } = (message.detail ?? {}) as { title?: string; missed?: number; codes?: string[]; webhook?: string }
  const isReady = message.kind === 'REPORT_READY'
  const isNew = message.readAt === null
  const tell = (isRead: boolean) => void read({ variables: { id: message.id, read: isRead } })
  return (
    <li className={classes.message} data-new={isNew || undefined}>
      <div>
        <p className={classes.title}>
          {/* Opening it is reading it. */}
          <span onClickCapture={() => isNew && tell(true)}>
            <Opening message={message} title={title} webhook={webhook} />
          </span>
          {isNew && <Badge tone="attention">{text('inbox.new')}</Badge>}
        </p>
        {codes.map((code) => (
          <p key={code} className={classes.words}>
            {refusalText(text, refusalOf(code as RefusalCode)).sentence}
          </p>
        ))}
        {message.kind === 'WEBHOOK_STOPPED' && <p className={classes.words}>{text('inbox.webhook-stopped.why')}</p>}
        {missed > 0 && <p className={classes.words}>{text('schedule.missed', { count: missed })}</p>}
        <p className={classes.words}>
          {format.moment(String(message.recordedAt), timeZone)}
          {isReady && (
            <>
              {' · '}
              <ViewLink to="laporan" search={{ simpanan: message.reportId ?? undefined }}>
                {text('inbox.latest')}
              </ViewLink>
            </>
          )}
        </p>
      </div>
      <Button variant="subtle" size="compact-sm" onClick={() => tell(isNew)} aria-label={text(isNew ? 'inbox.read.one' : 'inbox.unread.one', { title })}>
        {text(isNew ? 'inbox.read' : 'inbox.unread')}
      </Button>
    </li>
  )
}

/** Where a message leads. */
const Opening = ({ message: { kind, reportId, recordedAt }, title, webhook }: { message: Message; title: string; webhook: string | undefined }) => {
  const text = useText()
  if (kind === 'WEBHOOK_STOPPED')
    return (
      <ViewLink to="integrasi" search={{ bagian: 'webhook', webhook }}>
        {text('inbox.webhook-stopped', { title })}
      </ViewLink>
    )
  const isReady = kind === 'REPORT_READY'
  const laporan = reportId ?? undefined
  return (
    <ViewLink to={isReady ? 'laporan' : 'laporan-tersimpan'} search={isReady ? { simpanan: laporan, d: String(recordedAt) } : { laporan, bagian: 'jadwal' }}>
      {text(isReady ? 'inbox.ready' : 'inbox.failed', { title })}
    </ViewLink>
  )
}
