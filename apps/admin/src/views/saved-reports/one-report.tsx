import { useApolloClient, useMutation, useQuery } from '@apollo/client/react'
import { Alert, Button, Group, SegmentedControl, Skeleton, Stack } from '@mantine/core'
import { TbArchive, TbArchiveOff, TbExternalLink, TbFileDownload, TbStar, TbStarFilled } from 'react-icons/tb'
import { Link } from '@tanstack/react-router'
import { refusalsFrom } from '../../platform/apollo'
import { useFormat } from '../../platform/format'
import { useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import { refusalOf } from '../../platform/refusal'
import { useSession } from '../../platform/session'
import { sharingText } from '../../pickers/sharing'
import { Field, Fields } from '../../ui/field'
import { parts, type SavedSearch } from '.'
import { ArchiveReportDocument, FavourReportDocument, SavedReportDocument, type SavedReport } from './documents'
import { Naming } from './naming'
import { ScheduleForm } from './schedule-form'
import { SharingForm } from './sharing-form'
import { refusalsIn } from './spoken'
import { Versions } from './versions'

type Part = NonNullable<SavedSearch['bagian']>

/** One saved report: open it, name it, share it, schedule it, go back to an earlier version. */
export const OneReport = ({ id, part, onPart }: { id: string; part: Part; onPart: (part: Part) => void }) => {
  const text = useText()
  const { may } = useSession()
  const { data, error, refetch } = useQuery(SavedReportDocument, { variables: { id }, fetchPolicy: 'cache-and-network' })
  const report = data?.savedReport
  if (error && !report) return <Problem refusals={refusalsFrom(error)} />
  if (!report) return data ? <Problem refusals={[refusalOf('NOT_FOUND')]} /> : <Skeleton height={320} radius="lg" />
  const offered = parts.filter((one) => one === 'ringkasan' || one === 'versi' || (one === 'jadwal' ? may('report.schedule') : (report.isOwn && may('report.share')) || may('report.publish')))
  const shown = offered.includes(part) ? part : 'ringkasan'
  const changed = () => void refetch()
  return (
    <Stack gap="md">
      {/* A link, so that it can be opened in another tab. */}
      <Button component={Link} to="/laporan" search={{ simpanan: id } as never} leftSection={<TbExternalLink size={18} aria-hidden />}>
        {text('saved.open')}
      </Button>
      {report.problems.length > 0 && <Problem title={text('saved.unanswerable')} refusals={refusalsIn(report.problems)} />}
      <SegmentedControl fullWidth aria-label={text('saved.parts')} value={shown} onChange={(value) => onPart(value as Part)} data={offered.map((value) => ({ value, label: text(`saved.part.${value}`) }))} />
      {shown === 'ringkasan' && <Summary report={report} onChanged={changed} />}
      {shown === 'bagikan' && <SharingForm report={report} onChanged={changed} />}
      {shown === 'jadwal' && <ScheduleForm key={report.schedule?.id ?? ''} report={report} onChanged={changed} />}
      {shown === 'versi' && <Versions report={report} onChanged={changed} />}
    </Stack>
  )
}

const Summary = ({ report, onChanged }: { report: SavedReport; onChanged: () => void }) => {
  const text = useText()
  const format = useFormat()
  const client = useApolloClient()
  const { timeZone } = usePlace()
  const forget = () => {
    client.cache.evict({ id: 'ROOT_QUERY', fieldName: 'savedReports' })
    onChanged()
  }
  const [favour, favouring] = useMutation(FavourReportDocument, { onError: () => {} })
  const [archive, archiving] = useMutation(ArchiveReportDocument, { onCompleted: forget, onError: () => {} })
  const refusals = [favouring, archiving].flatMap(({ error }) => (error ? refusalsFrom(error) : []))
  const isArchived = report.archivedAt !== null
  return (
    <>
      {isArchived && <Alert color="gray">{text('saved.archived.why')}</Alert>}
      <Fields>
        <Field label={text('saved.field.description')}>{report.description || '–'}</Field>
        <Field label={text('saved.field.folder')}>{report.folder || '–'}</Field>
        <Field label={text('sharing.label')}>{sharingText(text, report)}</Field>
        <Field label={text('saved.field.owner')}>{report.isOwn ? text('saved.owner.me') : (report.ownerName ?? '–')}</Field>
        <Field label={text('saved.field.version')}>{text('saved.version', { version: report.version, moment: format.moment(String(report.changedAt), timeZone) })}</Field>
      </Fields>
      <Group gap="xs">
        <Button variant="default" size="compact-md" aria-pressed={report.isFavourite} leftSection={report.isFavourite ? <TbStarFilled size={16} aria-hidden /> : <TbStar size={16} aria-hidden />} onClick={() => void favour({ variables: { id: report.id, favourite: !report.isFavourite } })}>
          {text(report.isFavourite ? 'saved.favourite.no' : 'saved.favourite.yes')}
        </Button>
        <Button variant="default" size="compact-md" leftSection={<TbFileDownload size={16} aria-hidden />} onClick={() => takeAlong(report)}>
          {text('saved.file')}
        </Button>
        {report.isOwn && (
          <Button variant="default" size="compact-md" loading={archiving.loading} leftSection={isArchived ? <TbArchiveOff size={16} aria-hidden /> : <TbArchive size={16} aria-hidden />} onClick={() => void archive({ variables: { id: report.id, archived: !isArchived } })}>
            {text(isArchived ? 'saved.archive.no' : 'saved.archive.yes')}
          </Button>
        )}
      </Group>
      <Problem refusals={refusals} />
      {report.isOwn && <Naming key={`${report.version}`} report={report} onChanged={forget} />}
    </>
  )
}

/** The document as the file that another municipality can import. */
const takeAlong = ({ file, fileName }: SavedReport) => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([file], { type: 'application/json' }))
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
