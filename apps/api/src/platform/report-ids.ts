import { registerEnumType } from 'type-graphql'
import type { Slice, SqlDimension, SqlMeasure } from './slice'

/** What a report may count and group by: filled at boot from the slices' declarations, before the schema is built. One schema per process. */
export const ReportMeasure: Record<string, string> = {}
export const ReportDimension: Record<string, string> = {}

registerEnumType(ReportMeasure, { name: 'ReportMeasure', description: 'A figure of a report. reportCatalogue describes each.' })
registerEnumType(ReportDimension, { name: 'ReportDimension', description: 'What a report groups and filters by. reportCatalogue describes each.' })

let declared: { readonly measures: readonly SqlMeasure[]; readonly dimensions: readonly SqlDimension[] } = { measures: [], dimensions: [] }
/** What the slices of this process declare. */
export const declaredReports = () => declared

export function declareReportIds(slices: readonly Slice[]): void {
  declared = { measures: slices.flatMap((slice) => slice.measures ?? []), dimensions: slices.flatMap((slice) => slice.dimensions ?? []) }
  refill(ReportMeasure, declared.measures)
  refill(ReportDimension, declared.dimensions)
}

function refill(ids: Record<string, string>, declared: readonly { id: string }[]): void {
  for (const name of Object.keys(ids)) delete ids[name]
  for (const { id } of declared) ids[id] = id
}
