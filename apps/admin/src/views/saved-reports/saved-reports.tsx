import { Tabs } from '@mantine/core'
import { useText } from '../../platform/i18n'
import { useSession } from '../../platform/session'
import { useViewSearch } from '../../platform/view'
import { ExportFiles } from '../../pickers/export-files'
import Gallery from '../../pickers/gallery'
import { PageHeader } from '../../ui/page-header'
import { lists, savedReportsView } from '.'
import { ImportFile } from './import-file'
import { ReportList } from './report-list'
import { ScheduleList } from './schedule-list'
import classes from './saved-reports.module.css'

/** Questions that were kept: one's own, those shared with one, the ready ones, when they are asked by themselves, and the files made of them. */
export default function SavedReports() {
  const text = useText()
  const { may } = useSession()
  const [{ daftar = 'laporan' }, change] = useViewSearch(savedReportsView)
  const offered = lists.filter((list) => list !== 'jadwal' || may('report.schedule'))
  return (
    <>
      <PageHeader title={text('saved.title')} lead={text('saved.lead')} actions={may('report.save') && <ImportFile onImported={(id) => change({ laporan: id, daftar: undefined })} />} />
      <Tabs value={daftar} onChange={(list) => change({ daftar: lists.find((one) => one === list && one !== 'laporan'), laporan: undefined, bagian: undefined })} keepMounted={false}>
        <Tabs.List mb="md" className={classes.tabs}>
          {offered.map((list) => (
            <Tabs.Tab key={list} value={list}>
              {text(`saved.list.${list}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="laporan">
          <ReportList />
        </Tabs.Panel>
        <Tabs.Panel value="galeri">
          <Gallery />
        </Tabs.Panel>
        {may('report.schedule') && (
          <Tabs.Panel value="jadwal">
            <ScheduleList onOpen={(id) => change({ laporan: id, bagian: 'jadwal', daftar: undefined })} />
          </Tabs.Panel>
        )}
        <Tabs.Panel value="berkas">
          <ExportFiles />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}
