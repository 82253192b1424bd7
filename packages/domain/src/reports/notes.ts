/** What must be said beside a figure, by code. */
import type { Cell } from './cells'
import { noteCodes, sourceBits, type NoteCode, type Remark } from './tally'

export type ReportNote = {
  readonly code: NoteCode
  /** Short English; screens translate by code. */
  readonly message: string
  /** ['values', '2'] is the row's third figure; empty is the whole table. */
  readonly path: readonly string[]
  /** Codes of the indicators it is about, where it is about some. */
  readonly indicators: readonly string[]
  readonly printed: string | null
  readonly recomputed: string | null
}

const messages: Record<NoteCode, string> = {
  INCOMPLETE: 'Reports that were due are missing.',
  TARGET_COARSER: 'There is only a target for a longer period, so nothing is judged at this grain.',
  PERIOD_INCOMPLETE: 'Judged against the whole target of a period that is not over.',
  MIXED_UNITS: 'The indicators have different units, so they have no sum.',
  NOT_ADDITIVE: 'The indicators do not add up, so they have no sum.',
  NOT_CONSOLIDATED: 'The figures of several subjects do not make one figure.',
  RANGE_TARGET: 'A target of two bounds is not one figure.',
  MIXED_SOURCES: 'Invented, published and reported figures are mixed.',
  PRINTED_DIFFERS: 'The publisher printed another achievement.',
  CAPPED: "An achievement was cut at its indicator's cap.",
  PART_OF_EXCLUDED: 'Parts are left out because their whole counts.',
  ZERO_TARGET: 'A target is zero.',
  ROWS_LEFT_OUT: 'Some rows are not shown; totals count them.',
  TRUNCATED: 'There are more rows than this page shows.',
  PERSONS_LEFT_OUT: 'Figures about single persons are left out where you may not see them.',
  SUPPRESSED: 'Left out because it could point to fewer than five people.',
}

export const noteOf = ({ code, indicators = [], printed, recomputed }: Remark, path: readonly string[]): ReportNote => ({
  code,
  message: messages[code],
  path,
  indicators,
  printed: printed ?? null,
  recomputed: recomputed ?? null,
})

/** The table's own notes: each code that a row has, once, with all indicators it is about. Figures of a single row stay with the row. */
export const gathered = (remarks: Iterable<Remark>): ReportNote[] => {
  const indicatorsOf = new Map<NoteCode, Set<string>>()
  for (const { code, indicators = [] } of remarks) {
    const seen = indicatorsOf.get(code) ?? new Set()
    for (const indicator of indicators) seen.add(indicator)
    indicatorsOf.set(code, seen)
  }
  return noteCodes.flatMap((code) => {
    const indicators = indicatorsOf.get(code)
    return indicators ? [noteOf({ code, indicators: [...indicators].sort() }, [])] : []
  })
}

/** The source bits of everything in a cell. */
export const sourcesIn = ({ judged, actual, targets }: Cell): number =>
  [...judged, ...actual, ...targets].reduce((bits, { sources }) => bits | sources, 0)

/** More than one kind of source. */
export const isMixed = (sources: number): boolean => Object.values(sourceBits).filter((bit) => (sources & bit) !== 0).length > 1
