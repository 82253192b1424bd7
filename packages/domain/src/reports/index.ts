/** The public face of reports: the question, what may be asked, the answer. */
export {
  canonicalQuery,
  dimensionsOf,
  structures,
  totalKinds,
  directions,
  type ReportQuery,
  type ReportQueryDraft,
  type DimensionUse,
  type Order,
  type MinimumState,
  type Structure,
  type TotalKind,
  type Direction,
  type Asked,
} from './query'
export { parseReportQuery } from './parse-query'
export { dimensionsIn, type Condition, type ConditionDraft } from './condition'
export {
  factKinds,
  rollUps,
  formats,
  filterOps,
  dimensionKinds,
  combines,
  codeInMunicipality,
  reportLimits,
  type FactKind,
  type RollUp,
  type Format,
  type FilterOp,
  type DimensionKind,
  type Measure,
  type Dimension,
  type Choice,
  type Catalogue,
} from './catalogue'
export { grainsOf } from './grains'
export {
  comparators,
  comparisonParts,
  derivationKinds,
  percentBases,
  measureOps,
  unrefined,
  type Comparator,
  type ComparisonPart,
  type DerivationKind,
  type Derivation,
  type MeasureCondition,
  type MeasureOp,
  type PercentBase,
  type Refinements,
  type RefinementsDraft,
  type Top,
} from './refinements'
export { errandsOf, othersErrand, type Errand } from './errands'
export type { Brought } from './compared'
export { sourceBits, noteCodes, type NoteCode } from './tally'
export type { CellAddress, Key, ObservationTally, TargetTally, SlotTally, Member, ReportIndicator, ReportTallies, Coverage } from './tally'
export { tabulate, keptByTop, rowKinds, type Besides, type ReportTable, type ReportColumn, type ReportRow, type RowKind } from './table'
export { type ReportNote } from './notes'
