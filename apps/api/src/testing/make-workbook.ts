/** Workbooks as raw XML in an archive, so that tests can make what no spreadsheet would. */
import { crc32, deflateRawSync } from 'node:zlib'

/** `says`: the size the headers promise, if it is not the true one. */
export type Part = { name: string; body: string | Buffer; says?: number; isEncrypted?: boolean }

export function makeZip(parts: readonly Part[]): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, body, says, isEncrypted } of parts) {
    const content = typeof body === 'string' ? Buffer.from(body) : body
    const packed = deflateRawSync(content)
    const title = Buffer.from(name)
    const shared = Buffer.alloc(26)
    shared.writeUInt16LE(20, 0) // version
    shared.writeUInt16LE(0x800 | (isEncrypted ? 1 : 0), 2)
    shared.writeUInt16LE(8, 4)
    shared.writeUInt32LE(crc32(content), 10)
    shared.writeUInt32LE(packed.length, 14)
    shared.writeUInt32LE(says ?? content.length, 18)
    shared.writeUInt16LE(title.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), shared, title, packed])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), shared, place, title]))
    files.push(local)
    offset += local.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(list.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...files, list, Buffer.from('PK\u0005\u0006'), end])
}

export const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const letters = (at: number): string => (at >= 26 ? letters(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26))

/** A cell: text as a shared string, a number as its XML text in { v }, or its XML whole. An empty text is no cell. */
export type MadeCell = string | { v: string; style?: number; type?: string; f?: string } | { xml: string }
export type MadeSheet = {
  name: string
  rows?: readonly (readonly MadeCell[])[]
  /** Attributes of the sheet's rows by number, and what stands before and after them. */
  rowAttributes?: Readonly<Record<number, string>>
  before?: string
  after?: string
  /** The rows as XML, instead of `rows`. */
  xml?: string
  state?: 'hidden' | 'veryHidden'
}
export type MadeWorkbook = { sheets: readonly MadeSheet[]; formats?: readonly string[]; is1904?: boolean; more?: readonly Part[]; without?: readonly string[] }

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

/** `formats` are the codes that styles 1, 2, … show; style 0 is General. `more` replaces parts of the same name. */
export function makeWorkbook({ sheets, formats = [], is1904 = false, more = [], without = [] }: MadeWorkbook): Buffer {
  const strings = new Map<string, number>()
  const cell = (made: MadeCell, at: number, row: number): string => {
    if (typeof made !== 'string' && 'xml' in made) return made.xml
    const r = `${letters(at)}${row}`
    if (typeof made !== 'string')
      return `<c r="${r}"${made.style ? ` s="${made.style}"` : ''}${made.type ? ` t="${made.type}"` : ''}>${made.f === undefined ? '' : `<f>${escaped(made.f)}</f>`}<v>${escaped(made.v)}</v></c>`
    if (made === '') return ''
    if (!strings.has(made)) strings.set(made, strings.size)
    return `<c r="${r}" t="s"><v>${strings.get(made)}</v></c>`
  }
  const sheetXml = ({ rows = [], rowAttributes = {}, before = '', after = '', xml }: MadeSheet): string => {
    const lines = rows.map((cells, index) => `<row r="${index + 1}" ${rowAttributes[index + 1] ?? ''}>${cells.map((made, at) => cell(made, at, index + 1)).join('')}</row>`)
    return `${declared}<worksheet xmlns="${main}">${before}<sheetData>${xml ?? lines.join('')}</sheetData>${after}</worksheet>`
  }
  const written = sheets.map((sheet, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, body: sheetXml(sheet) }))
  const parts: Part[] = [
    { name: '[Content_Types].xml', body: `${declared}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>` },
    { name: '_rels/.rels', body: `${declared}<Relationships><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>` },
    {
      name: 'xl/workbook.xml',
      body: `${declared}<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>${sheets
        .map(({ name, state }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="rId${index + 1}"/>`)
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      body: `${declared}<Relationships>${sheets.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}<Relationship Id="s" Type="${office}/styles" Target="styles.xml"/><Relationship Id="t" Type="${office}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      body: `${declared}<styleSheet xmlns="${main}"><numFmts>${formats.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${escaped(code)}"/>`).join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats.map((_, index) => `<xf numFmtId="${164 + index}" applyNumberFormat="1"/>`).join('')}</cellXfs></styleSheet>`,
    },
    ...written,
    {
      name: 'xl/sharedStrings.xml',
      body: `${declared}<sst xmlns="${main}">${[...strings.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    },
  ]
  const replaced = new Map(more.map((part) => [part.name, part]))
  return makeZip([
    ...parts.filter(({ name }) => !without.includes(name)).map((part) => replaced.get(part.name) ?? part),
    ...more.filter(({ name }) => !parts.some((part) => part.name === name)),
  ])
}
