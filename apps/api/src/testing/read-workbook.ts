import { fromBuffer, type Entry, type ZipFile } from 'yauzl'
import { SaxesParser } from 'saxes'

/** A workbook read back for the tests, by other code than wrote it: the cells of each sheet as texts, and what kind each is. */
export type ReadCell = { readonly text: string; readonly kind: 'TEXT' | 'NUMBER' }
export type ReadSheet = { readonly name: string; readonly rows: (ReadCell | null)[][]; readonly xml: string }

export async function readWorkbook(bytes: Buffer): Promise<ReadSheet[]> {
  const parts = await unzip(bytes)
  const shared = sharedStrings(parts.get('xl/sharedStrings.xml') ?? '')
  const names: string[] = []
  each(parts.get('xl/workbook.xml') ?? '', { open: (name, attributes) => void (name === 'sheet' && names.push(attributes['name'] ?? '')) })
  return names.map((name, i) => {
    const xml = parts.get(`xl/worksheets/sheet${i + 1}.xml`) ?? ''
    return { name, rows: rowsOf(xml, shared), xml }
  })
}

function rowsOf(xml: string, shared: string[]): (ReadCell | null)[][] {
  const rows: (ReadCell | null)[][] = []
  let [column, type, value] = [0, '', '']
  each(xml, {
    open: (name, attributes) => {
      if (name === 'row') rows.push([])
      if (name === 'c') [column, type, value] = [columnOf(attributes['r'] ?? 'A1'), attributes['t'] ?? 'n', '']
    },
    text: (text) => void (value += text),
    close: (name) => {
      if (name === 'v') {
        const row = rows.at(-1)!
        while (row.length <= column) row.push(null)
        row[column] = type === 's' ? { text: shared[Number(value)]!, kind: 'TEXT' } : { text: value, kind: type === 'n' ? 'NUMBER' : 'TEXT' }
      }
    },
  })
  return rows
}

function sharedStrings(xml: string): string[] {
  const texts: string[] = []
  let inside = false
  each(xml, {
    open: (name) => {
      if (name === 'si') texts.push('')
      inside = name === 't'
    },
    text: (text) => void (inside && (texts[texts.length - 1] += text)),
    close: () => void (inside = false),
  })
  return texts
}

const columnOf = (reference: string): number => [.../^[A-Z]+/.exec(reference)![0]].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1

type Heard = { open?: (name: string, attributes: Record<string, string>) => void; text?: (text: string) => void; close?: (name: string) => void }
function each(xml: string, { open, text, close }: Heard): void {
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => open?.(name, attributes as Record<string, string>))
  parser.on('text', (said) => text?.(said))
  parser.on('closetag', ({ name }) => close?.(name))
  parser.write(xml).close()
}

const unzip = (bytes: Buffer): Promise<Map<string, string>> =>
  new Promise((resolve, reject) => {
    const parts = new Map<string, string>()
    fromBuffer(bytes, { lazyEntries: true }, (fault: Error | null, zip?: ZipFile) => {
      if (fault || !zip) return reject(fault ?? new Error('no archive'))
      zip.on('entry', (entry: Entry) =>
        zip.openReadStream(entry, (refused, stream) => {
          if (refused) return reject(refused)
          const chunks: Buffer[] = []
          stream.on('data', (chunk: Buffer) => chunks.push(chunk))
          stream.on('end', () => {
            parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'))
            zip.readEntry()
          })
        }),
      )
      zip.on('end', () => resolve(parts))
      zip.on('error', reject)
      zip.readEntry()
    })
  })
