import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { columnsOf, type Cell, type Row, type Table } from './tables'

const special = /[\\\t\n\r]/
const escaped: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** A cell in COPY's text format. */
function cell(value: Cell): string {
  if (value === null) return '\\N'
  const text = String(value)
  return special.test(text) ? text.replace(/[\\\t\n\r]/g, (character) => escaped[character]!) : text
}

const tables = Object.keys(columnsOf) as Table[]

/** Holds rows until there are some megabytes, then copies them table by table in the order of their foreign keys: memory stays flat. */
export class Loader {
  readonly written: Partial<Record<Table, number>> = {}
  private readonly waiting = new Map<Table, string[]>(tables.map((table) => [table, []]))
  private size = 0

  constructor(
    private readonly client: pg.ClientBase,
    private readonly limit = 8_000_000,
  ) {}

  add<T extends Table>(table: T, row: Row<T>): void {
    let line = ''
    for (const column of columnsOf[table]) line += (line === '' ? '' : '\t') + cell((row as Record<string, Cell>)[column]!)
    this.addLine(table, line + '\n')
  }

  /** For rows written by the million: the line ready in COPY's text format. */
  addLine(table: Table, line: string): void {
    this.waiting.get(table)!.push(line)
    this.size += line.length
  }

  /** Call it where every row so far refers only to rows already added. */
  async makeRoom(): Promise<void> {
    if (this.size >= this.limit) await this.flush()
  }

  async flush(): Promise<void> {
    for (const table of tables) {
      const lines = this.waiting.get(table)!
      if (lines.length === 0) continue
      this.waiting.set(table, [])
      await this.copy(table, lines)
      this.written[table] = (this.written[table] ?? 0) + lines.length
    }
    this.size = 0
  }

  private async copy(table: Table, lines: string[]): Promise<void> {
    const columns = columnsOf[table].map((column) => `"${column}"`).join(', ')
    const stream = this.client.query(copyFrom(`COPY "${table}" (${columns}) FROM STDIN`))
    const done = finished(stream)
    done.catch(() => {}) // awaited below; until then a refusal must not count as unhandled
    for (let at = 0; at < lines.length && !stream.errored; at += 500) {
      if (!stream.write(lines.slice(at, at + 500).join(''))) await Promise.race([once(stream, 'drain'), done])
    }
    stream.end()
    await done
  }
}
