import { registerEnumType } from 'type-graphql'
import type { Slice } from './slice'

/** What a report may count and group by: filled at boot from the slices' declarations, before the schema is built. One schema per process. */
export const ReportMeasure: Record<string, string> = {}
export const ReportDimension: Record<string, string> = {}

registerEnumType(ReportMeasure, { name: 'ReportMeasure', description: 'A figure of a report. reportCatalogue describes each.' })
registerEnumType(ReportDimension, { name: 'ReportDimension', description: 'What a report groups and filters by. reportCatalogue describes each.' })

export function declareReportIds(slices: readonly Slice[]): void {
  refill(ReportMeasure, slices.flatMap((slice) => slice.measures ?? []))
  refill(ReportDimension, slices.flatMap((slice) => slice.dimensions ?? []))
}

function refill(ids: Record<string, string>, declared: readonly { id: string }[]): void {
  for (const name of Object.keys(ids)) delete ids[name]
  for (const { id } of declared) ids[id] = id
}
