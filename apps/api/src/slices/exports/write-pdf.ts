import { createRequire } from 'node:module'
import path from 'node:path'
import type { Sheet } from '@tolok/domain'
import pdfmake from 'pdfmake'
import { pdfDefinition } from './pdf-definition'

/** The fonts lie in the package: nothing is fetched. */
const fontFolder = path.join(path.dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')), 'fonts', 'Roboto')
const fontAt = (name: string): string => path.join(fontFolder, `Roboto-${name}.ttf`)

export async function writePdf(sheet: Sheet, total: number, file: string): Promise<void> {
  pdfmake.setFonts({ Roboto: { normal: fontAt('Regular'), bold: fontAt('Medium'), italics: fontAt('Italic'), bolditalics: fontAt('MediumItalic') } })
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((asked) => path.resolve(asked).startsWith(fontFolder + path.sep))
  await pdfmake.createPdf(pdfDefinition(sheet, { total })).write(file)
}
