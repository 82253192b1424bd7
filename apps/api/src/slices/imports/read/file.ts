/** The bytes of an uploaded file as text: which encoding, which mark between the cells, and its records one by one. Nothing is held whole. */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { refuseFile } from './problems'

export const fileLimits = { bytes: 64 * 1024 * 1024, rows: 500_000, columns: 100, cell: 2000, record: 256 * 1024 } as const

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
export type Dialect = { encoding: Encoding; delimiter: ',' | ';' | '\t'; firstLine: number }

/** UTF-8, UTF-16 with its mark, or Windows-1252; anything else is refused, since a wrong guess spoils names silently. */
export async function findDialect(path: string): Promise<Dialect> {
  const encoding = await findEncoding(path)
  const head = await firstText(path, encoding)
  if (head.trim() === '') throw refuseFile('EMPTY_FILE')
  // Excel's own hint, which is no row: "sep=;"
  const hint = /^sep=([;,\t])\s*(\r\n|\n|\r)/i.exec(head)
  if (hint) return { encoding, delimiter: hint[1] as Dialect['delimiter'], firstLine: 2 }
  return { encoding, delimiter: findDelimiter(head), firstLine: 1 }
}

async function headOf(path: string): Promise<Buffer> {
  const handle = await open(path)
  const head = Buffer.alloc(4096)
  const { bytesRead } = await handle.read(head, 0, head.length, 0)
  await handle.close()
  return head.subarray(0, bytesRead)
}

/** By its first bytes, whatever it is called: an archive, which a workbook is. */
export async function isWorkbook(path: string): Promise<boolean> {
  const head = await headOf(path)
  return head.length > 3 && head.readUInt16BE(0) === 0x504b && (head.readUInt16BE(2) === 0x0304 || head.readUInt16BE(2) === 0x0506)
}

async function findEncoding(path: string): Promise<Encoding> {
  const head = await headOf(path)
  if (head.length === 0) throw refuseFile('EMPTY_FILE')
  await refuseOtherFormats(path, head)
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'

  const utf8 = new TextDecoder('utf-8', { fatal: true })
  let isUtf8 = true
  let isWindows = true
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (chunk.includes(0)) throw refuseFile('ENCODING_UNKNOWN', { expected: 'UTF-8' }) // UTF-16 without its mark, or no text at all
    if (isUtf8) isUtf8 = decodes(utf8, chunk)
    if (isWindows) isWindows = ![0x81, 0x8d, 0x8f, 0x90, 0x9d].some((byte) => chunk.includes(byte)) // bytes that mean nothing there
    if (!isUtf8 && !isWindows) throw refuseFile('ENCODING_UNKNOWN', { expected: 'UTF-8' })
  }
  if (isUtf8 && decodes(utf8)) return 'utf-8'
  if (isWindows) return 'windows-1252'
  throw refuseFile('ENCODING_UNKNOWN', { expected: 'UTF-8' })
}

function decodes(decoder: InstanceType<typeof TextDecoder>, chunk?: Buffer): boolean {
  try {
    if (chunk) decoder.decode(chunk, { stream: true })
    else decoder.decode()
    return true
  } catch {
    return false
  }
}

async function refuseOtherFormats(path: string, head: Buffer): Promise<void> {
  const starts = (...bytes: number[]) => bytes.every((byte, at) => head[at] === byte)
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) {
    if (await mentions(path, 'EncryptedPackage')) throw refuseFile('WORKBOOK_ENCRYPTED')
    throw refuseFile('NOT_CSV', { found: 'XLS' })
  }
  if (starts(0x25, 0x50, 0x44, 0x46)) throw refuseFile('NOT_CSV', { found: 'PDF' })
  if (starts(0x1f, 0x8b)) throw refuseFile('NOT_CSV', { found: 'GZIP' })
  // Many programs call a page of the web, or XML, a spreadsheet.
  if (/^(\ufeff|ï»¿)?\s*<(html|table|!doctype|\?xml|head|meta|style)\b/i.test(head.toString('latin1'))) throw refuseFile('NOT_CSV', { found: 'HTML/XML' })
}

/** An old compound file names its streams in UTF-16. A workbook with a password is one of them. */
async function mentions(path: string, name: string): Promise<boolean> {
  const wanted = Buffer.from(name, 'utf16le')
  let rest = Buffer.alloc(0)
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    const part = Buffer.concat([rest, chunk])
    if (part.includes(wanted)) return true
    rest = part.subarray(-wanted.length)
  }
  return false
}

async function firstText(path: string, encoding: Encoding): Promise<string> {
  let text = ''
  for await (const part of textOf(path, encoding)) {
    text += part
    if (text.length > 65_536) break
  }
  return text
}

/** The mark that cuts the header into the most cells. */
function findDelimiter(head: string): Dialect['delimiter'] {
  const header = (/^\s*([^\r\n]+)/.exec(head)?.[1] ?? '').replace(/"[^"]*"/g, '')
  const candidates = [',', ';', '\t'] as const
  const count = (mark: string) => header.split(mark).length
  return candidates.reduce((best, mark) => (count(mark) > count(best) ? mark : best))
}

async function* textOf(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of createReadStream(path, { highWaterMark: 64 * 1024 }) as AsyncIterable<Buffer>)
    yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

/** The records of a text file with the number a spreadsheet shows beside them: the first line is 1. Refuses what breaks the file as a whole. */
export async function* recordsOf(path: string, dialect: Dialect): AsyncGenerator<{ row: number; cells: string[] }> {
  const parser = parse({
    delimiter: dialect.delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    from_line: dialect.firstLine,
    max_record_size: fileLimits.record,
  })
  const source = Readable.from(textOf(path, dialect.encoding))
  source.on('error', (fault) => parser.destroy(fault))
  let row = dialect.firstLine - 1
  try {
    for await (const cells of source.pipe(parser) as AsyncIterable<string[]>) {
      row++
      if (cells.length > fileLimits.columns) throw refuseFile('TOO_MANY_COLUMNS', { row, most: fileLimits.columns, found: cells.length })
      yield { row, cells }
    }
  } catch (fault) {
    const code = (fault as { code?: string }).code
    if (code === 'CSV_QUOTE_NOT_CLOSED') throw refuseFile('QUOTE_NOT_CLOSED', { row: row + 1 })
    if (code === 'CSV_MAX_RECORD_SIZE') throw refuseFile('RECORD_TOO_LONG', { row: row + 1, most: fileLimits.record })
    if (code === 'CSV_INVALID_CLOSING_QUOTE' || code === 'INVALID_OPENING_QUOTE' || code === 'CSV_NON_TRIMABLE_CHAR_AFTER_CLOSING_QUOTE')
      throw refuseFile('QUOTE_MISPLACED', { row: row + 1 })
    throw fault
  } finally {
    source.destroy()
    parser.destroy()
  }
}
