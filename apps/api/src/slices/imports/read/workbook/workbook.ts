/** A workbook opened: its sheets, and what is needed to read their cells. */
import { refuseFile } from '../problems'
import { openArchive, type Archive } from './archive'
import type { Meaning } from './cell'
import { formatOf, type NumberFormat } from './number-format'
import { readStrings } from './strings'
import { readPart } from './xml'

export const workbookLimits = { sheets: 200, styles: 70_000, formats: 10_000 } as const

export type Sheet = { name: string; part: string; isHidden: boolean }
export type Workbook = { archive: Archive; sheets: readonly Sheet[]; meaning: Meaning }

/** The caller closes its archive. */
export async function openWorkbook(path: string): Promise<Workbook> {
  const archive = await openArchive(path)
  try {
    const main = await mainPart(archive)
    await refuseMacros(archive)
    const links = await readLinks(archive, main)
    const { sheets, is1904 } = await readSheets(archive, main, links)
    const formats = await readFormats(archive, partOf(links, 'styles'))
    return { archive, sheets, meaning: { strings: await readStrings(archive, partOf(links, 'sharedStrings')), formats, is1904 } }
  } catch (fault) {
    archive.close()
    throw fault
  }
}

/** By what else is in the archive we can say what it is, if it is no workbook. */
async function mainPart(archive: Archive): Promise<string> {
  const part = archive.has('_rels/.rels') ? partOf(await readLinks(archive, ''), 'officeDocument') : undefined
  const main = part ?? 'xl/workbook.xml'
  if (main.endsWith('.bin') || archive.has('xl/workbook.bin')) throw refuseFile('NOT_CSV', { found: 'XLSB' })
  if (main.startsWith('xl/') && main.endsWith('.xml') && archive.has(main)) return main
  const known = [
    ['content.xml', 'ODS'],
    ['word/document.xml', 'DOCX'],
    ['ppt/presentation.xml', 'PPTX'],
  ].find(([name]) => archive.has(name!))
  throw refuseFile('NOT_CSV', { found: known?.[1] ?? 'ZIP' })
}

async function refuseMacros(archive: Archive): Promise<void> {
  let hasMacros = archive.names.some((name) => name.endsWith('vbaProject.bin'))
  if (archive.has('[Content_Types].xml'))
    await readPart(archive, '[Content_Types].xml', {
      open: (_, { ContentType = '' }) => {
        hasMacros ||= /macroEnabled|vbaProject/i.test(ContentType)
      },
    })
  if (hasMacros) throw refuseFile('WORKBOOK_MACROS')
}

type Link = { id: string; type: string; part: string }
const partOf = (links: readonly Link[], type: string): string | undefined => links.find((link) => link.type === type)?.part

/** What a part points to within the archive. What it points to outside is never followed. */
async function readLinks(archive: Archive, of: string): Promise<Link[]> {
  const folder = of.split('/').slice(0, -1)
  const part = [...folder, '_rels', `${of.split('/').at(-1)}.rels`].join('/')
  const links: Link[] = []
  if (!archive.has(part)) return links
  await readPart(archive, part, {
    open: (name, { Id = '', Type = '', Target = '', TargetMode }) => {
      if (name !== 'Relationship' || TargetMode === 'External' || links.length > archive.names.length * 4) return
      links.push({ id: Id, type: Type.split('/').at(-1)!, part: resolved(Target, folder) })
    },
  })
  return links
}
function resolved(target: string, folder: readonly string[]): string {
  const path: string[] = target.startsWith('/') ? [] : [...folder]
  for (const step of target.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}

async function readSheets(archive: Archive, main: string, links: readonly Link[]): Promise<{ sheets: Sheet[]; is1904: boolean }> {
  const sheets: Sheet[] = []
  let is1904 = false
  await readPart(archive, main, {
    open: (name, attributes) => {
      if (name === 'workbookPr') is1904 = isOn(attributes['date1904'])
      if (name !== 'sheet') return
      if (sheets.length >= workbookLimits.sheets) throw refuseFile('WORKBOOK_TOO_LARGE', { found: 'SHEETS', most: workbookLimits.sheets })
      const id = Object.entries(attributes).find(([key]) => key === 'id' || key.endsWith(':id'))?.[1]
      const link = links.find((one) => one.id === id)
      if (link?.type !== 'worksheet' || !archive.has(link.part)) return // a chart, a macro sheet
      sheets.push({ name: (attributes['name'] ?? '').slice(0, 100), part: link.part, isHidden: /hidden/i.test(attributes['state'] ?? '') })
    },
  })
  return { sheets, is1904 }
}

/** The formats by the number that cells give. */
async function readFormats(archive: Archive, part: string | undefined): Promise<NumberFormat[]> {
  const codes = new Map<number, string>()
  const formats: NumberFormat[] = []
  if (!part || !archive.has(part)) return formats
  let isOfCells = false
  const full = (count: number, most: number): void => {
    if (count >= most) throw refuseFile('WORKBOOK_TOO_LARGE', { found: 'STYLES', most })
  }
  await readPart(archive, part, {
    open: (name, attributes) => {
      if (name === 'numFmt') {
        full(codes.size, workbookLimits.formats)
        codes.set(Number(attributes['numFmtId']), (attributes['formatCode'] ?? '').slice(0, 255))
      } else if (name === 'cellXfs') isOfCells = true
      else if (name === 'xf' && isOfCells) {
        full(formats.length, workbookLimits.styles)
        formats.push(formatOf(Number(attributes['numFmtId'] ?? 0), codes))
      }
    },
    close: (name) => {
      if (name === 'cellXfs') isOfCells = false
    },
  })
  return formats
}

export const isOn = (value: string | undefined): boolean => value === '1' || value === 'true'
