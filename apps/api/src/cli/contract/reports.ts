/** Reports that come with the product: each can be asked of this version's catalogue. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { lintReportDocument, readReportDocument, type Asked, type Catalogue, type Problem } from '@tolok/domain'
import { documentOf, readyReports } from '../../slices/saved-reports'

export type Shipped = { readonly place: string; readonly problems: readonly Problem[] }

/** Those of the gallery, which the demonstration keeps as they are. */
export const galleryReports = (catalogue: Catalogue, asked: Asked): Shipped[] =>
  readyReports.map((ready) => ({ place: `the gallery's ${ready.code} (slices/saved-reports/ready-reports.ts)`, problems: lintReportDocument(documentOf(ready), catalogue, asked) }))

/** Those in files: *.tolok.json, and the blocks of a text in Markdown that hold one. */
export const reportFiles = (root: string, files: readonly string[], catalogue: Catalogue, asked: Asked): Shipped[] =>
  files.filter((file) => /\.(tolok\.json|md)$/.test(file)).flatMap((file) => {
    const text = readFileSync(path.join(root, file), 'utf8')
    const documents = file.endsWith('.md') ? [...text.matchAll(/^```json\n([\s\S]*?)^```/gm)].map(([, block]) => block!).filter((block) => block.includes('"tolok-report"')) : [text]
    return documents.map((document): Shipped => {
      const read = readReportDocument(parsed(document), catalogue, asked)
      return { place: file, problems: read.ok ? [] : read.problems }
    })
  })

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text // no object: refused as one that has not its shape
  }
}

/** One line for each problem. */
export const reportComplaints = (shipped: readonly Shipped[]): string[] =>
  shipped.flatMap(({ place, problems }) => problems.map(({ code, path: at, ...facts }) => `${place}: ${at.join('.')}: ${code} ${JSON.stringify(facts)}`))
