import { graphql, type ResultOf } from '../../platform/graphql'

export const ObservationsDocument = graphql(`
  query Observations($municipalityId: Int, $period: String, $agencyId: ID, $indicatorId: ID, $state: RecordState, $after: String) {
    observations(
      municipalityId: $municipalityId
      period: $period
      agencyId: $agencyId
      indicatorId: $indicatorId
      state: $state
      first: 100
      after: $after
    ) {
      totalCount
      pageInfo {
        endCursor
        hasNextPage
      }
      nodes {
        id
        observedOn
        value
        numerator
        denominator
        state
        achievement {
          value
          reason
        }
        target {
          id
          agency {
            id
            name
          }
          employee {
            id
            name
          }
          indicator {
            id
            name
            type
            unit
            decimals
          }
        }
      }
    }
  }
`)
export type ObservationRow = ResultOf<typeof ObservationsDocument>['observations']['nodes'][number]

const TargetParts = graphql(`
  fragment TargetParts on Target @_unmask {
    id
    period
    periodFrom
    periodTo
    agency {
      id
      name
    }
    employee {
      id
      name
    }
    revisions {
      id
      validFrom
      value
      valueHigh
    }
    indicator {
      id
      code
      name
      type
      unit
      decimals
      polarity
      minimizeFormula
      rangeCondition
      overTime
      overSubjects
      cap
      floor
      per
    }
  }
`)
export type Target = ResultOf<typeof TargetParts>

export const ObservationDocument = graphql(
  `
    query Observation($id: ID!) {
      observation(id: $id) {
        id
        observedOn
        value
        numerator
        denominator
        evidence
        printedAchievement
        state
        source {
          id
          name
        }
        states {
          state
          reason
          recordedAt
        }
        supersedes {
          id
          observedOn
          value
          numerator
          denominator
          state
        }
        target {
          ...TargetParts
          observations(first: 50) {
            nodes {
              id
              state
              value
              numerator
              denominator
              supersedes {
                id
              }
            }
          }
        }
      }
    }
  `,
  [TargetParts],
)
export type Observation = NonNullable<ResultOf<typeof ObservationDocument>['observation']>

export const TargetsDocument = graphql(
  `
    query TargetsToReport($municipalityId: Int, $indicatorId: ID!, $agencyId: ID, $year: Int!) {
      targets(municipalityId: $municipalityId, indicatorId: $indicatorId, agencyId: $agencyId, year: $year, first: 100) {
        totalCount
        nodes {
          ...TargetParts
        }
      }
    }
  `,
  [TargetParts],
)

export const RecordDocument = graphql(`
  mutation RecordObservation($draft: ObservationDraft!) {
    recordObservation(draft: $draft) {
      id
      state
    }
  }
`)

export const SubmitDocument = graphql(`
  mutation SubmitObservation($id: ID!) {
    submitObservation(id: $id) {
      id
      state
    }
  }
`)
export const VerifyDocument = graphql(`
  mutation VerifyObservation($id: ID!) {
    verifyObservation(id: $id) {
      id
      state
    }
  }
`)
export const ReturnDocument = graphql(`
  mutation ReturnObservation($id: ID!, $reason: String!) {
    returnObservation(id: $id, reason: $reason) {
      id
      state
    }
  }
`)
export const FinalizeDocument = graphql(`
  mutation FinalizeObservation($id: ID!) {
    finalizeObservation(id: $id) {
      id
      state
    }
  }
`)

/** The running scores of a person, with what the engine needs to reckon them again. */
export const ScoresTouchedDocument = graphql(`
  query ScoresTouched($employeeId: ID!) {
    scorecards(employeeId: $employeeId, practice: false, sealed: false, first: 10) {
      nodes {
        id
        period
        scoringInputs
        segments {
          components {
            items {
              id
              aims {
                targetId
              }
            }
          }
        }
      }
    }
  }
`)
export type TouchedScore = ResultOf<typeof ScoresTouchedDocument>['scorecards']['nodes'][number]
