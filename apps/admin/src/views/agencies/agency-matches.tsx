import { TbSearchOff } from 'react-icons/tb'
import { useMemo } from 'react'
import { useAddedColumns } from '../../pickers/added-columns'
import { refusalsFrom } from '../../platform/apollo'
import { filtersIn, useAdded, useWithAttributes } from '../../platform/attributes'
import { graphql, type ResultOf } from '../../platform/graphql'
import { useText } from '../../platform/i18n'
import { usePlace } from '../../platform/place'
import { Problem } from '../../platform/problem'
import { usePages } from '../../platform/use-pages'
import { Empty } from '../../ui/empty'
import { Table, type Column } from '../../ui/table'

export const AgencyMatchesDocument = graphql(`
  query AgencyMatches($municipalityId: Int, $text: String, $attributes: [AttributeFilter!], $after: String) {
    agencies(municipalityId: $municipalityId, text: $text, attributes: $attributes, first: 50, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        code
        name
        kind
        path {
          id
          name
        }
      }
    }
  }
`)
type Agency = ResultOf<typeof AgencyMatchesDocument>['agencies']['nodes'][number]

/** The agencies whose name or code holds what was typed, each with what stands above it. */
export const AgencyMatches = ({
  text: typed,
  sifat,
  openId,
  onOpen,
}: {
  text: string | undefined
  sifat: string | undefined
  openId: string | undefined
  onOpen: (id: string) => void
}) => {
  const text = useText()
  const { municipalityId } = usePlace()
  const added = useAdded('AGENCY')
  const addedColumns = useAddedColumns<Agency>('AGENCY', added)
  const { nodes, totalCount, isLoading, error, more } = usePages(useWithAttributes(AgencyMatchesDocument, added), { municipalityId, text: typed, attributes: filtersIn(sifat, added) }, 'agencies')
  const columns = useMemo(
    (): Column<Agency>[] => [
      { id: 'name', header: text('agencies.title'), cell: ({ name }) => name, width: 320, isPinned: true },
      { id: 'kind', header: text('agencies.kind'), cell: ({ kind }) => text(`agency-kind.${kind}`), width: 140 },
      { id: 'code', header: text('agencies.code'), cell: ({ code }) => code, width: 140 },
      {
        id: 'above',
        header: text('agencies.above'),
        cell: ({ path }) =>
          path
            .slice(0, -1)
            .map(({ name }) => name)
            .join(' › '),
        width: 320,
      },
      ...addedColumns,
    ],
    [text, addedColumns],
  )
  if (error) return <Problem refusals={refusalsFrom(error)} />
  return (
    <Table
      caption={text('agencies.results')}
      rows={nodes}
      columns={columns}
      idOf={({ id }) => id}
      isLoading={isLoading}
      totalCount={totalCount}
      onEnd={more}
      onOpen={({ id }) => onOpen(id)}
      openId={openId}
      empty={<Empty icon={TbSearchOff} title={text('agencies.none-found')} />}
    />
  )
}
