/** The API as it is shipped, with an extension in it: built by esbuild, its worker started from dist, on PostgreSQL. */
import { scratchCopy, type Scratch } from './scratch'

const full = process.env['TOLOK_FULL'] === '1'
jest.setTimeout(900_000)

const domain = 'packages/domain/src/extensions/muara-contoh'
const api = 'apps/api/src/extensions/muara-contoh'
/** A rule in its own words: the first plan of all waits. */
const hook = `import type { Hook } from '../../platform/hooks'
import { rowsOf, sql } from '../../platform/statement'

export const firstWaits: Hook = {
  at: 'scorecard.seal',
  async inTransaction(_scope, tx, { municipalityId, planId }) {
    const earlier = await rowsOf(tx, sql\`select from plan where municipality_id = \${municipalityId}::int and id < \${planId}::uuid limit 1\`)
    return earlier.length === 0 ? 'NOT_YET' : undefined
  },
}
`
/** What runs inside the copy. Its extension's type halves what a count would be, so that no other can have judged it. */
const inside = `import { once } from 'node:events'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { seedBulk } from '../../../seed/bulk/bulk'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import type { Stretch, StretchDone } from '../../slices/scorecards/recompute.worker'

let database: TestDatabase
let worker: Worker
let stretch: Stretch
const rows = async (statement: string) => (await database.owner.query(statement)).rows
beforeAll(async () => {
  database = await cloneDatabase()
  await seedBulk(database.ownerUrl, { municipalities: 1, employees: 12, months: 6, seed: 3, out: { write: () => true } })
  await database.owner.query("update observation set state = 'FINAL'")
  const plans = await rows('select id from plan where municipality_id = 9001 order by id')
  stretch = { number: 0, municipalityId: 9001, after: null, upTo: plans.at(-1).id, seal: false }
  const connectionString = database.databases.pools.importer.options.connectionString!
  worker = new Worker(path.join(import.meta.dirname ?? __dirname, '../../../dist/recompute.worker.js'), { workerData: { connectionString, at: '2027-02-01T00:00:00Z', batch: 250 } })
}, 300_000)
afterAll(async () => {
  worker?.postMessage('END')
  await database?.drop()
})
const ask = async (one: Stretch): Promise<StretchDone> => {
  worker.postMessage(one)
  return (await once(worker, 'message'))[0]
}
const scores = async () => new Map((await rows('select plan_id as id, score::float as score from scorecard')).map(({ id, score }) => [id, score]))

test('the built worker judges by the type of the extension, and asks its hook before it seals', async () => {
  expect(await ask(stretch)).toMatchObject({ scored: 12, refused: 0 })
  const before = await scores()
  await database.owner.query("update indicator set type = 'BOAT_DAYS' where type = 'COUNT'")
  expect(await ask(stretch)).toMatchObject({ scored: 12, refused: 0 })
  const after = await scores()
  const changed = [...after].filter(([id, score]) => score !== before.get(id))
  expect(changed.length).toBeGreaterThan(0)
  expect(changed.filter(([id, score]) => score > before.get(id))).toEqual([])
  expect(await ask({ ...stretch, seal: true })).toMatchObject({ sealed: 11, waiting: 1 })
  expect(await rows('select count(*)::int n from final_scorecard')).toEqual([{ n: 11 }])
})
`

const inFull = full ? test : test.skip
inFull('the worker of the built API scores by the type of an extension, and asks its hook', async () => {
  const copy: Scratch = scratchCopy()
  const passes = async (answer: Promise<{ code: number; text: string }>) => {
    const { code, text } = await answer
    if (code !== 0) throw new Error(text)
  }
  const change = (file: string, from: string, to: string) => {
    const text = copy.read(file)
    if (!text.includes(from)) throw new Error(`${file} was not generated as this test expects it: ${from}`)
    copy.write(file, text.replace(from, () => to))
  }
  try {
    await copy.make('extension', 'muara-contoh', '--municipality', '9001')
    await copy.make('indicator-type', 'boat-days', '--in', 'muara-contoh')
    change(`${domain}/boat-days.ts`, '  achieve,\n', "  achieve: (spec, tally) => achieve(spec, { ...tally, target: tally.target && multiply(tally.target, exactly('2')) }),\n")
    change(`${domain}/boat-days.ts`, "import { achieve } from '../../scoring/achievement'\n", "import { exactly, multiply } from '../../number'\nimport { achieve } from '../../scoring/achievement'\n")
    copy.write(`${api}/first-waits.ts`, hook)
    copy.write(`${api}/built.test.ts`, inside)
    change(`${api}/index.ts`, 'declaration, resolvers', 'declaration, hooks: [firstWaits], resolvers')
    change(`${api}/index.ts`, "import type { Extension } from '../../platform/slice'\n", "import type { Extension } from '../../platform/slice'\nimport { firstWaits } from './first-waits'\n")
    await passes(copy.run(['build.mjs'], { cwd: 'apps/api' }))
    await passes(copy.jest('apps/api', 'extensions/muara-contoh/built.test'))
  } finally {
    copy.remove()
  }
})
