import { useQuery } from '@apollo/client/react'
import { Button, Menu } from '@mantine/core'
import { TbCalendarTime, TbCopyPlus, TbDeviceFloppy, TbFileExport, TbFolder, TbShare } from 'react-icons/tb'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useText } from '../../../platform/i18n'
import { usePlace } from '../../../platform/place'
import { useSession } from '../../../platform/session'
import { useViewSearch } from '../../../platform/view'
import { reportBuilderView } from '..'
import { toSearch, type Question } from '../../../pickers/report/question'
import { KeptReportDocument } from './documents'
import { asKnown, fromQuery } from '../../../pickers/report/from-query'

const SaveDialog = lazy(() => import('./save-dialog'))
const ExportDialog = lazy(() => import('./export-dialog'))

/** Beside what is taken along: the question kept under a name, shared, scheduled, and its answer as files made in the background. */
export default function Keep({ question, asked }: { question: Question; asked: Question }) {
  const text = useText()
  const { may } = useSession()
  const { timeZone } = usePlace()
  const navigate = useNavigate()
  const [{ simpanan }, change] = useViewSearch(reportBuilderView)
  const { data } = useQuery(KeptReportDocument, { variables: { id: simpanan ?? '' }, skip: !simpanan })
  const report = data?.savedReport ?? null
  const [open, setOpen] = useState<'new' | 'version' | 'export' | null>(null)
  const kept = report?.document as { query: unknown; view: unknown } | undefined
  const asKept = kept && fromQuery(kept.query, kept.view, '')
  // Looking at what was known earlier changes nothing of the report.
  const before = asKept && question.asOf ? asKnown(asKept, question.asOf, timeZone) : asKept
  const isChanged = before ? JSON.stringify(toSearch(before)) !== JSON.stringify(toSearch(question)) : true
  const go = (bagian: 'ringkasan' | 'bagikan' | 'jadwal') => report && void navigate({ to: '/laporan-tersimpan', search: { laporan: report.id, bagian } as never })

  return (
    <>
      {report && <span className="quiet">{text(isChanged ? 'saved.changed' : 'saved.unchanged', { title: report.title })}</span>}
      {may('report.save') && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="light" leftSection={<TbDeviceFloppy size={18} aria-hidden />}>
              {text('saved.keep')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {report?.isOwn && (
              <Menu.Item leftSection={<TbDeviceFloppy size={18} aria-hidden />} disabled={!isChanged} onClick={() => setOpen('version')}>
                {text('saved.keep.version')}
              </Menu.Item>
            )}
            <Menu.Item leftSection={<TbCopyPlus size={18} aria-hidden />} onClick={() => setOpen('new')}>
              {text('saved.keep.new')}
            </Menu.Item>
            {report?.isOwn && may('report.share') && (
              <Menu.Item leftSection={<TbShare size={18} aria-hidden />} onClick={() => go('bagikan')}>
                {text('saved.share')}
              </Menu.Item>
            )}
            {report && may('report.schedule') && (
              <Menu.Item leftSection={<TbCalendarTime size={18} aria-hidden />} onClick={() => go('jadwal')}>
                {text('saved.schedule')}
              </Menu.Item>
            )}
            <Menu.Item leftSection={<TbFolder size={18} aria-hidden />} onClick={() => (report ? go('ringkasan') : void navigate({ to: '/laporan-tersimpan' }))}>
              {text(report ? 'saved.keep.detail' : 'saved.keep.all')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      <Button variant="light" leftSection={<TbFileExport size={18} aria-hidden />} onClick={() => setOpen('export')}>
        {text('saved.export')}
      </Button>
      <Suspense fallback={null}>
        {(open === 'new' || open === 'version') && (
          <SaveDialog question={question} report={open === 'version' ? report : null} like={report} onClose={() => setOpen(null)} onSaved={(id) => change({ ...toSearch(question), simpanan: id }, { replace: true })} />
        )}
        {open === 'export' && <ExportDialog question={asked} title={report?.title ?? ''} onClose={() => setOpen(null)} />}
      </Suspense>
    </>
  )
}
