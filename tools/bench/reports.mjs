// Reports from kept tallies: against a raw GROUP BY over the observations, over ten times the facts, and for fifty viewers at once.
import path from 'node:path'
import pg from 'pg'
import { Refusal, node, root } from '../checkout.mjs'

const api = path.join(root, 'apps/api')
const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]
const milliseconds = async (work) => {
  const start = performance.now()
  await work()
  return performance.now() - start
}
const program = (name, args, url) => node(['source.mjs', `src/cli/${name}.ts`, ...args], { cwd: api, env: { DATABASE_URL: url } })

const question = (more = '') => `report(query: { measures: [ACHIEVEMENT, ACTUAL], rows: [{ by: MUNICIPALITY }, { by: PERIOD, grain: YEAR }], period: { from: "2024", to: "2026" }, page: { first: 1000 } ${more} }) { rows { members { id } exact } coverage { expected reported } plan { source reason } }`
const tileFields = '{ rows { exact } coverage { missing } plan { source } }'
/** What a dashboard of eight tiles asks. */
const tiles = [
  'measures: [ACHIEVEMENT], rows: [{ by: MUNICIPALITY }]',
  'measures: [ACHIEVEMENT], rows: [{ by: AGENCY, level: 1 }]',
  'measures: [ACHIEVEMENT], rows: [{ by: PERIOD, grain: MONTH }]',
  'measures: [ACHIEVEMENT, SHARE_ON_TARGET], rows: [{ by: INDICATOR_TYPE }]',
  'measures: [EXPECTED, REPORTED, LATE], rows: [{ by: MUNICIPALITY }]',
  'measures: [EXPECTED, REPORTED, LATE], rows: [{ by: PERIOD, grain: MONTH }]',
  'measures: [ACHIEVEMENT], rows: [{ by: MUNICIPALITY }], columns: [{ by: PERIOD, grain: QUARTER }]',
  'measures: [INDICATOR_COUNT], rows: [{ by: POLARITY }]',
].map((asked) => {
  const query = `{ ${asked}, period: { fixed: "2025" } }`
  return { query, document: `report(query: ${query}) ${tileFields}` }
})

/** What somebody tries in the builder, one small change after the other: 3 periods × 5 rows × 4 further wishes. */
const changes = ['fixed: "2025"', 'fixed: "2025-Q3"', 'relative: LAST_12_MONTHS, anchor: "2026-01-15"'].flatMap((period) =>
  ['{ by: AGENCY, level: 1 }', '{ by: AGENCY, level: 1 }, { by: AGENCY, level: 2 }', '{ by: INDICATOR }', '{ by: INDICATOR_TYPE }', '{ by: PERIOD, grain: MONTH }'].flatMap((rows) =>
    ['', ', totals: [GRAND]', ', where: { on: POLARITY, op: EQ, values: ["MAXIMIZE"] }', ', orderBy: [{ measure: ACHIEVEMENT, direction: DESC }]'].map((wish, i) => {
      const measures = ['ACHIEVEMENT', 'ACHIEVEMENT, SHARE_ON_TARGET', 'ACHIEVEMENT, INDICATOR_COUNT', 'ACHIEVEMENT, EXPECTED, REPORTED'][i]
      return `report(query: { measures: [${measures}], rows: [${rows}], period: { ${period} }${wish} }) { columns { key label unit } rows { kind members { id label } values exact notes { code } } rowCount coverage { expected reported } notes { code } plan { source } }`
    }),
  ),
)

