import { graphql, type ResultOf } from '../../platform/graphql'

export const SchemesDocument = graphql(`
  query Schemes($after: String) {
    schemes(first: 200, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        code
        version
        name
        regulation
        validFrom
        endsOn
        yields
        national
        document
      }
    }
  }
`)
export type SchemeInList = ResultOf<typeof SchemesDocument>['schemes']['nodes'][number]

export const SchemeDocument = graphql(`
  query Scheme($id: ID!) {
    scheme(id: $id) {
      id
      code
      version
      validFrom
      endsOn
      national
      document
      contentHash
    }
  }
`)
export type OneScheme = NonNullable<ResultOf<typeof SchemeDocument>['scheme']>

export const CompareSchemesDocument = graphql(`
  query CompareSchemes($from: ID!, $to: ID!) {
    compareSchemes(from: $from, to: $to) {
      change
      about
      label {
        id
        en
      }
      from
      to
      judges
    }
  }
`)
export type Difference = ResultOf<typeof CompareSchemesDocument>['compareSchemes'][number]

export const SchemeDraftsDocument = graphql(`
  query SchemeDrafts($municipalityId: Int, $after: String) {
    schemeDrafts(municipalityId: $municipalityId, first: 50, after: $after) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        code
        name
        rules {
          label {
            id
            en
          }
        }
        state
        reason
        commentsUntil
        commentCount
        unansweredCount
        draftedByName
        draftedAt
      }
    }
  }
`)
export type DraftInList = ResultOf<typeof SchemeDraftsDocument>['schemeDrafts']['nodes'][number]

export const SchemeDraftDocument = graphql(`
  query SchemeDraft($id: ID!) {
    schemeDraft(id: $id) {
      id
      code
      name
      state
      revision
      document
      contentHash
      reason
      commentsUntil
      draftedByName
      draftedAt
      editedByName
      editedAt
      openedAt
      endedAt
      endedByName
      endReason
      commentCount
      unansweredCount
      isOwn
      base {
        id
        version
        document
      }
      published {
        id
      }
      differences {
        change
        about
        label {
          id
          en
        }
        from
        to
        judges
      }
      findings {
        fault
        isError
        path
        given
      }
      obstacles {
        code
        count
        from
      }
      revisions {
        revision
        reason
        editedByName
        recordedAt
      }
      simulation {
        id
        period
        contentHash
        planCount
        doneCount
        finishedAt
      }
    }
  }
`)
export type Draft = NonNullable<ResultOf<typeof SchemeDraftDocument>['schemeDraft']>

export const SchemeCommentsDocument = graphql(`
  query SchemeComments($id: ID!, $after: String) {
    schemeDraft(id: $id) {
      id
      comments(first: 50, after: $after) {
        totalCount
        pageInfo {
          endCursor
          hasNextPage
        }
        nodes {
          id
          revision
          body
          recordedAt
          byName
          isOwn
          answers {
            body
            byName
            recordedAt
          }
        }
      }
    }
  }
`)
export type Comment = NonNullable<ResultOf<typeof SchemeCommentsDocument>['schemeDraft']>['comments']['nodes'][number]

export const SchemeSimulationDocument = graphql(`
  query SchemeSimulation($id: ID!) {
    schemeDraft(id: $id) {
      id
      simulation {
        id
        period
        contentHash
        planCount
        doneCount
        changedCount
        movedCount
        recordedAt
        finishedAt
        moves {
          from
          to
          count
        }
        agencies {
          agencyName
          up
          down
          other
          shifted
        }
      }
    }
  }
`)
export type Simulation = NonNullable<NonNullable<ResultOf<typeof SchemeSimulationDocument>['schemeDraft']>['simulation']>

export const SimulatedPlansDocument = graphql(`
  query SimulatedPlans($id: ID!, $direction: OutcomeDirection, $after: String) {
    schemeDraft(id: $id) {
      id
      simulation {
        id
        plans(first: 100, direction: $direction, after: $after) {
          totalCount
          pageInfo {
            endCursor
            hasNextPage
          }
          nodes {
            id
            employeeName
            agencyName
            outcomeFrom
            outcomeTo
            direction
            scoreFrom
            scoreTo
            points
            reasons {
              cause
              about
              label {
                id
                en
              }
              from
              to
              points
            }
          }
        }
      }
    }
  }
`)
export type SimulatedPlan = NonNullable<
  NonNullable<ResultOf<typeof SimulatedPlansDocument>['schemeDraft']>['simulation']
>['plans']['nodes'][number]
