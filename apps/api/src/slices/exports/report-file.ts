import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { reportLimits, sheetLines, type CsvStyle, type ReportQueryDraft, type Sheet, type Zone } from '@tolok/domain'
import type pg from 'pg'
import type { Scope } from '../../platform/scope'
import { answerReport, type Report, type SqlCatalogue } from '../reports'

/** The whole answer to a question: every page of it, all for the first one's moment. */
export async function wholeReport(
  scope: Scope,
  pool: pg.Pool,
  catalogue: SqlCatalogue,
  draft: ReportQueryDraft,
  { zone, now, signal, reached }: { zone: Zone; now: Date; signal: AbortSignal; reached: (rows: number, of: number) => Promise<void> },
): Promise<Report> {
  const rows: Report['rows'][number][] = []
  let whole: Report | undefined
  for (let after: string | null = null; ; ) {
    signal.throwIfAborted()
    const page: Report = await answerReport(scope, { reportOf: () => pool }, catalogue, { ...draft, page: { first: reportLimits.first, after } }, { zone, now })
    whole ??= page
    rows.push(...page.rows)
    await reached(rows.length, page.rowCount)
    if (!page.hasNextPage) break
    after = page.endCursor
  }
  return { ...whole, rows, truncated: false, hasNextPage: false, endCursor: null, notes: whole.notes.filter(({ code }) => code !== 'TRUNCATED') }
}

export async function writeSheetLines(sheet: Sheet, style: CsvStyle, file: string): Promise<void> {
  await pipeline(Readable.from(sheetLines(sheet, style)), createWriteStream(file, { mode: 0o600 }))
}
