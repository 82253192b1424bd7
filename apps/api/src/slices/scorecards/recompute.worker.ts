// Recomputes scorecards in a thread of its own: reads the inputs of a stretch of plans, lets the domain score them, keeps the answers.
import 'reflect-metadata'
import { parentPort, workerData } from 'node:worker_threads'
import pg from 'pg'
import { declareHooks, type HookPoints } from '../../platform/hooks'
import { settingOf } from '../../platform/scope'
import { keepScorecards } from './live'
import { keptOf } from './live-batch'
import { readScoringInputs } from './scoring-inputs'

export type RecomputeOrder = { connectionString: string; at: string; batch: number }
/** Plans beyond `after` up to `upTo` of a municipality. */
export type Stretch = { number: number; municipalityId: number; period?: string | undefined; after: string | null; upTo: string; seal: boolean }
export type StretchDone = { number: number; scored: number; refused: number; sealed: number; waiting: number; told: HookPoints['scorecard.seal'][] }

const { connectionString, at, batch } = workerData as RecomputeOrder
const client = new pg.Client({ connectionString, options: '-c timezone=UTC -c jit=off -c synchronous_commit=off' })
const opened = client.connect()

async function recompute(stretch: Stretch): Promise<StretchDone> {
  await opened
  const { municipalityId, period, after, upTo, seal } = stretch
  await client.query("select set_config('app.municipalities', $1, false)", [settingOf([municipalityId])])
  const scope = { actor: { accountId: 'recompute', roles: [] }, municipalities: [municipalityId], at: new Date(at) }
  const done: StretchDone = { number: stretch.number, scored: 0, refused: 0, sealed: 0, waiting: 0, told: [] }
  if (seal) {
    // These bring other slices with them, which scoring alone does not need.
    const [{ sealStretch }, { extensions }] = await Promise.all([import('./seal-stretch'), import('../../extensions')])
    declareHooks(extensions)
    return { ...done, ...(await sealStretch(scope, client, { period, after, upTo, batch })) }
  }
  for await (const inputs of readScoringInputs(scope, client, { period, after, upTo, practice: null, batch })) {
    const rows = keptOf(inputs.filter(({ sealedAt }) => sealedAt === null))
    await keepScorecards(client, rows, scope.at)
    for (const { problems } of rows) if (problems.length > 0) done.refused++
    done.scored += inputs.length
  }
  return done
}

parentPort!.on('message', (stretch: Stretch | 'END') => {
  if (stretch === 'END') return void client.end().then(() => process.exit(0))
  recompute(stretch).then(
    (done) => parentPort!.postMessage(done),
    (fault: unknown) => {
      throw fault
    },
  )
})
