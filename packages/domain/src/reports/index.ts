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
export type { CellAddress, Key, ObservationTally, TargetTally, SlotTally, Member, ReportIndicator, ReportTallies, Coverage } from './tally'
export { tabulate, rowKinds, type ReportTable, type ReportColumn, type ReportRow, type RowKind } from './table'
export { type ReportNote } from './notes'

// Kept reports: the document, who reads it, dashboards
export { draftOf, parseInstant, type SavedQuery } from './query-shape'
export {
  reportViews,
  reportFormat,
  documentLimits,
  readReportShape,
  readReportView,
  readReportDocument,
  lintReportDocument,
  reportDocumentText,
  reportDocumentHash,
  reportFileName,
  type ReportViewKind,
  type ReportView,
  type SavedReportDocument,
} from './document'
export { migrateReportDocument, reportRenames, type ReportRename, type DocumentChange } from './migrate-document'
export {
  sharings,
  isSharedWith,
  checkSharing,
  publicationStates,
  checkPublicationDecision,
  type Sharing,
  type Shared,
  type PublicationState,
  type PublicationDecision,
} from './sharing'
export { dashboardLimits, readDashboardTiles, readDashboardFilters, readFiltersShape, withFilters, type DashboardTile, type DashboardFilters } from './dashboard'
