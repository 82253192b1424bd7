// npm run bench [-- --quick | --large] [--reports]: figures as ratios within one run, each against a floor or a peer, so that a slow machine does not change the verdict.
// Everything runs on a throw-away database: the demonstration and 2.4 million generated observations (240,000 with --quick, 12 million with --large).
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import autocannon from 'autocannon'
import pg from 'pg'
import { Refusal, main, node, nx, root, step, stopRunning } from './checkout.mjs'
import { benchReports } from './bench/reports.mjs'
import { benchScore } from './bench/score.mjs'
import { installWhenNeeded } from './install.mjs'
import { startPostgres } from './postgres.mjs'
import { pause } from './processes.mjs'

const isQuick = process.argv.includes('--quick')
const isLarge = process.argv.includes('--large')
const isReportsOnly = process.argv.includes('--reports') // the parts that need no more than the reports' own figures
const size = isQuick ? { municipalities: 5, employees: 1000, months: 12 } : isLarge ? { municipalities: 50, employees: 2500, months: 24 } : { municipalities: 25, employees: 1000, months: 24 }
const api = path.join(root, 'apps/api')
const scratch = path.join(tmpdir(), `tolok-bench-${randomBytes(6).toString('hex')}`)
const results = []
const result = (what, figure, against, ratio, promise) => results.push({ what, figure, against, ratio, promise })
const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1]
const milliseconds = async (work) => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

await main(async () => {
  await installWhenNeeded()
  await step('generate and build', async () => void (await nx('build')))
  const database = await startPostgres({ folder: scratch, throwaway: true })
  const toStop = [database.stop]
  try {
    const url = await fill(database.url)
    const served = await serve(['--enable-source-maps', 'dist/main.js'], { DATABASE_URL: url, DATA_DIR: `${scratch}-files`, NODE_ENV: 'production', LOG_LEVEL: 'warn' }, '/readyz')
    const plain = await serve([path.join(root, 'tools/bench/plain-list.mjs')], { DATABASE_URL: url, NODE_ENV: 'production' }, '/employees?municipality=1671')
    toStop.unshift(served.stop, plain.stop)
    await step('report against SQL by hand', () => benchReport(url, served.address))
    await step('reports: rolled up, grown, many at once', () => benchReports({ url, owner: database.url, address: served.address, serve: (url) => serve(['--enable-source-maps', 'dist/main.js'], { DATABASE_URL: url, DATA_DIR: `${scratch}-files`, NODE_ENV: 'production', LOG_LEVEL: 'warn' }, '/readyz'), signIn, headersFor, result, size }))
    if (!isReportsOnly) await step('list against a plain handler', () => benchList(served.address, plain.address))
    await Promise.all([served.stop(), plain.stop()])
    if (!isReportsOnly) {
      await step('import of 100,000 rows', () => benchImport(url))
      await step('export of 1,000,000 rows', () => benchExport(url))
      await step('12,000 scorecards, read, scored and kept', () => benchRecompute(url))
    }
  } finally {
    for (const stop of toStop) await stop()
    await stopRunning()
    rmSync(`${scratch}-files`, { recursive: true, force: true })
  }
  if (!isReportsOnly) {
    await step('scorecards', benchScorecards)
    await step('start', benchStart)
    await step('first load', benchSize)
  }
  console.log()
  console.table(Object.fromEntries(results.map(({ what, ...figures }) => [what, figures])))
})

async function fill(serverUrl) {
  const owner = new pg.Client({ connectionString: serverUrl })
  await owner.connect()
  await owner.query('CREATE DATABASE bench')
  await owner.end()
  const url = serverUrl.replace(/postgres$/, 'bench')
  const { deploy } = await import('../apps/api/migrate.mjs')
  await deploy(url)
  const seed = (...args) => node(['source.mjs', 'src/cli/seed.ts', ...args], { cwd: api, env: { DATABASE_URL: url, DEMO: '1' } })
  await step('demonstration', async () => void (await seed('--demo')))
  const { municipalities, employees, months } = size
  await step('generated municipalities', async () => {
    const { output } = await seed('--municipalities', String(municipalities), '--employees', String(employees), '--months', String(months), '--seed', '1')
    const [, rate] = /: ([\d,]+) observations\/s/.exec(output)
    const [, seconds] = /tallies for reports in ([\d.]+) s/.exec(output)
    const rows = await countObservations(url)
    result('seed', `${rate} observations/s`, '', '', '≥ 50,000/s')
    result('tallies of all observations', `${seconds} s, ${Math.round(rows / Number(seconds)).toLocaleString('en')} observations/s`, '', '', '≥ 20,000/s')
    return `${rows.toLocaleString('en')} observations`
  })
  return url
}

async function countObservations(url) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('VACUUM ANALYZE')
  const { rows } = await client.query('SELECT count(*)::int AS count FROM observation')
  await client.end()
  return rows[0].count
}

