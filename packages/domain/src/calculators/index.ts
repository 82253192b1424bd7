/** The public face of the calculators: one published rule each, and the cases of the command line. */
export { answerCase, refusedCase, type CaseAnswer, type CaseKind } from './cases'
export { parseAchievement, achievementAnswer, type AchievementInput } from './achievement'
export { skm, parseSkm, skmWeights, skmMethods, type SkmInput, type SkmAnswer, type SkmWeight, type SkmMethod } from './skm'
export { predicateOf, parseRatings, type RatingPair, type PredicateAnswer } from './predicate'
export { skp2013Value, parseSkp2013, skp2013Aspects, type Skp2013Input, type Skp2013Answer, type Skp2013Aspect } from './skp2013'
export { skp2021Value, parseSkp2021, skp2021Conditions, skp2021Categories, type Skp2021Input, type Skp2021Answer } from './skp2021'
export { credit, parseCredit, creditCoefficients, creditPercents, type CreditInput, type CreditAnswer } from './credit'
export {
  distribution,
  parseDistribution,
  organisationPredicates,
  distributionRules,
  type OrganisationPredicate,
  type DistributionRule,
  type DistributionInput,
  type DistributionFinding,
  type DistributionAnswer,
} from './distribution'
export { ipAsn, parseIpAsn, type IpAsnInput, type IpAsnAnswer } from './ipasn'
export { parseScorecard, type ScorecardInput } from './scorecard'
export { scorecardFields } from './scorecard-fields'
export { jpm, parseJpm, jpmUses, type JpmInput, type JpmAnswer, type JpmUse } from './jpm'
export { nineBox, parseNineBox, potentials, type NineBoxInput, type NineBoxAnswer, type Potential } from './nine-box'
export { sampleSize, parseSampleSize, type SampleSizeInput } from './sample-size'
