import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { Chunks } from './chunks'
import { columnsOf, type Cell, type Row, type Table } from './tables'
import { Tuples } from './tuples'

const special = /[\\\t\n\r]/
const escaped: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }
const tables = Object.keys(columnsOf) as Table[]
/** After so many new bytes a copy under way is given a turn. */
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
  private waiting = new Map<Table, Lines | Tuples>()
  private sizeAtTurn = 0
  private copying: Promise<void> | undefined

  constructor(
    private readonly client: pg.ClientBase,
    private readonly limit = 4_000_000,
  ) {}

  add<T extends Table>(table: T, row: Row<T>): void {
    let line = ''
    for (const column of columnsOf[table]) line += (line === '' ? '' : '\t') + cell((row as Record<string, Cell>)[column]!)
    this.lines(table).add(line + '\n')
  }

  /** For rows written by the million. A table takes either these or `add`, not both. */
  tuples(table: Table): Tuples {
    const tuples = this.waiting.get(table) ?? new Tuples(columnsOf[table].length)
    this.waiting.set(table, tuples)
    if (tuples instanceof Tuples) return tuples
    throw new Error(`rows of ${table} wait in the other format`)
  }

  private lines(table: Table): Lines {
    const lines = this.waiting.get(table) ?? new Lines()
    this.waiting.set(table, lines)
    if (lines instanceof Lines) return lines
    throw new Error(`rows of ${table} wait in the other format`)
  }

  /** Call it where every row so far refers only to rows already added. */
  async makeRoom(): Promise<void> {
    let size = 0
    for (const batch of this.waiting.values()) size += batch.size
    if (size >= this.limit) {
      await this.copying
      this.copying = this.copyWaiting()
      this.copying.catch(() => {}) // whoever awaits it next is told
    } else if (this.copying && size - this.sizeAtTurn >= chunk) {
      this.sizeAtTurn = size
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
    this.sizeAtTurn = 0
    for (const table of tables) {
      const batch = waiting.get(table)
      if (!batch) continue
      await this.copy(table, batch)
      this.written[table] = (this.written[table] ?? 0) + batch.count
    }
  }

  private async copy(table: Table, batch: Lines | Tuples): Promise<void> {
    const columns = columnsOf[table].map((column) => `"${column}"`).join(', ')
    const stream = this.client.query(copyFrom(`COPY "${table}" (${columns}) FROM STDIN (FORMAT ${batch.format})`))
    const done = finished(stream)
    done.catch(() => {}) // awaited below
    for (const bytes of batch.chunks()) {
      if (stream.errored) break
      if (!stream.write(bytes)) await Promise.race([once(stream, 'drain'), done])
    }
    stream.end()
    await done
  }
}

/** Lines put together to chunks of bytes as they come: what a line was made of is garbage at once, and cheap to collect. */
class Lines {
  readonly format = 'text'
  count = 0
  private readonly bytes = new Chunks()

  get size(): number {
    return this.bytes.size
  }

  add(line: string): void {
    this.count++
    const at = this.bytes.room(line.length * 3)
    this.bytes.used = at + this.bytes.last.write(line, at, 'utf8')
  }

  chunks(): Buffer[] {
    return this.bytes.all()
  }
}