/** Starts a server on a free port and waits until it answers. */
async function serve(args, env, probe) {
  const port = 20_000 + Math.floor(Math.random() * 20_000)
  const address = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, args, { cwd: api, env: { ...process.env, ...env, PORT: String(port), HOST: '127.0.0.1' }, stdio: ['ignore', 'ignore', 'inherit'] })
  for (let tries = 0; !(await fetch(address + probe).then(({ ok }) => ok, () => false)); tries++) {
    if (child.exitCode !== null || tries > 300) throw new Refusal(`${args.at(-1)} did not start.`)
    await pause(100)
  }
  const stop = () => (child.exitCode !== null || child.signalCode !== null ? undefined : new Promise((resolve) => child.once('exit', resolve) && child.kill('SIGTERM')))
  return { address, stop }
}

async function signIn(address, username) {
  const answer = await fetch(`${address}/auth/sign-in`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username, password: 'tolok-demo-2026' }) })
  if (!answer.ok) throw new Refusal(`${username} could not sign in: ${await answer.text()}`)
  return answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ')
}
function headersFor(cookie) {
  return { 'content-type': 'application/json', 'x-requested-with': 'bench', cookie }
}

/** The condition says nothing, but what is kept by the year cannot answer it: this counts the facts. */
async function benchReport(url, address) {
  const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC' })
  await client.connect()
  // Who counts persons too, as the statement by hand does: an inspector of every municipality.
  await client.query(`INSERT INTO account_role (id, account_id, role, municipality_id, valid_from)
    SELECT gen_random_uuid(), a.id, 'INSPECTOR', m.id, '2020-01-01' FROM account a CROSS JOIN municipality m WHERE a.username = 'analyst.national'`)
  const headers = headersFor(await signIn(address, 'analyst.national'))
  const body = JSON.stringify({ query: '{ report(query: { measures: [ACHIEVEMENT], rows: [{ by: MUNICIPALITY }, { by: PERIOD, grain: YEAR }], period: { from: "2024", to: "2026" }, where: { on: PERIOD, op: GTE, values: ["2024"] }, page: { first: 1000 } }) { rows { members { id } exact } } }' })
  const ask = async () => {
    const answer = await (await fetch(`${address}/graphql`, { method: 'POST', headers, body })).json()
    if (answer.errors) throw new Refusal(JSON.stringify(answer.errors))
    return answer.data.report.rows.map(({ members: [town, year], exact: [figure] }) => [town.id, year.id, Number(figure).toFixed(2)].join(' '))
  }
  const sql = readFileSync(path.join(root, 'tools/bench/report-by-hand.sql'), 'utf8')
  const byHand = async () => (await client.query(sql)).rows.map(({ municipality_id, year, achievement }) => `${municipality_id} ${year.getUTCFullYear()} ${achievement}`)
  const [ours, hand] = [[], []]
  const [answered, reckoned] = [new Set(await ask()), (await byHand()).filter((row) => row.startsWith('9'))] // the demonstration has rules that the statement by hand leaves out
  const differing = reckoned.filter((row) => !answered.has(row))
  if (reckoned.length === 0 || differing.length > 0) throw new Refusal(`the report and the SQL by hand differ: ${differing.slice(0, 3).join(' · ') || 'nothing counted'}`)
  for (let round = 0; round < (isLarge ? 3 : 5); round++) {
    ours.push(await milliseconds(ask))
    hand.push(await milliseconds(byHand))
  }
  await client.query("DELETE FROM account_role WHERE role = 'INSPECTOR' AND account_id = (SELECT id FROM account WHERE username = 'analyst.national')")
  await client.end()
  result('ad-hoc report over all observations', `${Math.round(median(ours))} ms`, `SQL by hand ${Math.round(median(hand))} ms`, (median(ours) / median(hand)).toFixed(2), '≤ 1.15')
}

async function benchList(address, plain) {
  const headers = headersFor(await signIn(address, 'admin.palembang'))
  const body = JSON.stringify({ query: '{ employees(first: 100) { nodes { id nip name current { position { title agency { name } } } } } }' })
  const check = await (await fetch(`${address}/graphql`, { method: 'POST', headers, body })).json()
  if (check.errors || check.data.employees.nodes.length !== 100) throw new Refusal(`the list did not answer: ${JSON.stringify(check).slice(0, 300)}`)
  const load = (options) => autocannon({ connections: 10, duration: isQuick ? 3 : 8, ...options })
  const [ours, floor] = [[], []]
  for (let round = 0; round < 2; round++) {
    ours.push((await load({ url: `${address}/graphql`, method: 'POST', headers, body })).requests.average)
    floor.push((await load({ url: `${plain}/employees?municipality=1671` })).requests.average)
  }
  const [best, bare] = [Math.max(...ours), Math.max(...floor)]
  result('list of 100 employees with agency', `${Math.round(best)}/s`, `plain Fastify and pg ${Math.round(bare)}/s`, (best / bare).toFixed(2), 'stated')
}

