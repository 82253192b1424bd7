import { Select, TextInput } from '@mantine/core'
import { TbReportOff, TbSearch, TbStarFilled } from 'react-icons/tb'
import { useMemo } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { formatIn } from '../../platform/format'
import { useLanguage, useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import { useSession } from '../../platform/session'
import { usePages } from '../../platform/use-pages'
import { useSearchField } from '../../platform/use-search-field'
import { useViewSearch, ViewLink } from '../../platform/view'
import { sharingText } from '../../pickers/sharing'
import { Empty } from '../../ui/empty'
import { Filters } from '../../ui/filters'
import { WithPanel } from '../../ui/panel'
import { Table, type Column } from '../../ui/table'
import { narrowings, savedReportsView } from '.'
import { SavedReportsDocument, type SavedReportInList } from './documents'
import { OneReport } from './one-report'

/** The saved reports one may read, by title; what was chosen stands beside them. */
export const ReportList = () => {
  const text = useText()
  const language = useLanguage()
  const { may } = useSession()
  const { timeZone } = usePlace()
  const [{ laporan, bagian, cari, map, saring = 'semua' }, change] = useViewSearch(savedReportsView)
  const field = useSearchField(cari, (typed) => change({ cari: typed }, { replace: true }))
  const folderField = useSearchField(map, (typed) => change({ map: typed }, { replace: true }))
  const { nodes, totalCount, isLoading, error, more } = usePages(
    SavedReportsDocument,
    { text: cari, folder: map, own: saring === 'milik', favourites: saring === 'favorit', awaiting: saring === 'menunggu', archived: saring === 'arsip' },
    'savedReports',
  )
  const columns = useMemo((): Column<SavedReportInList>[] => {
    const format = formatIn(language)
    return [
      {
        id: 'title',
        header: text('saved.field.title'),
        cell: ({ title, isFavourite }) => (
          <>
            {isFavourite && <TbStarFilled size={14} role="img" aria-label={text('saved.favourite')} />} {title}
          </>
        ),
        width: 300,
        isPinned: true,
      },
      { id: 'folder', header: text('saved.field.folder'), cell: ({ folder }) => folder || '–', width: 150, isAside: true },
      { id: 'sharing', header: text('sharing.label'), cell: (report) => sharingText(text, report), width: 200, isAside: true },
      { id: 'owner', header: text('saved.field.owner'), cell: ({ isOwn, ownerName }) => (isOwn ? text('saved.owner.me') : (ownerName ?? '–')), width: 170, isAside: true },
      { id: 'changed', header: text('saved.field.changed'), cell: ({ changedAt }) => format.moment(String(changedAt), timeZone), width: 180 },
    ]
  }, [text, language, timeZone])
  const isNarrowed = saring !== 'semua' || cari !== undefined || map !== undefined
  const chosen = nodes.find(({ id }) => id === laporan)

  return (
    <WithPanel
      panel={laporan ? { title: chosen?.title ?? text('saved.one'), content: <OneReport key={laporan} id={laporan} part={bagian ?? 'ringkasan'} onPart={(part) => change({ bagian: part }, { replace: true })} /> } : null}
      onClose={() => change({ laporan: undefined, bagian: undefined })}
    >
      <Filters label={text('saved.filters')}>
        <TextInput {...field} aria-label={text('search')} placeholder={text('saved.search')} leftSection={<TbSearch size={16} aria-hidden />} />
        <TextInput {...folderField} aria-label={text('saved.field.folder')} placeholder={text('saved.field.folder')} />
        <Select
          aria-label={text('saved.narrow')}
          value={saring}
          allowDeselect={false}
          onChange={(value) => change({ saring: narrowings.find((one) => one === value && one !== 'semua') })}
          data={narrowings.filter((one) => one !== 'menunggu' || may('report.publish')).map((value) => ({ value, label: text(`saved.narrow.${value}`) }))}
        />
      </Filters>
      {error ? (
        <Problem refusals={refusalsFrom(error)} />
      ) : (
        <Table
          caption={text('saved.title')}
          rows={nodes}
          columns={columns}
          idOf={({ id }) => id}
          isLoading={isLoading}
          totalCount={totalCount}
          onEnd={more}
          onOpen={({ id }) => change({ laporan: id, bagian: undefined })}
          openId={laporan}
          empty={
            isNarrowed ? (
              text('empty.filtered')
            ) : (
              <Empty icon={TbReportOff} title={text('saved.empty')} action={<ViewLink to="laporan" search={{}}>{text('saved.empty.go')}</ViewLink>}>
                {text('saved.empty.why')}
              </Empty>
            )
          }
        />
      )}
    </WithPanel>
  )
}
