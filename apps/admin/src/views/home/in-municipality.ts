import type { ReportQueryInput } from '../../platform/report'

/** Only one municipality's figures; with none chosen, everything that may be seen. */
export const inMunicipality = (municipalityId: number | undefined): ReportQueryInput['where'] =>
  municipalityId === undefined ? undefined : { on: 'MUNICIPALITY', op: 'EQ', values: [String(municipalityId)] }
