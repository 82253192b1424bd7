import { useQuery } from '@apollo/client/react'
import { Button, Group, Progress, Radio, Stack, Switch, Text as Words } from '@mantine/core'
import { TbDownload } from 'react-icons/tb'
import { useState } from 'react'
import { useLanguage, useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import { refusalOf, type Refusal } from '../../platform/refusal'
import { useSession } from '../../platform/session'
import { Empty } from '../../ui/empty'
import { TbMapPin } from 'react-icons/tb'
import { ImportGuideDocument } from './documents'
import { DropFile } from './drop-file'
import classes from './import.module.css'
import { importKinds, neededFor, type ImportKind } from './kinds'
import { mostBytes, upload } from './upload'

type Parts = { kind: ImportKind | undefined; onKind: (kind: ImportKind) => void; onStarted: (id: string) => void }

/** What is brought, what such a file should hold, and the file. */
export const StartImport = ({ kind, onKind, onStarted }: Parts) => {
  const text = useText()
  const { may } = useSession()
  const { municipalityId, isKnown } = usePlace()
  const kinds = importKinds.filter((one) => may(neededFor[one]))
  const [verify, setVerify] = useState(false)
  const [sending, setSending] = useState<{ name: string; part: number } | null>(null)
  const [refusals, setRefusals] = useState<Refusal[]>([])

  if (isKnown && municipalityId === undefined)
    return (
      <Empty icon={TbMapPin} title={text('import.choose-municipality')}>
        {text('import.choose-municipality.why')}
      </Empty>
    )

  const send = async (file: File) => {
    if (!kind || municipalityId === undefined) return
    if (file.size > mostBytes) return setRefusals([refusalOf('TOO_LARGE')])
    setRefusals([])
    setSending({ name: file.name, part: 0 })
    const answer = await upload(file, { kind, municipality: municipalityId, verify: verify && kind === 'OBSERVATIONS' }, (part) =>
      setSending({ name: file.name, part }),
    )
    setSending(null)
    if (answer.ok) onStarted(answer.id)
    else setRefusals(answer.refusals)
  }

  return (
    <section className={classes.card} aria-labelledby="import-new">
      <h2 id="import-new" className={classes.heading}>
        {text('import.new')}
      </h2>
      <Radio.Group
        value={kind ?? null}
        onChange={(chosen) => onKind(chosen as ImportKind)}
        label={text('import.kind')}
        labelProps={{ className: classes.label }}
      >
        <div className={classes.kinds}>
          {kinds.map((one) => (
            <Radio.Card key={one} value={one} className={classes.kind}>
              <span>
                <span className={classes.kindName}>{text(`import.kind.${one}`)}</span>
                <span className={classes.kindWhy}>{text(`import.kind.${one}.why`)}</span>
              </span>
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
      {kind && kinds.includes(kind) && (
        <Stack gap="md" mt="md">
          <Guide kind={kind} municipalityId={municipalityId} />
          {kind === 'OBSERVATIONS' && may('observation.verify') && (
            <Switch
              checked={verify}
              onChange={({ currentTarget }) => setVerify(currentTarget.checked)}
              label={text('import.verify')}
              description={text('import.verify.why')}
            />
          )}
          {sending ? (
            <div role="status">
              <Words size="sm">{text('import.sending', { file: sending.name, part: Math.round(sending.part * 100) })}</Words>
              <Progress value={sending.part * 100} mt={6} aria-label={text('import.progress')} />
            </div>
          ) : (
            <DropFile onFile={(file) => void send(file)} />
          )}
        </Stack>
      )}
      <Problem refusals={refusals} />
    </section>
  )
}

/** The columns such a file may have, and files to begin with: a workbook with the place's own codes, and plain text. */
const Guide = ({ kind, municipalityId }: { kind: ImportKind; municipalityId: number | undefined }) => {
  const text = useText()
  const language = useLanguage()
  const { data } = useQuery(ImportGuideDocument, { variables: { kind } })
  const guide = data?.importGuide
  const download = () => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob(['\ufeff', guide?.sample ?? ''], { type: 'text/csv;charset=utf-8' }))
    link.download = `${text(`import.kind.${kind}`).toLowerCase().replaceAll(' ', '-')}.csv`
    link.click()
    URL.revokeObjectURL(link.href)
  }
  return (
    <div className={classes.guide}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Words size="sm">{text('import.guide')}</Words>
        <Group gap="xs">
          {municipalityId !== undefined && (
            <Button
              component="a"
              href={`/imports/template/${kind}.xlsx?municipality=${municipalityId}`}
              download
              variant="default"
              size="xs"
              leftSection={<TbDownload size={16} aria-hidden />}
            >
              {text('import.template')}
            </Button>
          )}
          <Button variant="subtle" size="xs" onClick={download} disabled={!guide}>
            {text('import.sample')}
          </Button>
        </Group>
      </Group>
      <Words size="sm" c="dimmed">
        {text('import.template.why')}
      </Words>
      <ul className={classes.columns}>
        {(guide?.columns ?? []).map(({ header, label, labelEn, required, choices }) => (
          <li key={header} title={choices.join(', ')}>
            <code>{header}</code> {language === 'en' ? labelEn : label}
            {required && <span className={classes.required}> {text('import.required')}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
