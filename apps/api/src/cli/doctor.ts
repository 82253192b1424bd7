/**
 * What can be found out about the API and its database by loading the one and asking the other: run by tools/doctor.mjs, which adds what the checkout and the
 * migrations say. Standard input: files that may hold addresses, one a line. Standard output: { findings, remarks } as JSON.
 */
import { readFileSync } from 'node:fs'
import pg from 'pg'
import { slices } from '../slices'
import { addressCollisions, listCollisions, tableCollisions } from './doctor/collisions'
import type { Finding } from './doctor/finding'
import { indexFindings } from './doctor/indexes'
import { keyFindings } from './doctor/keys'
import { askLists } from './doctor/lists'
import { startOf } from './doctor/start'
import { wordFindings } from './doctor/words'
import { inScratch } from './plan/database'
import { migrationsIn } from './plan/migrations'
import { statementsOf } from './plan/statements'

const root = process.cwd() // tools/ runs it there
const url = process.env.DATABASE_URL || undefined
const files = readFileSync(0, 'utf8').split('\n').filter(Boolean).map((file) => ({ file, text: readFileSync(file, 'utf8') }))
const migrations = migrationsIn(root)
const { schema, findings: refused } = await startOf(slices)
const findings: Finding[] = [...refused, ...listCollisions(slices), ...tableCollisions(migrations), ...addressCollisions(files), ...wordFindings(slices)]
const remarks: string[] = []
if (url === undefined) remarks.push('No database: keys, filters, lists and drift were not looked at. Set DATABASE_URL, or npm start once.')
else await examineDatabase(url)
process.stdout.write(JSON.stringify({ findings, remarks }))

/** Roles belong to the whole server: a scratch database says nothing of them. */
function withoutRoles(sql: string): string {
  return statementsOf(sql).filter(({ bare }) => !/^ALTER ROLE\b/i.test(bare)).map(({ text }) => text).join(';\n')
}

async function examineDatabase(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, options: '-c timezone=UTC -c default_transaction_read_only=on' })
  await client.connect()
  try {
    findings.push(...(await keyFindings(client)))
    const asked = schema && (await askLists(ownerUrl, client, schema))
    if (!asked) return void remarks.push('No list was asked: the database has no employees, or the API does not start.')
    findings.push(...asked.findings)
    remarks.push(`${asked.tried} lists and fields of lists were asked for few and for many rows${asked.untried.length > 0 ? `; too few rows to tell: ${asked.untried.join(', ')}` : ''}.`)
    await inScratch(ownerUrl, async (scratch) => {
      for (const { sql } of migrations) await scratch.query(withoutRoles(sql))
      findings.push(...(await indexFindings(scratch, asked.statements)))
      remarks.push(`${asked.statements.size} statements were planned on empty tables.`)
    }).catch((error: unknown) => remarks.push(`Filters were not looked at: ${(error as Error).message}`))
  } finally {
    await client.end()
  }
}
