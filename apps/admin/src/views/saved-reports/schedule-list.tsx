import { TbCalendarOff } from 'react-icons/tb'
import { useMemo } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { formatIn } from '../../platform/format'
import { useLanguage, useText } from '../../platform/i18n'
import { Problem } from '../../platform/problem'
import { usePages } from '../../platform/use-pages'
import { Badge } from '../../ui/badge'
import { Empty } from '../../ui/empty'
import { Table, type Column } from '../../ui/table'
import { SchedulesDocument, type ScheduleInList } from './schedule-documents'
import { timesText } from './spoken'
import { clockOf } from './times'

/** One's schedules, those due next first. */
export const ScheduleList = ({ onOpen }: { onOpen: (reportId: string) => void }) => {
  const text = useText()
  const language = useLanguage()
  const { nodes, totalCount, isLoading, error, more } = usePages(SchedulesDocument, {}, 'reportSchedules')
  const columns = useMemo((): Column<ScheduleInList>[] => {
    const format = formatIn(language)
    return [
      { id: 'report', header: text('saved.one'), cell: ({ report }) => report?.title ?? text('schedule.no-report'), width: 280, isPinned: true },
      { id: 'when', header: text('schedule.when'), cell: ({ cron, timeZone }) => timesText(text, cron, timeZone), width: 320, isAside: true },
      { id: 'state', header: text('schedule.state'), cell: ({ active }) => <Badge tone={active ? 'good' : 'quiet'}>{text(active ? 'schedule.active' : 'schedule.resting')}</Badge>, width: 120 },
      { id: 'next', header: text('schedule.next.short'), cell: ({ nextRunAt, timeZone }) => (nextRunAt ? `${format.moment(String(nextRunAt), timeZone)} ${clockOf(timeZone)}` : '–'), width: 220, isAside: true },
    ]
  }, [text, language])
  if (error) return <Problem refusals={refusalsFrom(error)} />
  return (
    <Table
      caption={text('saved.list.jadwal')}
      rows={nodes}
      columns={columns}
      idOf={({ id }) => id}
      isLoading={isLoading}
      totalCount={totalCount}
      onEnd={more}
      onOpen={({ report }) => report && onOpen(report.id)}
      empty={
        <Empty icon={TbCalendarOff} title={text('schedule.empty')}>
          {text('schedule.empty.why')}
        </Empty>
      }
    />
  )
}
