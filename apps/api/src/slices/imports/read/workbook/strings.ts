/** The texts that a workbook keeps once and its cells point to: held as bytes, outside the heap. */
import { refuseFile } from '../problems'
import { broken, type Archive } from './archive'
import { readPart } from './xml'

export const stringLimits = { count: 2_000_000, bytes: 96 * 1024 * 1024 } as const
/** A spreadsheet's own limit is 32,767. */
export const longestCell = 40_000

export type Strings = { at: (index: number) => string }
const none: Strings = { at: (index) => missing(index) }
const missing = (index: number): never => {
  throw broken(`shared text ${index}`)
}

export async function readStrings(archive: Archive, part: string | undefined): Promise<Strings> {
  if (!part || !archive.has(part)) return none
  let bytes = Buffer.alloc(64 * 1024)
  let ends = new Uint32Array(1024)
  let [count, used] = [0, 0]
  const keep = (text: string): void => {
    const most = used + text.length * 3
    if (most > stringLimits.bytes || count >= stringLimits.count)
      throw refuseFile('WORKBOOK_TOO_LARGE', { found: 'STRINGS', most: stringLimits.bytes })
    if (most > bytes.length) bytes = Buffer.concat([bytes], Math.max(most, bytes.length * 2))
    if (count === ends.length) ends = Uint32Array.from({ length: count * 2 }, (_, at) => ends[at] ?? 0)
    used += bytes.write(text, used)
    ends[count++] = used
  }
  let text = ''
  let [isText, isReading] = [false, false] // a <t>, and one above the line that says how to read the characters
  await readPart(archive, part, {
    open: (name) => {
      if (name === 'si') text = ''
      else if (name === 't') isText = !isReading
      else if (name === 'rPh') isReading = true
    },
    text: (piece) => {
      if (isText) text = join(text, piece)
    },
    close: (name) => {
      if (name === 'si') keep(unescaped(text))
      else if (name === 't') isText = false
      else if (name === 'rPh') isReading = false
    },
  })
  return { at: (index) => (index < count ? bytes.toString('utf8', index === 0 ? 0 : ends[index - 1], ends[index]) : missing(index)) }
}

/** Longer than any cell may be is cut: it stays too long for every field. */
export const join = (text: string, piece: string): string => (text + piece).slice(0, longestCell)

/** '_x000D_' is how a workbook writes what XML cannot. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
