import { TextInput } from '@mantine/core'
import { TbSearch } from 'react-icons/tb'
import { AttributeFilters } from '../../pickers/attribute-filters'
import { useAdded } from '../../platform/attributes'
import { graphql, type ResultOf } from '../../platform/graphql'
import { useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { useSearchField } from '../../platform/use-search-field'
import { useViewSearch } from '../../platform/view'
import { Filters } from '../../ui/filters'
import { PageHeader } from '../../ui/page-header'
import { WithPanel } from '../../ui/panel'
import { agenciesView } from '.'
import { AgencyDetail } from './agency-detail'
import { AgencyMatches } from './agency-matches'
import { AgencyTree } from './agency-tree'
import { useQuery } from '@apollo/client/react'

export const AgencyNameDocument = graphql(`
  query AgencyName($id: ID!) {
    agency(id: $id) {
      id
      name
      municipality {
        id
        name
      }
    }
  }
`)
export type AgencyName = NonNullable<ResultOf<typeof AgencyNameDocument>['agency']>

export default function Agencies() {
  const text = useText()
  const { isKnown } = usePlace()
  const [{ perangkat, cari, sifat }, change] = useViewSearch(agenciesView)
  const added = useAdded('AGENCY')
  const field = useSearchField(cari, (typed) => change({ cari: typed }, { replace: true }))
  const { data } = useQuery(AgencyNameDocument, { variables: { id: perangkat ?? '' }, skip: !perangkat })
  const open = (id: string) => change({ perangkat: id })

  return (
    <>
      <PageHeader title={text('agencies.title')} lead={text('agencies.lead')} />
      <WithPanel
        onClose={() => change({ perangkat: undefined })}
        panel={
          perangkat
            ? {
                title: data?.agency?.name ?? perangkat,
                subtitle: data?.agency?.municipality.name,
                content: <AgencyDetail key={perangkat} id={perangkat} onOpen={open} />,
              }
            : null
        }
      >
        <Filters label={text('agencies.filter')}>
          <TextInput
            type="search"
            label={text('search')}
            placeholder={text('agencies.search.hint')}
            leftSection={<TbSearch size={16} aria-hidden />}
            {...field}
          />
          <AttributeFilters added={added} value={sifat} onChange={(chosen) => change({ sifat: chosen })} />
        </Filters>
        {isKnown &&
          (cari || sifat ? <AgencyMatches text={cari} sifat={sifat} openId={perangkat} onOpen={open} /> : <AgencyTree openId={perangkat} onOpen={open} />)}
      </WithPanel>
    </>
  )
}
