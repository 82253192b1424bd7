/** The shape of a question that comes as JSON: from a file, or as it was kept. What it means is `parseReportQuery`'s to say. */
import { readRecord } from '../calculators/reading'
import { dayNumber, parseDay } from '../day'
import type { Path } from '../problem'
import { ok, refuse, type Result } from '../result'
import { fields, listOf, mostCharacters, orAbsent, text, type Reader } from '../scoring/document'
import { reportLimits } from './catalogue'
import type { ConditionDraft } from './condition'
import type { DimensionDraft, OrderDraft, ReportQueryDraft } from './query'

/** JSON that is passed on as it came: the parser of its own part judges it. */
export type Loose = string | number | boolean | null | readonly Loose[] | { readonly [name: string]: Loose }

/** A question as JSON: the fields of ReportQueryInput, `asOf` as an instant ('2026-10-31T16:59:00Z') or as epoch milliseconds. */
export type SavedQuery = {
  readonly measures?: readonly string[]
  readonly rows?: readonly DimensionDraft[]
  readonly columns?: readonly DimensionDraft[]
  readonly period?: Readonly<Record<string, string | undefined>>
  readonly where?: ConditionDraft
  readonly having?: readonly Loose[]
  readonly compare?: readonly string[]
  readonly show?: readonly Loose[]
  readonly totals?: readonly string[]
  readonly top?: Loose
  readonly orderBy?: readonly OrderDraft[]
  readonly minimumState?: string
  readonly structure?: string
  readonly asOf?: string | number
  readonly page?: { readonly first?: number }
}

/** More than any question may have: the parser refuses sooner, with the reason. */
const most = 200

const amount: Reader<number> = (input, path) =>
  typeof input === 'number' && Number.isFinite(input) ? ok(input) : refuse('NOT_A_NUMBER', path)
const texts = listOf(text, most)

const use = fields<DimensionDraft>({ by: text, level: orAbsent(amount), grain: orAbsent(text) })
const order = fields<OrderDraft>({ measure: orAbsent(text), dimension: orAbsent(text), direction: orAbsent(text) })
const period = fields<NonNullable<SavedQuery['period']>>({
  fixed: orAbsent(text),
  from: orAbsent(text),
  to: orAbsent(text),
  relative: orAbsent(text),
  anchor: orAbsent(text),
})
/** A mark of one page of one answer is no part of a question that is kept. */
const page: Reader<{ first?: number }> = (input, path) => {
  const read = fields<{ first?: number; after?: string }>({ first: orAbsent(amount), after: orAbsent(text) })(input, path)
  return read.ok && read.value.after !== undefined ? refuse('CURSOR_NOT_FIT', [...path, 'after']) : read
}

const condition =
  (depth: number): Reader<ConditionDraft> =>
  (input, path) => {
    if (depth > reportLimits.depth) return refuse('TOO_MANY_CONDITIONS', path, { most: reportLimits.depth, of: 'DEPTH' })
    const inner: Reader<ConditionDraft> = (one, at) => condition(depth + 1)(one, at)
    return fields<ConditionDraft>({
      and: orAbsent(listOf(inner, most)),
      or: orAbsent(listOf(inner, most)),
      not: orAbsent(inner),
      on: orAbsent(text),
      op: orAbsent(text),
      values: orAbsent(listOf(text, most)),
    })(input, path)
  }

const looseDepth = 5
/** Plain JSON that is neither deep nor long. */
export const loose =
  (depth = 1): Reader<Loose> =>
  (input, path) => {
    if (depth > looseDepth) return refuse('TOO_DEEP', path, { most: looseDepth })
    if (typeof input === 'string') return text(input, path)
    if (input === null || typeof input === 'boolean' || (typeof input === 'number' && Number.isFinite(input))) return ok(input)
    if (Array.isArray(input)) return listOf(loose(depth + 1), most)(input, path)
    return looseRecord(depth)(input, path)
  }
const looseRecord =
  (depth: number): Reader<Loose> =>
  (input, path) => {
    const record = readRecord(input, path)
    if (!record.ok) return record
    const names = Object.keys(record.value).filter((name) => record.value[name] != null)
    const long = names.find((name) => name.length > mostCharacters)
    if (names.length > most || long !== undefined) return refuse('TOO_LONG', path, { most })
    return fields<Record<string, Loose>>(Object.fromEntries(names.map((name) => [name, loose(depth + 1)])))(pick(record.value, names), path)
  }
const pick = (record: Readonly<Record<string, unknown>>, names: readonly string[]) => Object.fromEntries(names.map((name) => [name, record[name]]))

const instantShape = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,3}))?)?Z$/

/** Epoch milliseconds of an instant in UTC: '1970-01-02T00:00:01Z' is 86,401,000; a number is one already. Refuses MALFORMED: { expected: 'INSTANT' }. */
export const parseInstant = (input: unknown, path: Path = []): Result<number> => {
  if (typeof input === 'number' && Number.isSafeInteger(input)) return ok(input)
  const parts = typeof input === 'string' ? instantShape.exec(input) : null
  const day = parts && parseDay(parts[1]!, path)
  if (!parts || !day?.ok) return refuse('MALFORMED', path, { expected: 'INSTANT' })
  const [hours, minutes, seconds] = [parts[2], parts[3], parts[4] ?? '0'].map(Number) as [number, number, number]
  const milliseconds = Number((parts[5] ?? '0').padEnd(3, '0'))
  return ok((((dayNumber(day.value) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000 + milliseconds)
}
const instant: Reader<string | number> = (input, path) => {
  const read = parseInstant(input, path)
  return read.ok ? ok(input as string | number) : read
}

/**
 * The question in a document, when it has the shape of one; nulls are left out. { measures: ['ACTUAL'], period: { fixed: '2026' } } is good whether or
 * not there is such a measure. Refuses UNKNOWN_FIELD, MALFORMED, NOT_TEXT, NOT_A_NUMBER, TOO_LONG, TOO_MANY_CONDITIONS (too deep), TOO_DEEP,
 * CURSOR_NOT_FIT (the mark of a page).
 */
export const readQueryShape = fields<SavedQuery>({
  measures: orAbsent(texts),
  rows: orAbsent(listOf(use, most)),
  columns: orAbsent(listOf(use, most)),
  period: orAbsent(period),
  where: orAbsent(condition(1)),
  having: orAbsent(listOf(looseRecord(1), most)),
  compare: orAbsent(texts),
  show: orAbsent(listOf(looseRecord(1), most)),
  totals: orAbsent(texts),
  top: orAbsent(looseRecord(1)),
  orderBy: orAbsent(listOf(order, most)),
  minimumState: orAbsent(text),
  structure: orAbsent(text),
  asOf: orAbsent(instant),
  page: orAbsent(page),
})

/** The same question as `parseReportQuery` takes it. */
export const draftOf = ({ asOf, ...query }: SavedQuery): ReportQueryDraft => {
  const at = asOf === undefined ? null : parseInstant(asOf)
  const draft: object = { ...query, asOf: at?.ok ? at.value : null }
  return draft as ReportQueryDraft
}

export const readPeriodShape = period
export const readConditionShape = condition(1)
