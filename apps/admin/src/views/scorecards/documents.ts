import { graphql, type ResultOf } from '../../platform/graphql'

const RowParts = graphql(`
  fragment RowParts on Scorecard @_unmask {
    id
    period
    practice
    employeeName
    schemeId
    score
    bandCode
    predicate
    notAssessedReason
    sealedAt
  }
`)
export type ScorecardRow = ResultOf<typeof RowParts>

export const ScorecardsDocument = graphql(
  `
    query Scorecards(
      $municipalityId: Int
      $period: String
      $agencyId: ID
      $schemeId: ID
      $employeeId: ID
      $band: String
      $predicate: Predicate
      $notAssessed: NotAssessedReason
      $practice: Boolean
      $sealed: Boolean
      $text: String
      $after: String
    ) {
      scorecards(
        municipalityId: $municipalityId
        period: $period
        agencyId: $agencyId
        schemeId: $schemeId
        employeeId: $employeeId
        band: $band
        predicate: $predicate
        notAssessed: $notAssessed
        practice: $practice
        sealed: $sealed
        text: $text
        first: 100
        after: $after
      ) {
        totalCount
        pageInfo {
          endCursor
          hasNextPage
        }
        nodes {
          ...RowParts
        }
      }
    }
  `,
  [RowParts],
)

export const MyScorecardsDocument = graphql(
  `
    query MyScorecards {
      myScorecards(first: 50) {
        nodes {
          ...RowParts
        }
      }
    }
  `,
  [RowParts],
)

/** The rule sets by which anyone was judged: their names, and the words of their bands. */
export const RuleChoicesDocument = graphql(`
  query RuleChoices {
    schemes(first: 200) {
      nodes {
        id
        name
        version
        document
      }
    }
  }
`)

export const ScorecardDocument = graphql(
  `
    query Scorecard($id: ID!, $language: Language!) {
      scorecard(planId: $id) {
        ...RowParts
        evidence
        computedAt
        engine
        schemeHash
        inputHash
        periodFrom
        periodTo
        predicateWords {
          id
          en
        }
        band {
          code
          label {
            id
            en
          }
        }
        notAssessed {
          reason
          exemption
          words {
            id
            en
          }
        }
        problems {
          code
          path
        }
        segments {
          id
          firstDay
          lastDay
          days
          title
          share
          figure
          agency {
            id
            name
          }
          components {
            code
            label {
              id
              en
            }
            weight
            share
            figure
            rated
            items {
              id
              label {
                id
                en
              }
              weight
              share
              figure
              actual
              target
              targetHigh
              achievement
              raw
              capped
              missing
              missingWords {
                id
                en
              }
              unit
              decimals
              baseline
              aims {
                period
                value
                valueHigh
              }
              indicator {
                id
                type
                unit
                decimals
                polarity
                minimizeFormula
                cap
                formula(language: $language)
              }
            }
          }
        }
        trace {
          key
          parentKey
          depth
          label {
            id
            en
          }
          regulation
          figure
          share
          weight
          lines {
            id
            en
          }
          inputs {
            label {
              id
              en
            }
            value {
              id
              en
            }
            on
            byName
          }
          missing {
            id
            en
          }
        }
        ratings {
          id
          kind
          component
          value
          expectation
          note
          counts
          byName
          recordedAt
        }
        final {
          id
          sha256
          sealedAt
          sealedByName
        }
        scoringInputs
      }
    }
  `,
  [RowParts],
)
export type Card = NonNullable<ResultOf<typeof ScorecardDocument>['scorecard']>
export type Segment = Card['segments'][number]
export type Component = Segment['components'][number]
export type Item = Component['items'][number]
export type Step = Card['trace'][number]

export const SealedTextDocument = graphql(`
  query SealedText($id: ID!) {
    scorecard(planId: $id) {
      id
      final {
        id
        text
      }
    }
  }
`)

export const RateDocument = graphql(`
  mutation Rate($planId: ID!, $ratings: [RatingDraft!]!) {
    rate(planId: $planId, ratings: $ratings) {
      id
    }
  }
`)

export const SealDocument = graphql(`
  mutation SealScorecard($planId: ID!) {
    sealScorecard(planId: $planId) {
      id
    }
  }
`)
