import { useApolloClient, useMutation } from '@apollo/client/react'
import { Alert, Button, Group, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { useText } from '../../platform/i18n'
import { Problem } from '../../platform/problem'
import { useSession } from '../../platform/session'
import { SharingChoice } from '../../pickers/sharing'
import { ApprovePublicationDocument, DeclinePublicationDocument, RequestPublicationDocument, ShareReportDocument, type SavedReport } from './documents'
import classes from './saved-reports.module.css'

type Parts = { report: SavedReport; onChanged: () => void }

/** With whom a report is shared, who decides that everyone may read it, and what was decided. Figures are always read with the reader's own rights. */
export const SharingForm = ({ report, onChanged }: Parts) => {
  const { may } = useSession()
  return (
    <Stack gap="lg">
      {report.isOwn && may('report.share') && <Circles key={report.sharing} report={report} onChanged={onChanged} />}
      <Publication report={report} onChanged={onChanged} />
    </Stack>
  )
}

const Circles = ({ report, onChanged }: Parts) => {
  const text = useText()
  const client = useApolloClient()
  const [share, { loading, error, data }] = useMutation(ShareReportDocument, {
    onCompleted: () => {
      client.cache.evict({ id: 'ROOT_QUERY', fieldName: 'savedReports' })
      onChanged()
    },
    onError: () => {},
  })
  return (
    <SharingChoice
      shared={report}
      ask={text('sharing.ask')}
      why={text('sharing.ask.why')}
      onKeep={(sharing) => void share({ variables: { id: report.id, sharing } })}
      isKeeping={loading}
      isKept={data !== undefined && data !== null}
      refusals={error ? refusalsFrom(error) : []}
    />
  )
}

/** Everyone may read a version that a second person approved. */
const Publication = ({ report, onChanged }: Parts) => {
  const text = useText()
  const { may } = useSession()
  const [words, setWords] = useState('')
  const settled = { onCompleted: onChanged, onError: () => {} }
  const [request, requesting] = useMutation(RequestPublicationDocument, settled)
  const [approve, approving] = useMutation(ApprovePublicationDocument, settled)
  const [decline, declining] = useMutation(DeclinePublicationDocument, settled)
  const refusals = [requesting, approving, declining].flatMap(({ error }) => (error ? refusalsFrom(error) : []))
  const { publication } = report
  const isAwaited = publication?.state === 'REQUESTED'
  const decides = isAwaited && !report.isOwn && may('report.publish')
  const asks = report.isOwn && !isAwaited && may('report.share')
  return (
    <section aria-labelledby="publication">
      <h3 id="publication" className={classes.heading}>
        {text('publication.title')}
      </h3>
      <Stack gap="sm">
        {publication && (
          <Alert color={publication.state === 'APPROVED' ? 'daun' : publication.state === 'DECLINED' ? 'bata' : 'gray'} title={text(`publication.state.${publication.state}`, { version: publication.version })}>
            <p className={classes.quiet}>{text('publication.reason', { name: publication.requestedByName ?? '–', reason: publication.reason })}</p>
            {publication.note && <p className={classes.quiet}>{text('publication.note', { name: publication.decidedByName ?? '–', note: publication.note })}</p>}
          </Alert>
        )}
        {asks && <p className={classes.quiet}>{text('publication.why')}</p>}
        {(asks || decides) && <Textarea label={text(decides ? 'publication.field.note' : 'publication.field.reason')} value={words} onChange={({ currentTarget }) => setWords(currentTarget.value)} autosize minRows={2} />}
        <Problem refusals={refusals} />
        <Group gap="xs">
          {asks && (
            <Button variant="light" disabled={words.trim() === ''} loading={requesting.loading} onClick={() => void request({ variables: { id: report.id, reason: words.trim() } })}>
              {text('publication.request')}
            </Button>
          )}
          {decides && (
            <>
              <Button loading={approving.loading} onClick={() => void approve({ variables: { id: report.id, note: words.trim() || null } })}>
                {text('publication.approve')}
              </Button>
              <Button variant="default" disabled={words.trim() === ''} loading={declining.loading} onClick={() => void decline({ variables: { id: report.id, note: words.trim() } })}>
                {text('publication.decline')}
              </Button>
            </>
          )}
        </Group>
      </Stack>
    </section>
  )
}
