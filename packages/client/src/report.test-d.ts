/** What must not compile. `tsc` is the test: an error that no longer comes makes its `@ts-expect-error` an error. */
import type { Member } from './report'
import { reportQuery, rowsOf, useReport, type Answer } from './report'
import type { Lowered, ReportRow } from './report-types'

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
const holds = <_ extends true>(): void => undefined

const byAgency = reportQuery({ measures: ['ACHIEVEMENT', 'ACTUAL'], rows: [{ by: 'AGENCY', level: 1 }, { by: 'INDICATOR_TYPE' }], period: { fixed: '2026' } })
export const pivoted = reportQuery({ measures: ['REPORTED'], rows: [{ by: 'AGENCY' }], columns: [{ by: 'PERIOD', grain: 'QUARTER' }], period: { relative: 'THIS_YEAR' } })
export const summed = reportQuery({ measures: ['REPORTED'], rows: [{ by: 'AGENCY' }], totals: ['GRAND'], period: { fixed: '2026' } })

export function rowsAreTyped(row: ReportRow<typeof byAgency>, cell: ReportRow<typeof pivoted>, sum: ReportRow<typeof summed>) {
  holds<Equal<typeof row.ACHIEVEMENT, number | null>>()
  holds<Equal<typeof row.exact.ACTUAL, string | null>>()
  holds<Equal<typeof row.agency, Member>>()
  holds<Equal<typeof row.indicatorType, Member>>()
  holds<Equal<typeof row.kind, 'DETAIL'>>()
  holds<Equal<Lowered<'INDICATOR_TYPE'>, 'indicatorType'>>()
  // @ts-expect-error TARGET was not asked for
  void row.TARGET
  // @ts-expect-error PERIOD was not asked for
  void row.period
  // @ts-expect-error dimensions are in lower camel case
  void row.AGENCY

  holds<Equal<(typeof cell.cells)[number]['REPORTED'], number | null>>()
  holds<Equal<(typeof cell.cells)[number]['period'], Member | undefined>>()
  // @ts-expect-error under a pivot a figure stands in its cell, not in the row
  void cell.REPORTED

  // @ts-expect-error a total has no agency
  void sum.agency.label
  if (sum.kind === 'DETAIL') void sum.agency.label
}

export function wrongQuestionsDoNotCompile() {
  // @ts-expect-error no such measure
  reportQuery({ measures: ['ACHIEVMENT'], period: { fixed: '2026' } })
  // @ts-expect-error no such dimension
  reportQuery({ measures: ['ACTUAL'], rows: [{ by: 'OFFICE' }], period: { fixed: '2026' } })
  // @ts-expect-error no such grain
  reportQuery({ measures: ['ACTUAL'], rows: [{ by: 'PERIOD', grain: 'WEEK' }], period: { fixed: '2026' } })
  // @ts-expect-error a misspelt key
  reportQuery({ measures: ['ACTUAL'], row: [{ by: 'AGENCY' }], period: { fixed: '2026' } })
  // @ts-expect-error a misspelt key further in
  reportQuery({ measures: ['ACTUAL'], rows: [{ by: 'AGENCY', lvl: 1 }], period: { fixed: '2026' } })
  // @ts-expect-error without a period
  reportQuery({ measures: ['ACTUAL'] })
  // @ts-expect-error no such state
  reportQuery({ measures: ['ACTUAL'], period: { fixed: '2026' }, minimumState: 'DONE' })
}

export function Reads({ table }: { table: Answer }) {
  const { rows, loading: _loading, stale, error, refetch } = useReport({ measures: ['LATE'], rows: [{ by: 'AGENCY', level: 2 }], period: { fixed: '2026-Q1' } })
  holds<Equal<(typeof rows)[number]['LATE'], number | null>>()
  holds<Equal<typeof _loading, boolean>>()
  // @ts-expect-error EXPECTED was not asked for
  void rows[0]?.EXPECTED
  void [stale, error, refetch, rowsOf<typeof byAgency>(table, [byAgency.rows, []])[0]?.agency.label]
  return null
}
