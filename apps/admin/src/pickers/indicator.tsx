import { useQuery } from '@apollo/client/react'
import { graphql } from '../platform/graphql'
import { foundByTyping } from './found-by-typing'

export const IndicatorChoicesDocument = graphql(`
  query IndicatorChoices($municipalityId: Int, $text: String) {
    indicators(municipalityId: $municipalityId, text: $text, first: 30) {
      nodes {
        id
        code
        name
      }
    }
  }
`)
export const ChosenIndicatorDocument = graphql(`
  query ChosenIndicator($id: ID!) {
    indicator(id: $id) {
      id
      code
      name
    }
  }
`)

export const IndicatorPicker = foundByTyping(
  (id) => useQuery(ChosenIndicatorDocument, { variables: { id: id ?? '' }, skip: !id }).data?.indicator,
  (variables, isAsked) => {
    const { data, previousData, loading } = useQuery(IndicatorChoicesDocument, { variables, skip: !isAsked })
    return { found: (data ?? previousData)?.indicators.nodes ?? [], isLoading: loading }
  },
)
