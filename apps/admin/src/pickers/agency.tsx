import { useQuery } from '@apollo/client/react'
import { graphql } from '../platform/graphql'
import { foundByTyping } from './found-by-typing'

export const AgencyChoicesDocument = graphql(`
  query AgencyChoices($municipalityId: Int, $text: String) {
    agencies(municipalityId: $municipalityId, text: $text, first: 30) {
      nodes {
        id
        name
      }
    }
  }
`)
export const ChosenAgencyDocument = graphql(`
  query ChosenAgency($id: ID!) {
    agency(id: $id) {
      id
      name
    }
  }
`)

export const AgencyPicker = foundByTyping(
  (id) => useQuery(ChosenAgencyDocument, { variables: { id: id ?? '' }, skip: !id }).data?.agency,
  (variables, isAsked) => {
    const { data, previousData, loading } = useQuery(AgencyChoicesDocument, { variables, skip: !isAsked })
    return { found: (data ?? previousData)?.agencies.nodes ?? [], isLoading: loading }
  },
)
