import { useApolloClient, useMutation } from '@apollo/client/react'
import { Alert, Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { refusalsFrom } from '../../../platform/apollo'
import { useText } from '../../../platform/i18n'
import { usePlace } from '../../../platform/place'
import { Problem } from '../../../platform/problem'
import { toQuery } from '../../../pickers/report/to-query'
import type { Question } from '../../../pickers/report/question'
import { KeptReportDocument, SaveReportDocument, type KeptReport, type SavedReportDraft } from './documents'
import { toView } from '../../../pickers/report/from-query'

type Parts = {
  question: Question
  /** The report whose next version this is to be; null for a new one. */
  report: KeptReport | null
  /** What a new one begins from. */
  like: KeptReport | null
  onClose: () => void
  onSaved: (id: string) => void
}

/** Keeps the question under a title: as a new report, or as the next version of one, with what was changed. */
export default function SaveDialog({ question, report, like, onClose, onSaved }: Parts) {
  const text = useText()
  const client = useApolloClient()
  const { municipalityId } = usePlace()
  const [title, setTitle] = useState(report?.title ?? (like ? text('saved.copy-of', { title: like.title }) : ''))
  const [description, setDescription] = useState(like?.description ?? '')
  const [folder, setFolder] = useState(like?.isOwn ? like.folder : '')
  const [reason, setReason] = useState('')
  const [save, { loading, error, reset }] = useMutation(SaveReportDocument)
  const refusals = error ? refusalsFrom(error) : []
  const isConflict = refusals.some(({ code }) => code === 'CONFLICT')

  const keepIt = async (asNew: boolean, expectedVersion?: number) => {
    const words = { title: title.trim(), description: description.trim(), query: toQuery(question), view: toView(question) }
    const draft = report && !asNew ? { ...words, id: report.id, expectedVersion: expectedVersion ?? report.version, reason: reason.trim() } : { ...words, folder: folder.trim(), municipalityId }
    const { data } = await save({ variables: { draft: draft as SavedReportDraft } }).catch(() => ({ data: null }))
    if (!data) return
    client.cache.evict({ id: 'ROOT_QUERY', fieldName: 'savedReports' })
    onSaved(data.saveReport.id)
    onClose()
  }
  const overThem = async () => {
    const { data } = await client.query({ query: KeptReportDocument, variables: { id: report!.id }, fetchPolicy: 'network-only' })
    reset()
    await keepIt(false, data?.savedReport?.version)
  }

  return (
    <Modal opened onClose={onClose} title={text(report ? 'saved.keep.version' : 'saved.keep.new')} closeButtonProps={{ 'aria-label': text('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void keepIt(false)
        }}
      >
        <Stack gap="sm">
          <TextInput label={text('saved.field.title')} value={title} onChange={({ currentTarget }) => setTitle(currentTarget.value)} maxLength={200} required data-autofocus />
          <Textarea label={text('saved.field.description')} value={description} onChange={({ currentTarget }) => setDescription(currentTarget.value)} maxLength={2000} autosize minRows={2} />
          {report ? (
            <TextInput label={text('saved.field.reason')} description={text('saved.field.reason.why')} value={reason} onChange={({ currentTarget }) => setReason(currentTarget.value)} required />
          ) : (
            <TextInput label={text('saved.field.folder')} description={text('saved.field.folder.why')} value={folder} onChange={({ currentTarget }) => setFolder(currentTarget.value)} />
          )}
          {isConflict ? (
            <Alert color="kunyit" title={text('saved.conflict')} role="alert">
              <p>{text('saved.conflict.why')}</p>
              <Group gap="xs">
                <Button size="compact-sm" onClick={() => void keepIt(true)}>
                  {text('saved.conflict.new')}
                </Button>
                <Button size="compact-sm" variant="default" onClick={() => void overThem()}>
                  {text('saved.conflict.over')}
                </Button>
              </Group>
            </Alert>
          ) : (
            <Problem refusals={refusals} />
          )}
          {!report && <p className="quiet">{text('saved.keep.who')}</p>}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {text('saved.cancel')}
            </Button>
            <Button type="submit" loading={loading} disabled={title.trim() === ''}>
              {text('saved.keep')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
