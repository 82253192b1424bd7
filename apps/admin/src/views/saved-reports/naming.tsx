import { useMutation } from '@apollo/client/react'
import { Button, Stack, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { useText } from '../../platform/i18n'
import { Problem } from '../../platform/problem'
import { MoveReportDocument, RenameReportDocument, type SavedReport } from './documents'

/** Another title, description or folder. A new title is a new version; a new folder is not. */
export const Naming = ({ report, onChanged }: { report: SavedReport; onChanged: () => void }) => {
  const text = useText()
  const [title, setTitle] = useState(report.title)
  const [description, setDescription] = useState(report.description)
  const [folder, setFolder] = useState(report.folder)
  const [rename, renaming] = useMutation(RenameReportDocument)
  const [move, moving] = useMutation(MoveReportDocument)
  const refusals = [renaming, moving].flatMap(({ error }) => (error ? refusalsFrom(error) : []))
  const isRenamed = title.trim() !== report.title || description.trim() !== report.description
  const isMoved = folder.trim() !== report.folder
  const keep = async () => {
    try {
      if (isMoved) await move({ variables: { id: report.id, folder: folder.trim() } })
      if (isRenamed) await rename({ variables: { id: report.id, title: title.trim(), description: description.trim(), expectedVersion: report.version } })
      onChanged()
    } catch {
      return // its refusals stand below
    }
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
    >
      <Stack gap="sm">
        <TextInput label={text('saved.field.title')} value={title} onChange={({ currentTarget }) => setTitle(currentTarget.value)} maxLength={200} required />
        <Textarea label={text('saved.field.description')} value={description} onChange={({ currentTarget }) => setDescription(currentTarget.value)} maxLength={2000} autosize minRows={2} />
        <TextInput label={text('saved.field.folder')} description={text('saved.field.folder.why')} value={folder} onChange={({ currentTarget }) => setFolder(currentTarget.value)} />
        <Problem refusals={refusals} />
        <Button type="submit" variant="light" disabled={(!isRenamed && !isMoved) || title.trim() === ''} loading={renaming.loading || moving.loading}>
          {text('saved.rename')}
        </Button>
      </Stack>
    </form>
  )
}
