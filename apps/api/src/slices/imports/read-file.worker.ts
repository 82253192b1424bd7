// Reads a file in a thread of its own: surveys it, then stages its rows through COPY, so that the API's loop is never held.
import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { ImportKind } from '../../generated/prisma/enums'
import { FileRefused, type ImportProblem } from './read/problems'
import { stagedRows, type StagedRow } from './read/rows'
import type { Answers, Survey } from './read/survey'
import { survey } from './read/survey-file'

export type ReadingOrder = {
  path: string
  kind: ImportKind
  answers: Answers
  municipalityId: number
  jobId: string
  connectionString: string
}
/** What the thread tells, in this order: BEGUN, SURVEYED, then ASKS or any number of READ and STAGED; REFUSED may come at any time. */
export type ReadingNews =
  | { news: 'BEGUN' }
  | { news: 'SURVEYED'; survey: Survey }
  | { news: 'ASKS' }
  | { news: 'READ'; rows: number }
  | { news: 'STAGED'; rows: number }
  | { news: 'REFUSED'; problems: ImportProblem[] }

const tell = (news: ReadingNews): void => parentPort!.postMessage(news)

async function read(order: ReadingOrder): Promise<void> {
  try {
    tell({ news: 'BEGUN' })
    const found = await survey(order.path, order.kind, order.answers)
    tell({ news: 'SURVEYED', survey: found })
    if (found.questions.length > 0) return tell({ news: 'ASKS' })
    tell({ news: 'STAGED', rows: await stage(order, found) })
  } catch (fault) {
    if (!(fault instanceof FileRefused)) throw fault
    tell({ news: 'REFUSED', problems: fault.problems })
  }
}

/** One transaction: a thread that dies half-way leaves no rows. */
async function stage({ path, municipalityId, jobId, connectionString }: ReadingOrder, found: Survey): Promise<number> {
  const client = new pg.Client({ connectionString, options: '-c timezone=UTC' })
  await client.connect()
  try {
    await client.query("select set_config('app.municipalities', $1, false)", [String(municipalityId)])
    await client.query('begin')
    await client.query('delete from import_row where municipality_id = $1 and job_id = $2', [municipalityId, jobId])
    // COPY does not go into a table with row-level security: it fills a table of this session, and one statement moves the rows.
    await client.query(
      'create temporary table copied (row_number integer, cells jsonb, parsed jsonb, problems jsonb, has_error boolean, has_warning boolean) on commit drop',
    )
    const rows = await copyRows(client, stagedRows(path, found))
    await client.query(
      'insert into import_row (municipality_id, job_id, row_number, cells, parsed, problems, has_error, has_warning) select $1, $2, copied.* from copied',
      [municipalityId, jobId],
    )
    await client.query('commit')
    return rows
  } finally {
    await client.end()
  }
}

async function copyRows(client: pg.Client, rows: AsyncIterable<StagedRow>): Promise<number> {
  const copy = client.query(copyFrom('copy copied from stdin'))
  const failed = new Promise<never>((_, reject) => copy.once('error', reject))
  failed.catch(() => {}) // raced below, wherever we wait
  let count = 0
  let batch = ''
  for await (const { row, cells, parsed, problems } of rows) {
    const has = (severity: string) => (problems.some((problem) => problem.severity === severity) ? 't' : 'f')
    batch += `${row}\t${json(cells)}\t${json(parsed)}\t${json(problems)}\t${has('ERROR')}\t${has('WARNING')}\n`
    if (++count % 2000 === 0) tell({ news: 'READ', rows: count })
    if (batch.length < 65_536) continue
    if (!copy.write(batch)) await Promise.race([once(copy, 'drain'), failed])
    batch = ''
  }
  copy.end(batch)
  await Promise.race([once(copy, 'finish'), failed])
  return count
}

/** As COPY's text format wants it: JSON has escaped tabs and line ends already, only its backslashes are left. */
const json = (value: unknown): string => JSON.stringify(value).replaceAll('\\', '\\\\')

await read(workerData as ReadingOrder)