export async function benchReports({ url, owner, address, serve, signIn, headersFor, result, size }) {
  const cookies = await Promise.all(['analyst.national', 'admin.palembang', 'perencana.palembang'].map((name) => signIn(address, name).catch(() => null)))
  const headers = cookies.filter(Boolean).map(headersFor)
  const asker = (address, headers) => async (document) => {
    const start = performance.now()
    const response = await fetch(`${address}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query: `{ ${document} }` }) })
    const answer = await response.json()
    if (answer.errors) throw new Refusal(JSON.stringify(answer.errors).slice(0, 400))
    return { report: answer.data.report, took: performance.now() - start }
  }
  const ask = asker(address, headers[0])

  // The same figures as counted from facts, and read from what is kept.
  const [kept, counted] = [await ask(question()), await ask(question('where: { on: PERIOD, op: GTE, values: ["2024"] }'))]
  if (kept.report.plan.source !== 'ROLLED_UP') throw new Refusal(`the report was not rolled up: ${JSON.stringify(kept.report.plan)}`)
  if (counted.report.plan.source === 'ROLLED_UP') throw new Refusal('the ad-hoc report was rolled up.')
  if (JSON.stringify(kept.report.rows) !== JSON.stringify(counted.report.rows)) throw new Refusal('kept tallies and facts differ.')

  const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC' })
  await client.connect()
  const raw = `SELECT municipality_id, date_trunc('year', observed_on) AS year, count(*), sum(value), sum(numerator), sum(denominator) FROM observation
    WHERE observed_on BETWEEN '2024-01-01' AND '2026-12-31' AND state >= 'VERIFIED' AND withdrawn_at IS NULL GROUP BY 1, 2`
  const [ours, theirs] = [[], []]
  for (let round = 0; round < 7; round++) {
    ours.push((await ask(question())).took)
    theirs.push(await milliseconds(() => client.query(raw)))
  }
  await client.end()
  result('report from kept tallies, with coverage', `${Math.round(median(ours))} ms`, `raw GROUP BY over observation ${Math.round(median(theirs))} ms`, (median(ours) / median(theirs)).toFixed(2), '≤ 0.1')

  const grown = await smaller({ owner, serve, signIn, headersFor, asker, size })
  result('the same over ten times the facts', `${Math.round(median(ours))} ms`, `over a tenth ${Math.round(grown.took)} ms`, (median(ours) / grown.took).toFixed(2), '≤ 1.5')

  // Fifty people at once, each once: nobody is turned away, nobody waits for a minute.
  const all = []
  const whole = await milliseconds(async () => {
    const answers = await Promise.allSettled(Array.from({ length: 50 }, (_, i) => asker(address, headers[i % headers.length])(tiles[i % tiles.length].document)))
    for (const answer of answers) {
      if (answer.status === 'rejected') throw answer.reason
      all.push(answer.value.took)
    }
  })
  result('50 viewers at once', `all answered in ${Math.round(whole)} ms`, `median ${Math.round(median(all))} ms, last ${Math.round(Math.max(...all))} ms`, '', 'no timeout')

  // One dashboard through one field, against its slowest report alone.
  const board = `reports(queries: [${tiles.map(({ query }) => query).join(', ')}]) ${tileFields}`
  const [boards, alone] = [[], tiles.map(() => [])]
  for (let round = 0; round < 7; round++) {
    boards.push((await ask(board)).took)
    for (const [i, { document }] of tiles.entries()) alone[i].push((await ask(document)).took)
  }
  const slowest = Math.max(...alone.map(median))
  result('dashboard of 8 reports', `${Math.round(median(boards))} ms`, `its slowest alone ${Math.round(slowest)} ms`, (median(boards) / slowest).toFixed(2), '≤ 1.5')

  const builder = asker(address, headersFor(await signIn(address, 'admin.palembang')))
  for (const change of changes) await builder(change)
  const waited = []
  for (const change of changes) waited.push((await builder(change)).took)
  waited.sort((a, b) => a - b)
  result(`builder: ${changes.length} changes, each to its table`, `median ${Math.round(median(waited))} ms`, `p95 ${Math.round(waited[Math.ceil(waited.length * 0.95) - 1])} ms`, '', '≤ 150 ms')
}

/** The same municipalities with a tenth of the people, in a database of their own beside the large one. */
async function smaller({ owner, serve, signIn, headersFor, asker, size }) {
  const client = new pg.Client({ connectionString: owner })
  await client.connect()
  await client.query('CREATE DATABASE bench_small')
  await client.end()
  const url = owner.replace(/postgres$/, 'bench_small')
  const { deploy } = await import('../../apps/api/migrate.mjs')
  await deploy(url)
  await node(['source.mjs', 'src/cli/seed.ts', '--demo'], { cwd: api, env: { DATABASE_URL: url, DEMO: '1' } })
  await program('seed', ['--municipalities', String(size.municipalities), '--employees', String(Math.round(size.employees / 10)), '--months', String(size.months), '--seed', '1'], url)
  const within = new pg.Client({ connectionString: url })
  await within.connect()
  await within.query('VACUUM ANALYZE')
  await within.end()
  const served = await serve(url)
  try {
    const ask = asker(served.address, headersFor(await signIn(served.address, 'analyst.national')))
    const took = []
    for (let round = 0; round < 8; round++) took.push((await ask(question())).took)
    return { took: median(took.slice(1)) }
  } finally {
    await served.stop()
  }
}
