import { open } from 'node:fs/promises'
import { byteOrderMark, csvCell, csvLine, type CsvStyle, type Language, type Zone } from '@tolok/domain'
import type pg from 'pg'
import type { Scope } from '../../platform/scope'
import { rowsOf } from '../../platform/statement'
import { countFacts, factsStatement, type FactQuestion, type ReportFact, type SqlCatalogue } from '../reports'
import type { FileMark } from './export-job'
import { factCells, factColumns } from './fact-sheet'

export type FactsOrder = { readonly scope: Scope; readonly catalogue: SqlCatalogue; readonly question: FactQuestion; readonly mark: FileMark | null }
/** What is told on the way; `throwIfAborted` is asked between two batches. */
export type Told = { readonly counted: (total: number, withheld: number) => Promise<void>; readonly reached: (mark: FileMark) => Promise<void>; readonly signal: AbortSignal }

/** In which language, by whose clock, with which marks. */
export type FactsStyle = CsvStyle & { readonly language: Language; readonly zone: Zone }

const batch = 2000

/** Every fact in one snapshot, a batch at a time through a cursor of the database: however many there are, only one batch is held. */
async function eachBatch(pool: pg.Pool, { scope, catalogue, question, mark }: FactsOrder, { counted, signal }: Pick<Told, 'counted' | 'signal'>, take: (facts: ReportFact[]) => Promise<'MORE' | 'ENOUGH'>): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const [count] = await rowsOf<{ total: number; withheld: number }>(client, countFacts(scope, catalogue, question))
    await counted(count!.total, count!.withheld)
    const { text, values } = factsStatement(scope, catalogue, question, { after: mark, first: null })
    await client.query({ text: `declare facts no scroll cursor for ${text}`, values })
    for (;;) {
      signal.throwIfAborted()
      const { rows } = await client.query<ReportFact>(`fetch ${batch} from facts`)
      if (rows.length === 0 || (await take(rows)) === 'ENOUGH') break
    }
    await client.query('commit')
    client.release()
  } catch (fault) {
    client.release(fault as Error)
    throw fault
  }
}

/** Writes the facts as lines into `file`, going on after `mark` where there is one: what stands behind it was not sure and is cut off. */
export async function writeFactLines(pool: pg.Pool, order: FactsOrder, { language, zone, ...style }: FactsStyle, file: string, told: Told, pause: () => Promise<void> = async () => {}): Promise<FileMark> {
  const { mark } = order
  const handle = await open(file, mark ? 'r+' : 'w', 0o600)
  try {
    let at: FileMark = mark ?? { day: '', id: '', bytes: 0, rows: 0 }
    await handle.truncate(at.bytes)
    const append = async (text: string) => {
      const bytes = Buffer.from(text)
      await handle.write(bytes, 0, bytes.length, at.bytes)
      at = { ...at, bytes: at.bytes + bytes.length }
    }
    if (!mark) await append((style.bom ? byteOrderMark : '') + csvLine(factColumns(language, zone).map(({ title }) => ({ text: title })), style))
    await eachBatch(pool, order, told, async (facts) => {
      await append(facts.map((fact) => csvLine(factCells(fact, language).map(csvCell), style)).join(''))
      const last = facts.at(-1)!
      at = { ...at, day: last.day, id: last.id, rows: at.rows + facts.length }
      await told.reached(at)
      await pause()
      return 'MORE'
    })
    await handle.sync()
    return at
  } finally {
    await handle.close()
  }
}

/** The first `most` facts, for a file that is made as a whole. */
export async function firstFacts(pool: pg.Pool, order: FactsOrder, most: number, told: Told): Promise<ReportFact[]> {
  const facts: ReportFact[] = []
  await eachBatch(pool, order, told, async (more) => {
    facts.push(...more.slice(0, most - facts.length))
    const last = facts.at(-1)!
    await told.reached({ day: last.day, id: last.id, bytes: 0, rows: facts.length })
    return facts.length >= most ? 'ENOUGH' : 'MORE'
  })
  return facts
}
