import type { ApolloClient } from '@apollo/client'
import { useMutation, useQuery } from '@apollo/client/react'
import { Alert, Button, Group, Modal, Progress, Stack, Text as Words } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { TbArrowLeft, TbInfoCircle } from 'react-icons/tb'
import { useEffect, useRef } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { useFormat } from '../../platform/format'
import { useLanguage, useText } from '../../platform/i18n'
import { Problem } from '../../platform/problem'
import { PageHeader } from '../../ui/page-header'
import {
  ApplyImportDocument,
  CancelImportDocument,
  ImportJobDocument,
  RetryImportDocument,
  UndoImportDocument,
  type ImportJob,
} from './documents'
import classes from './import.module.css'
import { FileProblems, Preview } from './preview'
import { Questions } from './questions'
import { isUnderWay, StatusBadge } from './status'

/** One file from its reading to its undoing. It can be left at any moment: the list finds it again. */
export const OneImport = ({ id, onLeave }: { id: string; onLeave: () => void }) => {
  const text = useText()
  const language = useLanguage() === 'en' ? 'EN' : 'ID'
  const { data, previousData, error, startPolling, stopPolling, refetch, client } = useQuery(ImportJobDocument, {
    variables: { id, language },
    fetchPolicy: 'cache-and-network',
  })
  const job = (data ?? previousData)?.importJob
  const goesOn = isUnderWay(job?.status)
  useEffect(() => {
    if (goesOn) startPolling(700)
    else stopPolling()
    return stopPolling
  }, [goesOn, startPolling, stopPolling])
  // What has been written or withdrawn is in every figure on every other screen.
  const before = useRef(job?.status)
  useEffect(() => {
    const was = before.current
    before.current = job?.status
    if (was !== job?.status && (job?.status === 'APPLIED' || job?.status === 'UNDONE') && was !== undefined) forgetFigures(client)
  }, [job?.status, client])
  // The list shows how this one stands now, not as it was when it was opened.
  useEffect(() => () => void client.cache.evict({ id: 'ROOT_QUERY', fieldName: 'importJobs' }), [client])

  return (
    <>
      <Button variant="subtle" size="compact-sm" leftSection={<TbArrowLeft size={16} aria-hidden />} onClick={onLeave} mb="xs">
        {text('import.back')}
      </Button>
      <PageHeader
        title={job?.fileName ?? text('import.title')}
        lead={job && text('import.of', { kind: contentOf(job, text) })}
        actions={job && <StatusBadge status={job.status} />}
      />
      {error && !job && <Problem refusals={refusalsFrom(error)} />}
      {job && <Stages job={job} onChanged={() => void refetch()} onLeave={onLeave} />}
    </>
  )
}

const contentOf = ({ kind, sheet }: ImportJob, text: ReturnType<typeof useText>): string => {
  const named = text(`import.kind.${kind}`)
  return sheet ? text('import.sheet', { kind: named, sheet }) : named
}

const kept = ['importJob', 'viewer', 'municipalities']
const forgetFigures = (client: ApolloClient) =>
  void client.cache.modify({
    id: 'ROOT_QUERY',
    fields: (value, { fieldName, DELETE }) => (kept.includes(fieldName) ? value : DELETE) as unknown,
  })

type Parts = { job: ImportJob; onChanged: () => void; onLeave: () => void }

