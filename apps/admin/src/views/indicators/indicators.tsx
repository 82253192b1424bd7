import { NativeSelect, TextInput } from '@mantine/core'
import { TbSearch, TbTargetArrow } from 'react-icons/tb'
import { polarities, type Polarity } from '@tolok/domain'
import { useMemo } from 'react'
import { refusalsFrom } from '../../platform/apollo'
import { filtersIn, useAdded, useWithAttributes } from '../../platform/attributes'
import { useFormat } from '../../platform/format'
import { graphql, type ResultOf } from '../../platform/graphql'
import { useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import { usePages } from '../../platform/use-pages'
import { useSearchField } from '../../platform/use-search-field'
import { useViewSearch } from '../../platform/view'
import { AgencyPicker } from '../../pickers/agency'
import { useAddedColumns } from '../../pickers/added-columns'
import { AttributeFilters } from '../../pickers/attribute-filters'
import { Empty } from '../../ui/empty'
import { Filters } from '../../ui/filters'
import { PageHeader } from '../../ui/page-header'
import { WithPanel } from '../../ui/panel'
import { Table, type Column } from '../../ui/table'
import { indicatorsView } from '.'
import { IndicatorDetail } from './indicator-detail'

export const IndicatorsDocument = graphql(`
  query Indicators($municipalityId: Int, $text: String, $polarity: Polarity, $agencyId: ID, $attributes: [AttributeFilter!], $after: String) {
    indicators(municipalityId: $municipalityId, text: $text, polarity: $polarity, agencyId: $agencyId, attributes: $attributes, first: 200, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        code
        name
        type
        unit
        polarity
        cadence
        weight
      }
    }
  }
`)

type Indicator = ResultOf<typeof IndicatorsDocument>['indicators']['nodes'][number]

export default function Indicators() {
  const text = useText()
  const format = useFormat()
  const { municipalityId, isKnown } = usePlace()
  const [search, change] = useViewSearch(indicatorsView)
  const added = useAdded('INDICATOR')
  const addedColumns = useAddedColumns<Indicator>('INDICATOR', added)
  const field = useSearchField(search.cari, (typed) => change({ cari: typed }, { replace: true }))
  const { nodes, totalCount, isWhole, isLoading, error, more } = usePages(
    useWithAttributes(IndicatorsDocument, added),
    { municipalityId, text: search.cari, polarity: search.arah, agencyId: search.perangkat, attributes: filtersIn(search.sifat, added) },
    'indicators',
    { skip: !isKnown },
  )
  const columns = useMemo((): Column<Indicator>[] => {
    const sort = <T,>(by: T) => (isWhole ? by : undefined)
    return [
      {
        id: 'code',
        header: text('indicators.code'),
        cell: ({ code }) => code,
        sortBy: sort(({ code }: Indicator) => code),
        width: 140,
        isPinned: true,
      },
      { id: 'name', header: text('indicators.name'), cell: ({ name }) => name, sortBy: sort(({ name }: Indicator) => name), width: 380 },
      { id: 'unit', header: text('indicators.unit'), cell: ({ unit }) => unit, sortBy: sort(({ unit }: Indicator) => unit), width: 120 },
      {
        id: 'polarity',
        header: text('indicators.polarity'),
        cell: ({ polarity }) => text(`polarity.${polarity}`),
        sortBy: sort(({ polarity }: Indicator) => polarity),
        width: 190,
      },
      {
        id: 'weight',
        header: text('indicators.weight'),
        cell: ({ weight }) => format.number(weight),
        sortBy: sort(({ weight }: Indicator) => Number(weight)),
        isFigure: true,
        width: 100,
      },
      ...addedColumns,
    ]
  }, [text, format, isWhole, addedColumns])

  const opened = nodes.find(({ id }) => id === search.indikator)
  return (
    <>
      <PageHeader title={text('indicators.title')} lead={text('indicators.lead')} />
      <WithPanel
        onClose={() => change({ indikator: undefined })}
        panel={
          search.indikator
            ? {
                title: opened?.name ?? search.indikator,
                subtitle: opened?.code,
                content: <IndicatorDetail key={search.indikator} id={search.indikator} />,
              }
            : null
        }
      >
        <Filters label={text('indicators.filter')}>
          <TextInput
            type="search"
            label={text('search')}
            placeholder={text('indicators.search.hint')}
            leftSection={<TbSearch size={16} aria-hidden />}
            {...field}
          />
          <NativeSelect
            label={text('indicators.polarity')}
            value={search.arah ?? ''}
            onChange={(event) => change({ arah: (event.currentTarget.value || undefined) as Polarity | undefined })}
            data={[
              { value: '', label: text('any') },
              ...Object.values(polarities).map((value) => ({ value, label: text(`polarity.${value}`) })),
            ]}
          />
          <AgencyPicker label={text('indicators.for-agency')} value={search.perangkat} onChange={(id) => change({ perangkat: id })} />
          <AttributeFilters added={added} value={search.sifat} onChange={(chosen) => change({ sifat: chosen })} />
        </Filters>
        {error ? (
          <Problem refusals={refusalsFrom(error)} />
        ) : (
          <Table
            caption={text('indicators.title')}
            rows={nodes}
            columns={columns}
            idOf={({ id }) => id}
            isLoading={isLoading}
            totalCount={totalCount}
            onEnd={more}
            onOpen={({ id }) => change({ indikator: id })}
            openId={search.indikator}
            empty={
              <Empty icon={TbTargetArrow} title={text('indicators.empty')}>
                {text(search.cari || search.arah || search.perangkat || search.sifat ? 'empty.filtered' : 'indicators.empty.why')}
              </Empty>
            }
          />
        )}
      </WithPanel>
    </>
  )
}
