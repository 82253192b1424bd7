/** Rows as lines of JSON on their way into the staged import: each line becomes a record of a CSV, so that a line's number is the record's. */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Problem } from '@tolok/domain'
import type { ImportKind } from '../../generated/prisma/enums'
import { Refusal } from '../../platform/errors'
import { badTextIn } from '../../platform/input-text'
import { layoutsOf, type FieldSpec } from '../imports'

export const bulkLimits = { bytes: 32 * 1024 * 1024, lines: 100_000, line: 64 * 1024, problems: 200 } as const

const writtenAsNumbers: ReadonlySet<FieldSpec['cell']> = new Set(['NUMBER', 'LIMIT', 'FIGURE', 'PRINTED', 'WHOLE'])
/** What a line that was read here says besides: it may come back as it went out. */
const onlyRead: Partial<Record<ImportKind, readonly string[]>> = { OBSERVATIONS: ['id', 'state', 'recordedAt', 'firstSubmittedAt', 'supersedes', 'cursor'] }

export const fieldsOf = (kind: ImportKind): readonly FieldSpec[] => layoutsOf(kind).at(-1)!.fields

/** How its figures are written, so that nobody is asked: a point before the decimals, as the API itself writes them. */
export const answersFor = (kind: ImportKind): Record<string, string> =>
  Object.fromEntries(fieldsOf(kind).flatMap(({ name, cell }) => (writtenAsNumbers.has(cell) ? [[`number:${name}`, 'POINT']] : [])))

export type Received = { readonly hash: string; readonly lines: number; readonly problems: readonly Problem[] }

/** Writes the lines as CSV into a file, holding one at a time; answers the hash of the body and what is wrong with lines, which are numbered from 1. */
export async function receiveLines(body: Readable, kind: ImportKind, file: string): Promise<Received> {
  const fields = fieldsOf(kind)
  const hash = createHash('sha256')
  const problems: Problem[] = []
  let lines = 0
  async function* records(): AsyncGenerator<string> {
    yield recordOf(fields.map(({ headers }) => headers[0]!))
    for await (const text of linesOf(body, hash)) {
      lines++
      if (lines > bulkLimits.lines) throw new Refusal('BAD_INPUT', [{ code: 'TOO_MANY_ROWS', path: ['body'], most: bulkLimits.lines }])
      const { cells, found } = readLine(text, kind, fields, lines)
      problems.push(...found.slice(0, bulkLimits.problems - problems.length))
      yield recordOf(cells)
    }
  }
  await pipeline(records(), createWriteStream(file, { mode: 0o600 }))
  return { hash: hash.digest('hex'), lines, problems }
}

const recordOf = (cells: readonly string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',') + '\n'

async function* linesOf(body: Readable, hash: ReturnType<typeof createHash>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let bytes = 0
  let rest = ''
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > bulkLimits.bytes) throw new Refusal('BAD_INPUT', [{ code: 'TOO_LARGE', path: ['body'], most: bulkLimits.bytes }])
      hash.update(chunk)
      const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n')
      rest = parts.pop()!
      if (rest.length > bulkLimits.line) throw new Refusal('BAD_INPUT', [{ code: 'TOO_LONG', path: ['body'], most: bulkLimits.line }])
      yield* parts
    }
    rest += decoder.decode()
  } catch (fault) {
    if ((fault as { code?: string }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw new Refusal('BAD_INPUT', [{ code: 'ENCODING_UNKNOWN', path: ['body'] }])
    throw fault
  }
  if (rest !== '') yield rest
}

function readLine(text: string, kind: ImportKind, fields: readonly FieldSpec[], line: number): { cells: string[]; found: Problem[] } {
  const bare = fields.map(() => '')
  if (text.trim() === '') return { cells: bare, found: [] }
  const path = ['lines', line]
  let row: unknown
  try {
    row = JSON.parse(text)
  } catch {
    return { cells: bare, found: [{ code: 'MALFORMED', path, expected: 'JSON' }] }
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row)) return { cells: bare, found: [{ code: 'MALFORMED', path, expected: 'OBJECT' }] }
  const given = row as Record<string, unknown>
  const names = new Set([...fields.map(({ name }) => name), ...(onlyRead[kind] ?? [])])
  const found: Problem[] = Object.keys(given).flatMap((name) => (names.has(name) ? [] : [{ code: 'UNKNOWN_FIELD', path: [...path, name.slice(0, 80)], allowed: fields.map((field) => field.name) }]))
  found.push(...badTextIn(given, path))
  const cells = fields.map((field) => cellOf(field, given[field.name], path, found))
  if (kind === 'OBSERVATIONS' && given['value'] == null && (given['numerator'] == null || given['denominator'] == null)) found.push({ code: 'REQUIRED', path: [...path, 'value'] })
  return { cells, found }
}

/** A number keeps fifteen digits in JSON: beyond them it is to be sent as text. */
function cellOf(field: FieldSpec, value: unknown, path: readonly (string | number)[], found: Problem[]): string {
  if (value == null) return ''
  if (typeof value === 'string') return value
  const text = typeof value === 'number' ? String(value) : ''
  const isExact = writtenAsNumbers.has(field.cell) && /^-?\d+(\.\d+)?$/.test(text) && text.replace(/\D/g, '').length <= 15
  if (!isExact) found.push({ code: 'NOT_TEXT', path: [...path, field.name] })
  return text
}
