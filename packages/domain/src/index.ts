/** The public face of the domain, in reading order. The domain depends on nothing, reads no clock, throws no dice and knows no locale. */

// Answers and refusals
export { ok, refuse, refuseAll, collect, type Result, type Ok, type Refused } from './result'
export { type Words } from './words'
export { problemCodes, errorCodes, type ProblemCode, type Problem, type Path, type ErrorCode } from './problem'

// Exact numbers
export {
  parseDecimal,
  exactly,
  decimalLimits,
  storedLimits,
  zero,
  one,
  hundred,
  ratioOf,
  toRatio,
  add,
  subtract,
  multiply,
  negate,
  absolute,
  sumOf,
  compare,
  isZero,
  isNegative,
  roundHalfUp,
  truncate,
  toText,
  toNumber,
  exactText,
  parseExact,
  type Decimal,
  type Ratio,
  type Exact,
} from './number'

// One text for one content
export { canonicalText } from './canonical'
export { sha256 } from './sha256'

// Days, periods, clocks
export { parseDay, dayNumber, dayOfNumber, addDays, daysInMonth, dayText, firstYear, lastYear, type Day } from './day'
export {
  grains,
  grainOrder,
  isWithinGrain,
  parsePeriod,
  periodOf,
  contains,
  overlaps,
  nextPeriod,
  previousPeriod,
  shiftYears,
  periodsBetween,
  relativePeriods,
  resolveRelative,
  resolvePeriod,
  rangeOf,
  type Grain,
  type DayRange,
  type Period,
  type RelativePeriod,
  type PeriodChoice,
} from './period'
export { zones, startOfDay, dayInZone, deadlineOf, type Zone } from './zone'

// The agency tree
export { checkPlacements, ancestry, agencyPath, levelOf, isDescendant, type Placement, type AncestryRow } from './tree'

// Indicators and observations
export {
  polarities,
  figureKinds,
  minimizeFormulas,
  rangeConditions,
  overTime,
  overSubjects,
  type Polarity,
  type FigureKind,
  type MinimizeFormula,
  type RangeCondition,
  type OverTime,
  type OverSubjects,
  type IndicatorSpec,
  type IndicatorType,
  type Tally,
} from './indicators/indicator'
export { type Fields, type Field, type FieldDescription } from './indicators/fields'
export { formulaInWords } from './indicators/formula'
export {
  parseObservation,
  checkCorrection,
  figureLimits,
  type ObservationInput,
  type ObservedFigure,
  type FactPlace,
} from './indicators/observation'
export { parseFigure, writeFigure } from './indicators/observation'
export { progressOf, oneStep, type Step, type Progress } from './indicators/types/milestone'
export { achieveChange, changeFrom } from './indicators/change'
export { parseTarget, revisionOn, type TargetInput, type TargetFigure } from './indicators/target'
export { coreIndicatorTypes, indicatorTypes, indicatorTypesIn, indicatorTypeOf } from './indicators/types/index'
export {
  observationStates,
  observationActions,
  observationTransitions,
  nextState,
  stateRank,
  isAtLeast,
  type ObservationState,
  type ObservationAction,
} from './indicators/observation-state'

// Judgement
export { consolidate, overTimeTally, type IndicatorTally, type PairedObservation } from './scoring/consolidate'
export { achieveTarget, type Aim } from './scoring/one-target'
export { achieve, notComputable, achievementGaps, type Achievement, type AchievementGap } from './scoring/achievement'

