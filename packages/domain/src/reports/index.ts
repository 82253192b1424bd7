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
export type { CellAddress, Key, ObservationTally, TargetTally, SlotTally, DistributionTally, RatioTally, PublishedTally, Member, MemberAttribute, ReportIndicator, ReportTallies, Coverage } from './tally'
export { tabulate, keptByTop, rowKinds, type Besides, type ReportTable, type ReportColumn, type ReportRow, type RowKind } from './table'
export { type ReportNote } from './notes'
export { questionWords, conditionWords, measureOpWords, operatorWords, useWords, questionTopics, type QuestionPart, type QuestionTopic, type NameOf } from './words'
export { dayWords, periodWords, rangeWords, momentText, momentWords, zoneNames } from './time-words'
export { factsAt, parseCell, type CellDraft, type CellMember, type CellPlace } from './cell-place'
export { noteWords } from './note-words'
export { csvLine, csvStyles, harmless, delimiters, decimalMarks, byteOrderMark, type CsvCell, type CsvStyle, type Delimiter, type DecimalMark } from './csv'
export { sheetLines, sheetOf, titleWords, cellText, csvCell, type Sheet, type SheetCell, type SheetColumn, type SheetRow, type SheetOptions, type Language } from './sheet'
export { explainCell, type CellChoice, type CellExplanation, type ExplainedPart } from './explain-cell'
export { exactText as reportExactText, shownValue as shownFigure } from './figures'

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
export { leastPeople, maskCube, publishedFigure, type CubeCell, type CubeFigure, type CubePlace, type PublishedCube } from './protect'
