import { graphql, type ResultOf } from '../../platform/graphql'

export const PublicationsDocument = graphql(`
  query Publications($municipalityId: Int, $after: String) {
    cubePublications(first: 50, municipalityId: $municipalityId, after: $after) {
      nodes {
        id
        municipalityId
        period
        publishedAt
        publishedByName
        hash
        people
        openAgencies
        closedAgencies
        suppressed
      }
      pageInfo {
        endCursor
        hasNextPage
      }
      totalCount
    }
  }
`)
export type Publication = ResultOf<typeof PublicationsDocument>['cubePublications']['nodes'][number]

export const SuppressedDocument = graphql(`
  query Suppressed($id: ID!, $after: String) {
    suppressedFigures(publicationId: $id, first: 100, after: $after) {
      nodes {
        id
        kind
        reason
        agencyName
        predicate
        people
      }
      pageInfo {
        endCursor
        hasNextPage
      }
      totalCount
    }
  }
`)
export type Suppressed = ResultOf<typeof SuppressedDocument>['suppressedFigures']['nodes'][number]

export const PublishableDocument = graphql(`
  query Publishable($municipalityId: Int!) {
    publishableYears(municipalityId: $municipalityId) {
      period
      sealed
      leftOut
    }
  }
`)
export const PublishDocument = graphql(`
  mutation Publish($municipalityId: Int!, $period: String!) {
    publishScorecards(municipalityId: $municipalityId, period: $period) {
      id
    }
  }
`)

export const CalendarDocument = graphql(`
  query PublicationCalendar($municipalityId: Int!) {
    cubeCalendar(municipalityId: $municipalityId) {
      municipalityId
      onDay
    }
  }
`)
export const SetCalendarDocument = graphql(`
  mutation SetPublicationCalendar($municipalityId: Int!, $onDay: String) {
    setCubeCalendar(municipalityId: $municipalityId, onDay: $onDay) {
      municipalityId
      onDay
    }
  }
`)