export { meanOfIndicators, type IndicatorMean, type WeightedAchievement } from './scoring/mean'
export { bandOf, bandRequirements, type Band, type BandRequirement, type Scale } from './scoring/bands'
export {
  scales,
  permendagri86,
  sampang2019,
  malukuTengah2021,
  sakip,
  skm2017,
  skm2004,
  ipAsn2018,
  jpmSelection,
  jpmMapping,
  skp2013,
} from './scoring/scales'
export {
  schemeYields,
  schemeRequirements,
  expectations,
  predicates,
  type Scheme,
  type SchemeYield,
  type SchemeRequirement,
  type SchemeComponent,
  type Expectation,
  type Predicate,
  type PredicateMatrix,
} from './scoring/scheme'
export { readScheme, schemeText, schemeHash, schemeLimits } from './scoring/scheme-text'
export { publishedSchemes, knownSchemes, schemeOf } from './scoring/schemes/index'
export { municipalSchemes } from './scoring/schemes/municipal'
export { laterVersions } from './scoring/schemes/later-versions'
export { additionRules, additionLimits, addedTo, termsOf } from './scoring/additions'
export type { Added, AdditionRow, AdditionRule, AdditionTerm, AdditionalResult, GivenAddition, SchemeAddition } from './scoring/additions'
export { lintScheme, schemeFaults, type SchemeFault, type SchemeFinding } from './scoring/lint-scheme'
export { wholeWeight, bandSpans, type BandSpan } from './scoring/spans'
export { compareSchemes, judgesDifferently, schemeChanges, type SchemeChange, type SchemeDifference } from './scoring/compare-schemes'
export {
  schemeDraftStates,
  schemeDraftActions,
  nextDraftState,
  leastCommentDays,
  commentsUntil,
  prolonged,
  publicationObstacles,
  checkPublication,
  type SchemeDraftState,
  type SchemeDraftAction,
  type DraftBeforePublication,
} from './scoring/scheme-draft'
export {
  checkPlan,
  componentsOf,
  exemptions,
  noRatings,
  planLimits,
  type Plan,
  type PlanSegment,
  type PlanItem,
  type Exemption,
  type Observations,
  type ScoredObservation,
  type RatedFigure,
  type Ratings,
} from './scoring/plan'
export {
  score,
  scoreTallies,
  planTallies,
  roundedBy,
  engineVersion,
  notAssessedReasons,
  type Scorecard,
  type SegmentScore,
  type ComponentScore,
  type ItemScore,
  type NotAssessedReason,
  type Tallies,
} from './scoring/score'
export { explain, traceLines, readded, notAssessedWords, type TraceNode, type TraceInput } from './scoring/explain'
export {
  whyDiffers,
  outcomeOf,
  directionOf,
  pointsBetween,
  differenceCauses,
  outcomeDirections,
  type DifferenceCause,
  type DifferenceReason,
  type Outcome,
  type OutcomeDirection,
} from './scoring/why-differs'
export { exemptionOver, servedWithin, type GrantedLeave } from './scoring/exemption'
export { judgesPeriod } from './scoring/judges'
export { maySeal, type SealingCase } from './scoring/may-seal'
export {
  sealScorecard,
  readSealed,
  openSealed,
  recompute,
  sealFaults,
  type Sealed,
  type SealedScheme,
  type SealFault,
} from './scoring/seal'
export { inputsDocument, readInputs, type ScoredInputs } from './scoring/inputs'
export {
  traceOf,
  traceDocument,
  readTrace,
  tracedScorecard,
  type Trace,
  type SegmentTrace,
  type ComponentTrace,
  type ItemTrace,
  type Mark,
} from './scoring/trace'
export { newBatch, addCard, addTallied, clearBatch, type Batch } from './scoring/batch'
export { scoreBatch, scoreText, bandCode, predicateCode, notAssessedCode, type BatchOutcome } from './scoring/batch-score'
export { cardTrace } from './scoring/batch-trace'
export { whatWouldChange, reportable, type Change, type ItemChange, type RatingChange } from './scoring/changes'
export { achievementLines } from './scoring/achievement-lines'
export { achievementGapWords } from './scoring/achievement-gap-words'
export { expectationWords, predicateWords, organisationPredicateWords } from './scoring/predicate-words'
export { recorded, type Recording } from './scoring/recorded'
export { suppose, type SupposedAim } from './scoring/suppose'
export { parseRatedFigure, ratedLimits } from './scoring/rated-figure'

// Who may
export { permissions, roles, rolePermissions, type Permission, type Role, type Reach } from './access/permission'
export { can, everyPermission, grantsFor, type Actor, type Grant, type Subject } from './access/can'
export { tokenScopes, tokenLimits, parseTokenWish, integratorRoles, type TokenWish, type IntegratorRole } from './access/token'
export { webhookEvents, webhookLimits, eventOfAction, parseEvents, retryAfter, type WebhookEvent } from './access/webhook'

// What municipalities add
export { extensions } from './extensions/index'
export { isThereFor, permissionsOf, reachIn, useOf, type DomainExtension, type ExtensionPermission } from './extensions/extension'
export { answersOf, attributeKey, attributeOwners, camelCase, parseAttribute, parseAttributes, pascalCase, reportIdOf, snakeCase, type Attribute, type AttributeOwner } from './extensions/attribute'

// Reports: the question, what may be asked, the answer
export * from './reports/index'

// Calculators: one published rule each, and the cases of the command line
export * from './calculators/index'

// The formula language
export { parseFormula } from './formula/parse'
export { checkFormula, type Units } from './formula/check'
export { evaluateFormula, type Figures, type FormulaValue } from './formula/evaluate'
export { printFormula, formulaText, type Labels } from './formula/print'
export { orderFormulas } from './formula/order'
export { formulaLimits, functions as formulaFunctions, referencesIn, type Formula } from './formula/formula'
export { formulaFaults, type FormulaFault } from './formula/refusal'
