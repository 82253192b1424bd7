import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { columnsOf, type Cell, type Row, type Table } from './tables'

const special = /[\\\t\n\r]/
const escaped: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const tables = Object.keys(columnsOf) as Table[]
/** So much text goes to the socket at once; and after so much new text a copy under way is given a turn. */
const chunk = 65_536

/** A cell in COPY's text format. */
function cell(value: Cell): string {
  if (value === null) return '\\N'
  const text = String(value)
  return special.test(text) ? text.replace(/[\\\t\n\r]/g, (character) => escaped[character]!) : text
}

/**
 * Holds rows until there are some megabytes, then copies them table by table in the order of their foreign keys, while the next ones are
 * being made: two batches are in memory, never more.
 */
export class Loader {
  readonly written: Partial<Record<Table, number>> = {}
  private waiting = new Map<Table, Lines>()
  private size = 0
  private sizeAtTurn = 0
  private copying: Promise<void> | undefined

  constructor(
    private readonly client: pg.ClientBase,
    private readonly limit = 4_000_000,
  ) {}

  add<T extends Table>(table: T, row: Row<T>): void {
    let line = ''
    for (const column of columnsOf[table]) line += (line === '' ? '' : '\t') + cell((row as Record<string, Cell>)[column]!)
    this.addLine(table, line + '\n')
  }

  /** For rows written by the million: the line, or some, ready in COPY's text format. */
  addLine(table: Table, line: string, rows = 1): void {
    let lines = this.waiting.get(table)
    if (!lines) this.waiting.set(table, (lines = new Lines()))
    lines.add(line, rows)
    this.size += line.length
  }

  /** Call it where every row so far refers only to rows already added. */
  async makeRoom(): Promise<void> {
    if (this.size >= this.limit) {
      await this.copying
      this.copying = this.copyWaiting()
      this.copying.catch(() => {}) // whoever awaits it next is told
    } else if (this.copying && this.size - this.sizeAtTurn >= chunk) {
      this.sizeAtTurn = this.size
      await nextTurn()
    }
  }

  async flush(): Promise<void> {
    await this.copying
    await this.copyWaiting()
  }

  private async copyWaiting(): Promise<void> {
    const waiting = this.waiting
    this.waiting = new Map()
    this.size = this.sizeAtTurn = 0
    for (const table of tables) {
      const lines = waiting.get(table)
      if (!lines) continue
      await this.copy(table, lines.chunks())
      this.written[table] = (this.written[table] ?? 0) + lines.count
    }
  }

  private async copy(table: Table, chunks: Buffer[]): Promise<void> {
    const columns = columnsOf[table].map((column) => `"${column}"`).join(', ')
    const stream = this.client.query(copyFrom(`COPY "${table}" (${columns}) FROM STDIN`))
    const done = finished(stream)
    done.catch(() => {}) // awaited below
    for (const bytes of chunks) {
      if (stream.errored) break
      if (!stream.write(bytes)) await Promise.race([once(stream, 'drain'), done])
    }
    stream.end()
    await done
  }
}

/** Lines put together to chunks of bytes as they come: what a line was made of is garbage at once, and cheap to collect. */
class Lines {
  count = 0
  private readonly full: Buffer[] = []
  private last = Buffer.allocUnsafeSlow(chunk)
  private used = 0

  add(line: string, rows: number): void {
    this.count += rows
    if (this.used + line.length * 3 > this.last.length) this.turn(line.length * 3)
    this.used += this.last.write(line, this.used, 'utf8')
  }

  chunks(): Buffer[] {
    return [...this.full, this.last.subarray(0, this.used)]
  }

  private turn(most: number): void {
    this.full.push(this.last.subarray(0, this.used))
    this.last = Buffer.allocUnsafeSlow(Math.max(chunk, most))
    this.used = 0
  }
}