const Stages = ({ job, onChanged, onLeave }: Parts) => {
  const text = useText()
  const format = useFormat()
  const variables = { id: job.id }
  const changed = { variables, onCompleted: onChanged, onError: onChanged }
  const [apply, applying] = useMutation(ApplyImportDocument, changed)
  const [undo, undoing] = useMutation(UndoImportDocument, changed)
  const [cancel, cancelling] = useMutation(CancelImportDocument, { ...changed, onCompleted: onLeave })
  const [retry, retrying] = useMutation(RetryImportDocument, changed)
  const [asksUndo, undoDialog] = useDisclosure(false)
  const refusals = [applying, undoing, cancelling, retrying].flatMap(({ error }) => (error ? refusalsFrom(error) : []))
  const effect = job.newCount + job.changedCount

  return (
    <Stack gap="lg">
      {isUnderWay(job.status) && (
        <section className={classes.card} role="status">
          <Words>
            {text(job.status === 'APPLYING' ? 'import.applying' : 'import.reading', { done: job.rowsDone, total: job.rowCount })}
          </Words>
          <Progress
            value={job.status === 'APPLYING' ? 100 : job.rowCount > 0 ? (job.rowsDone / job.rowCount) * 100 : 5}
            animated
            striped
            mt="sm"
            aria-label={text('import.progress')}
          />
          <Words size="sm" c="dimmed" mt="xs">
            {text('import.may-leave')}
          </Words>
        </section>
      )}
      <FileProblems job={job} />
      <Problem refusals={refusals} />
      <Blockers refusals={refusals} />
      {job.status === 'NEEDS_ANSWER' && <Questions job={job} onAnswered={onChanged} />}
      {job.status === 'PREVIEW' && (
        <Alert
          color={job.badCount > 0 ? 'bata' : effect === 0 ? 'gray' : 'nila'}
          variant="light"
          icon={<TbInfoCircle aria-hidden />}
          title={text(job.badCount > 0 ? 'import.verdict.bad' : effect === 0 ? 'import.verdict.nothing' : 'import.verdict.good', {
            bad: job.badCount,
            rows: effect,
          })}
        >
          {text(
            job.badCount > 0
              ? 'import.verdict.bad.why'
              : effect === 0
                ? 'import.verdict.nothing.why'
                : job.verified || job.kind !== 'OBSERVATIONS'
                  ? 'import.verdict.good.why'
                  : 'import.verdict.good.submitted',
          )}
        </Alert>
      )}
      {job.status === 'APPLIED' && (
        <Alert
          color="daun"
          variant="light"
          icon={<TbInfoCircle aria-hidden />}
          title={text(effect === 0 ? 'import.done.nothing' : 'import.done', { rows: effect })}
        >
          {text('import.done.why')}
        </Alert>
      )}
      {job.status === 'UNDONE' && (
        <Alert color="gray" variant="light" icon={<TbInfoCircle aria-hidden />} title={text('import.undone')}>
          {text('import.undone.why')}
        </Alert>
      )}
      <Group gap="sm">
        {job.canApply && (
          <Button onClick={() => void apply()} loading={applying.loading}>
            {text(effect === 0 ? 'import.apply.nothing' : 'import.apply', { rows: format.number(effect) })}
          </Button>
        )}
        {job.canRetry && (
          <Button onClick={() => void retry()} loading={retrying.loading}>
            {text('import.retry')}
          </Button>
        )}
        {['PREVIEW', 'NEEDS_ANSWER', 'FAILED', 'READING', 'UPLOADED'].includes(job.status) && (
          <Button variant="default" onClick={() => void cancel()} loading={cancelling.loading}>
            {text('import.cancel')}
          </Button>
        )}
        {job.status === 'APPLIED' && (
          <Button variant="default" onClick={undoDialog.open} loading={undoing.loading}>
            {text('import.undo')}
          </Button>
        )}
      </Group>
      {['PREVIEW', 'APPLYING', 'APPLIED', 'UNDONE'].includes(job.status) && <Preview job={job} />}
      <Modal
        opened={asksUndo}
        onClose={undoDialog.close}
        title={text('import.undo.ask', { file: job.fileName })}
        closeButtonProps={{ 'aria-label': text('close') }}
      >
        <Words size="sm">{text('import.undo.why', { rows: format.number(effect) })}</Words>
        <Group mt="lg" justify="flex-end">
          <Button variant="default" onClick={undoDialog.close}>
            {text('import.keep')}
          </Button>
          <Button
            color="bata"
            onClick={() => {
              undoDialog.close()
              void undo()
            }}
          >
            {text('import.undo')}
          </Button>
        </Group>
      </Modal>
    </Stack>
  )
}

/** What stands in the way of undoing, by name. */
const Blockers = ({ refusals }: { refusals: readonly { code: string; facts: Record<string, unknown> }[] }) => {
  const text = useText()
  const by = refusals.flatMap(({ code, facts }) =>
    code === 'IN_USE' && Array.isArray(facts.by) ? (facts.by as { objectType: string; label: string }[]) : [],
  )
  if (by.length === 0) return null
  return (
    <section className={classes.card}>
      <Words size="sm">{text('import.blockers')}</Words>
      <ul className={classes.blockers}>
        {by.map(({ objectType, label }) => (
          <li key={`${objectType} ${label}`}>{text('import.blocker', { what: objectType, label })}</li>
        ))}
      </ul>
    </section>
  )
}
