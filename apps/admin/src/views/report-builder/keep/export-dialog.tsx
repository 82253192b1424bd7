import { useApolloClient, useMutation } from '@apollo/client/react'
import { Button, Drawer, Group, Radio, Select, Stack, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { refusalsFrom } from '../../../platform/apollo'
import { useLanguage, useText } from '../../../platform/i18n'
import { Problem } from '../../../platform/problem'
import { ExportFiles } from '../../../pickers/export-files'
import { toQuery } from '../../../pickers/report/to-query'
import type { Question } from '../../../pickers/report/question'
import { RequestExportDocument, type ExportInput } from './documents'

const choices = ['CSV', 'XLSX', 'PDF', 'FACTS'] as const
type Choice = (typeof choices)[number]
/** The separators with the decimal sign each leaves free. */
const styles = { SEMICOLON: 'COMMA', COMMA: 'POINT', TAB: 'COMMA' } as const
type Delimiter = keyof typeof styles

/** A file of the whole answer, made in the background; those asked for earlier stand below. */
export default function ExportDialog({ question, title: known, onClose }: { question: Question; title: string; onClose: () => void }) {
  const text = useText()
  const client = useApolloClient()
  const language = useLanguage()
  const [choice, setChoice] = useState<Choice>('CSV')
  const [delimiter, setDelimiter] = useState<Delimiter>('SEMICOLON')
  const [bom, setBom] = useState(true)
  const [title, setTitle] = useState(known)
  const [request, { loading, error }] = useMutation(RequestExportDocument)
  const isCsv = choice === 'CSV' || choice === 'FACTS'
  const send = async () => {
    const input = {
      query: toQuery(question),
      kind: choice === 'FACTS' ? 'FACTS' : 'REPORT',
      format: isCsv ? 'CSV' : choice,
      language: language === 'en' ? 'EN' : 'ID',
      ...(title.trim() ? { title: title.trim() } : {}),
      ...(isCsv ? { csv: { delimiter, decimal: styles[delimiter], bom } } : {}),
    }
    const { data } = await request({ variables: { input: input as ExportInput } }).catch(() => ({ data: null }))
    if (data) await client.refetchQueries({ include: ['ExportFiles'] })
  }
  return (
    <Drawer opened onClose={onClose} position="right" size="min(30rem, 100%)" title={text('files.make')} closeButtonProps={{ 'aria-label': text('close') }}>
      <Stack gap="md">
        <Radio.Group label={text('files.what')} value={choice} onChange={(value) => setChoice(value as Choice)}>
          <Stack gap="xs" mt="xs">
            {choices.map((one) => (
              <Radio key={one} value={one} label={text(`files.make.${one}`)} description={text(`files.make.${one}.why`)} />
            ))}
          </Stack>
        </Radio.Group>
        {isCsv && (
          <Group align="end" gap="md">
            <Select label={text('files.delimiter')} value={delimiter} onChange={(value) => value && setDelimiter(value as Delimiter)} allowDeselect={false} data={(Object.keys(styles) as Delimiter[]).map((value) => ({ value, label: text(`files.delimiter.${value}`) }))} />
            <Switch label={text('files.bom')} checked={bom} onChange={({ currentTarget }) => setBom(currentTarget.checked)} mb="xs" />
          </Group>
        )}
        <TextInput label={text('files.name')} description={text('files.name.why')} value={title} onChange={({ currentTarget }) => setTitle(currentTarget.value)} maxLength={200} />
        <Problem refusals={error ? refusalsFrom(error) : []} />
        <Button onClick={() => void send()} loading={loading}>
          {text('files.start')}
        </Button>
        <h2 style={{ margin: 0, fontSize: '1.125rem' }}>{text('files.title')}</h2>
        <ExportFiles />
      </Stack>
    </Drawer>
  )
}
