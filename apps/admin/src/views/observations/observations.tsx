import { useQuery } from '@apollo/client/react'
import { Button, NativeSelect } from '@mantine/core'
import { TbClipboardCheck, TbPlus } from 'react-icons/tb'
import { achievementGapWords, observationStates, type ObservationState } from '@tolok/domain'
import { useMemo } from 'react'
import { AgencyPicker } from '../../pickers/agency'
import { IndicatorPicker } from '../../pickers/indicator'
import { refusalsFrom } from '../../platform/apollo'
import { useFigure } from '../../platform/figure'
import { useFormat } from '../../platform/format'
import { useLanguage, useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import { useSession } from '../../platform/session'
import { usePages } from '../../platform/use-pages'
import { useViewSearch } from '../../platform/view'
import { Empty } from '../../ui/empty'
import { Filters } from '../../ui/filters'
import { PageHeader } from '../../ui/page-header'
import { WithPanel } from '../../ui/panel'
import { Table, type Column } from '../../ui/table'
import { observationsView } from '.'
import { ObservationDocument, ObservationsDocument, type ObservationRow } from './documents'
import { ObservationDetail } from './observation-detail'
import { RecordForm } from './record-form'
import { StateBadge } from './state-badge'

/** Everything that was reported, from draft to final, and the way in for the next figure. */
export default function Observations() {
  const text = useText()
  const format = useFormat()
  const { may } = useSession()
  const { municipalityId, period, isKnown } = usePlace()
  const [search, change] = useViewSearch(observationsView)
  const { nodes, totalCount, isWhole, isLoading, error, more } = usePages(
    ObservationsDocument,
    { municipalityId, period: period.id, agencyId: search.perangkat, indicatorId: search.indikator, state: search.keadaan },
    'observations',
    { skip: !isKnown },
  )
  const columns = useColumns(isWhole)
  const open = (id: string | undefined) => change({ realisasi: id, catat: undefined })

  return (
    <>
      <PageHeader
        title={text('observations.title')}
        lead={text('observations.lead', { period: format.period(period.id) })}
        actions={
          may('observation.record') && (
            <Button leftSection={<TbPlus size={18} aria-hidden />} onClick={() => change({ catat: 'baru', realisasi: undefined })}>
              {text('observations.record')}
            </Button>
          )
        }
      />
      <WithPanel onClose={() => open(undefined)} panel={usePanel(search, open)}>
        <Filters label={text('observations.filter')}>
          <NativeSelect
            label={text('observations.state')}
            value={search.keadaan ?? ''}
            onChange={(event) => change({ keadaan: (event.currentTarget.value || undefined) as ObservationState | undefined })}
            data={[
              { value: '', label: text('any') },
              ...Object.values(observationStates).map((value) => ({ value, label: text(`state.${value}`) })),
            ]}
          />
          <AgencyPicker label={text('observations.agency')} value={search.perangkat} onChange={(id) => change({ perangkat: id })} />
          <IndicatorPicker label={text('observations.indicator')} value={search.indikator} onChange={(id) => change({ indikator: id })} />
        </Filters>
        {error ? (
          <Problem refusals={refusalsFrom(error)} />
        ) : (
          <Table
            caption={text('observations.title')}
            rows={nodes}
            columns={columns}
            idOf={({ id }) => id}
            isLoading={isLoading}
            totalCount={totalCount}
            onEnd={more}
            onOpen={({ id }) => open(id)}
            openId={search.realisasi}
            empty={
              <Empty icon={TbClipboardCheck} title={text('observations.empty')}>
                {text(search.keadaan || search.perangkat || search.indikator ? 'empty.filtered' : 'observations.empty.why')}
              </Empty>
            }
          />
        )}
      </WithPanel>
    </>
  )
}

const usePanel = ({ realisasi, catat }: { realisasi?: string; catat?: string }, open: (id: string | undefined) => void) => {
  const text = useText()
  const opened = useQuery(ObservationDocument, { variables: { id: realisasi ?? '' }, skip: !realisasi }).data?.observation
  if (realisasi)
    return {
      title: opened?.target.indicator.name ?? text('observations.one'),
      subtitle: opened?.target.employee?.name ?? opened?.target.agency.name,
      content: <ObservationDetail key={realisasi} id={realisasi} onOpen={open} />,
    }
  if (!catat) return null
  return { title: text('observations.record'), content: <RecordForm onKept={open} onLeave={() => open(undefined)} /> }
}

const useColumns = (isWhole: boolean) => {
  const text = useText()
  const format = useFormat()
  const language = useLanguage()
  const figure = useFigure()
  return useMemo((): Column<ObservationRow>[] => {
    const sort = (by: (row: ObservationRow) => string | number | null) => (isWhole ? by : undefined)
    return [
      {
        id: 'day',
        header: text('observations.day'),
        cell: ({ observedOn }) => format.day(observedOn, 'short'),
        sortBy: sort(({ observedOn }) => observedOn),
        width: 160,
      },
      {
        id: 'indicator',
        header: text('observations.indicator'),
        cell: ({ target }) => target.indicator.name,
        sortBy: sort(({ target }) => target.indicator.name),
        width: 280,
      },
      {
        id: 'whose',
        header: text('observations.whose'),
        cell: ({ target }) => target.employee?.name ?? target.agency.name,
        sortBy: sort(({ target }) => target.employee?.name ?? target.agency.name),
        width: 250,
      },
      { id: 'figure', header: text('observations.figure'), cell: (row) => figure(row.target.indicator, row), isFigure: true, width: 190 },
      {
        id: 'achievement',
        header: text('observations.achievement'),
        cell: ({ achievement: { value, reason } }) =>
          value !== null ? format.percent(value, 1) : <span title={reason ? achievementGapWords[reason][language] : undefined}>–</span>,
        sortBy: sort(({ achievement }) => (achievement.value === null ? null : Number(achievement.value))),
        isFigure: true,
        width: 110,
      },
      {
        id: 'state',
        header: text('observations.state'),
        cell: ({ state }) => <StateBadge state={state} />,
        sortBy: sort(({ state }) => state),
        width: 160,
      },
    ]
  }, [text, format, language, figure, isWhole])
}
