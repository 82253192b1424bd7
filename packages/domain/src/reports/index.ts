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
export { sourceBits, noteCodes, type NoteCode } from './tally'
export type { CellAddress, Key, ObservationTally, TargetTally, SlotTally, DistributionTally, RatioTally, PublishedTally, Member, MemberAttribute, ReportIndicator, ReportTallies, Coverage } from './tally'
export { tabulate, rowKinds, type ReportTable, type ReportColumn, type ReportRow, type RowKind } from './table'
export { type ReportNote } from './notes'
export { leastPeople, maskCube, publishedFigure, type CubeCell, type CubeFigure, type CubePlace, type PublishedCube } from './protect'