/** A slice's own bench in a process of its own; no `--input-type`, which its worker threads would inherit and refuse. */
async function figuresOf(file, call, url) {
  const script = `import('./src/slices/${file}').then(async (bench) => { console.log('FIGURES ' + JSON.stringify(await bench.${call})); process.exit() })`
  const { output } = await node(['--import', 'tsx', '-e', script], { cwd: api, env: { DATABASE_URL: url } })
  const figures = /FIGURES (.*)/.exec(output)
  if (!figures) throw new Refusal(`${file} told no figures: ${output.slice(-500)}`)
  return JSON.parse(figures[1])
}

async function benchImport(url) {
  const figures = await figuresOf('imports/imports.bench.ts', 'benchImports(process.env.DATABASE_URL)', url)
  const seconds = figures.previewSeconds + figures.applySeconds
  result('import of 100,000 rows', `${seconds.toFixed(1)} s, peak ${Math.round(figures.peakMiB)} MiB`, '', '', '≤ 60 s, ≤ 300 MiB')
  const { previewSeconds, fileMiB, growthMiB } = figures.xlsx
  result('the same as XLSX, to its preview', `${previewSeconds.toFixed(1)} s, ${fileMiB} MiB, grows ${growthMiB} MiB`, '', '', '≤ 60 s')
}

/** Facts as CSV, of as many generated municipalities as it takes. */
async function benchExport(url) {
  const { rows, seconds, rowsPerSecond, mebibytes, peakMiB, growthMiB } = await figuresOf('exports/exports.bench.ts', `benchExports(process.env.DATABASE_URL, ${isQuick ? 100_000 : 1_000_000})`, url)
  result(`export of ${rows.toLocaleString('en')} facts as CSV`, `${seconds} s, ${rowsPerSecond.toLocaleString('en')}/s, ${mebibytes} MiB, peak ${peakMiB} MiB`, '', `+${growthMiB} MiB`, 'flat: grows ≤ 100 MiB after the first tenth')
}

async function benchScorecards() {
  const { ours, hand, mathjs, traced } = await benchScore()
  const rate = (figure) => `${figure.toLocaleString('en')}/s`
  result('scorecards of 8 indicators, exact', rate(ours), `loop by hand ${rate(hand)}`, (ours / hand).toFixed(2), '≥ 0.5')
  result('the same against mathjs', rate(ours), `mathjs ${rate(mathjs)}`, (ours / mathjs).toFixed(0), '≥ 20')
  result('scorecards with trace, two threads', rate(traced), '', '', '≥ 100,000/s')
}

/** One more generated municipality, as large as a city. */
async function benchRecompute(url) {
  const number = isQuick ? 6 : 26
  const env = { DATABASE_URL: url }
  await node(['source.mjs', 'src/cli/seed.ts', '--municipalities', String(number), '--employees', '12000', '--months', '12', '--seed', '1'], { cwd: api, env })
  const { plans, seconds, peakMiB, followMedianMs, followMostMs } = await figuresOf('scorecards/scorecards.bench.ts', `benchScorecards(process.env.DATABASE_URL, ${9000 + number})`, url)
  result(`${plans.toLocaleString('en')} scorecards read, scored, kept`, `${seconds.toFixed(1)} s, ${Math.round(plans / seconds).toLocaleString('en')}/s, peak ${Math.round(peakMiB)} MiB`, '', '', '≤ 10 s, ≤ 1 GiB')
  result('live scorecard after a report', `median ${Math.round(followMedianMs)} ms, most ${Math.round(followMostMs)} ms`, '', '', '≤ 100 ms')
}

/** Packages are there and everything is built: what is left is database, migrations, demonstration and server; then the same again. */
async function benchStart() {
  const folder = `${scratch}-start`
  const once = () =>
    new Promise((resolve, reject) => {
      const start = performance.now()
      const child = spawn(process.execPath, ['tools/start.mjs'], { cwd: root, env: { ...process.env, DATA_DIR: folder, PORT: String(20_000 + Math.floor(Math.random() * 20_000)) }, stdio: ['ignore', 'pipe', 'inherit'] })
      let took
      child.stdout.setEncoding('utf8').on('data', (text) => {
        if (!took && text.includes('ready http')) {
          took = performance.now() - start
          child.kill('SIGINT')
        }
      })
      child.once('exit', () => (took ? resolve(took) : reject(new Refusal('npm start did not become ready.'))))
    })
  try {
    const [first, second] = [await once(), await once()]
    result('first start, packages installed', `${(first / 1000).toFixed(1)} s`, '', '', 'stated')
    result('second start', `${(second / 1000).toFixed(1)} s`, '', '', '≤ 6 s')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function benchSize() {
  const out = await node(['size.mjs'], { cwd: path.join(root, 'apps/admin') })
  return out.output.trim().replaceAll('\n', ' · ')
}
