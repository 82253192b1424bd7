/** A saved report: a question with its title and its view, as a document that can be kept, exported, reviewed in git, imported and linted. */
import { canonicalText } from '../canonical'
import type { Path, Problem } from '../problem'
import { ok, refuse, refuseAll, type Result } from '../result'
import { fields, listOf, oneOf, orAbsent, text, type Reader } from '../scoring/document'
import { sha256 } from '../sha256'
import type { Catalogue } from './catalogue'
import { parseReportQuery } from './parse-query'
import type { Asked } from './query'
import { draftOf, readQueryShape, type SavedQuery } from './query-shape'

export const reportViews = {
  TABLE: 'TABLE',
  BAR: 'BAR',
  STACKED: 'STACKED',
  LINE: 'LINE',
  AREA: 'AREA',
  HEAT_MAP: 'HEAT_MAP',
  SCATTER: 'SCATTER',
} as const
export type ReportViewKind = keyof typeof reportViews

/** How a report is looked at. What is in `options` belongs to the screen: short texts, numbers, switches. */
export type ReportView = {
  readonly kind: ReportViewKind
  readonly options?: Readonly<Record<string, string | number | boolean | readonly string[]>>
}

export const reportFormat = 'tolok-report'
export type SavedReportDocument = {
  readonly format: typeof reportFormat
  readonly version: 1
  readonly title: string
  readonly description: string
  readonly query: SavedQuery
  readonly view: ReportView
}

/** Characters: of a title, of a description, of a whole document as one text; and options of a view. */
export const documentLimits = { title: 200, description: 2000, text: 64_000, options: 50 } as const

const unseen = /[\p{Cc}\p{Cs}\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u

const title: Reader<string> = (input, path) => {
  const read = text(input, path)
  if (!read.ok) return read
  const trimmed = read.value.trim()
  if (trimmed === '') return refuse('TOO_SHORT', path, { least: 1 })
  if (trimmed.length > documentLimits.title) return refuse('TOO_LONG', path, { most: documentLimits.title })
  return unseen.test(trimmed) ? refuse('MALFORMED', path, { expected: 'VISIBLE_TEXT' }) : ok(trimmed)
}
/** People write in paragraphs: line breaks are theirs, other unseen characters are not. */
const description: Reader<string> = (input, path) => {
  if (input === undefined || input === null) return ok('')
  if (typeof input !== 'string') return refuse('NOT_TEXT', path)
  const trimmed = input.trim().replace(/\r\n/g, '\n')
  if (trimmed.length > documentLimits.description) return refuse('TOO_LONG', path, { most: documentLimits.description })
  return unseen.test(trimmed.replace(/\n/g, ' ')) ? refuse('MALFORMED', path, { expected: 'VISIBLE_TEXT' }) : ok(trimmed)
}

const option: Reader<string | number | boolean | readonly string[]> = (input, path) => {
  if (typeof input === 'boolean' || (typeof input === 'number' && Number.isFinite(input))) return ok(input)
  return Array.isArray(input) ? listOf(text, documentLimits.options)(input, path) : text(input, path)
}
const options: Reader<NonNullable<ReportView['options']>> = (input, path) => {
  const names = typeof input === 'object' && input !== null && !Array.isArray(input) ? Object.keys(input) : []
  if (names.length > documentLimits.options) return refuse('TOO_LONG', path, { most: documentLimits.options, count: names.length })
  const long = names.find((name) => name.length > documentLimits.title)
  if (long !== undefined) return refuse('TOO_LONG', path, { most: documentLimits.title })
  return fields<NonNullable<ReportView['options']>>(Object.fromEntries(names.map((name) => [name, option])))(input, path)
}

/** A view from JSON: { kind: 'BAR' }. Refuses REQUIRED, NOT_ONE_OF (kind), UNKNOWN_FIELD, TOO_LONG (options). */
export const readReportView: Reader<ReportView> = fields<ReportView>({
  kind: oneOf(Object.keys(reportViews) as ReportViewKind[]),
  options: orAbsent(options),
})

const shape = fields<SavedReportDocument>({
  format: oneOf([reportFormat]),
  version: (input, path) => (input === 1 ? ok(1) : refuse('NOT_ONE_OF', path, { allowed: [1] })),
  title,
  description,
  query: (input, path) => (input === undefined || input === null ? refuse('REQUIRED', path) : readQueryShape(input, path)),
  view: (input, path) => (input === undefined || input === null ? ok({ kind: 'TABLE' }) : readReportView(input, path)),
})

/**
 * The document in a piece of JSON, whatever the catalogue has: what was kept once can always be read. Nulls are left out, a view that is
 * missing is TABLE. Refuses, each at its place: NOT_ONE_OF (format, version, view.kind), REQUIRED, TOO_SHORT, TOO_LONG, MALFORMED, UNKNOWN_FIELD, the
 * refusals of `readQueryShape`, and TOO_LARGE beyond 64,000 characters.
 */
export const readReportShape = (json: unknown, path: Path = []): Result<SavedReportDocument> => {
  const read = shape(json, path)
  if (!read.ok) return read
  const size = canonicalText(read.value).length
  return size > documentLimits.text ? refuse('TOO_LARGE', path, { most: documentLimits.text, size }) : read
}

/** What the catalogue refuses of a document today, each problem at its place under `query`: empty when it can be answered. */
export const lintReportDocument = ({ query }: SavedReportDocument, catalogue: Catalogue, asked: Asked, path: Path = []): Problem[] => {
  const parsed = parseReportQuery(draftOf(query), catalogue, asked)
  return parsed.ok ? [] : parsed.problems.map((problem) => ({ ...problem, path: [...path, 'query', ...problem.path] }))
}

/**
 * The document, when it has its shape and this catalogue can answer its question: readReportDocument(json, catalogue, { today: '2026-11-25', now }).
 * Refuses like `readReportShape` and, under `query`, like `parseReportQuery`: an unknown id says which there are (`allowed`).
 */
export const readReportDocument = (json: unknown, catalogue: Catalogue, asked: Asked, path: Path = []): Result<SavedReportDocument> => {
  const read = readReportShape(json, path)
  if (!read.ok) return read
  const problems = lintReportDocument(read.value, catalogue, asked, path)
  return problems.length > 0 ? refuseAll(problems) : read
}

/** The file that is exported: the same document has the same text, with sorted fields, so that its differences can be read line by line in git. */
export const reportDocumentText = (document: SavedReportDocument): string => `${JSON.stringify(JSON.parse(canonicalText(document)), null, 2)}\n`

/** SHA-256 of the document's content. */
export const reportDocumentHash = (document: SavedReportDocument): string => sha256(canonicalText(document))

/** A plain name for its file: 'Capaian per OPD (2026)' is 'capaian-per-opd-2026.tolok.json'. */
export const reportFileName = ({ title }: Pick<SavedReportDocument, 'title'>): string => {
  const words = title
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  return `${words.join('-').slice(0, 60).replace(/-$/, '') || 'laporan'}.tolok.json`
}
