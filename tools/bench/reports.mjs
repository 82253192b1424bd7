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
].map((asked) => `report(query: { ${asked}, period: { fixed: "2025" } }) { rows { exact } coverage { missing } plan { source } }`)

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
    const answers = await Promise.allSettled(Array.from({ length: 50 }, (_, i) => asker(address, headers[i % headers.length])(tiles[i % tiles.length])))
    for (const answer of answers) {
      if (answer.status === 'rejected') throw answer.reason
      all.push(answer.value.took)
    }
  })
  result('50 viewers at once', `all answered in ${Math.round(whole)} ms`, `median ${Math.round(median(all))} ms, last ${Math.round(Math.max(...all))} ms`, '', 'no timeout')

  const boards = []
  for (let round = 0; round < 5; round++) boards.push(await milliseconds(() => Promise.all(tiles.map((tile) => ask(tile)))))
  result('dashboard of 8 reports', `${Math.round(median(boards))} ms`, '', '', 'stated')
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
