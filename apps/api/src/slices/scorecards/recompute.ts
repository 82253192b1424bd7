/** All scorecards of municipalities anew, in threads of their own; a run that was stopped, even by kill -9, goes on where it was. */
import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { Databases } from '../../platform/database'
import { followUp } from '../../platform/hooks'
import { rowsOf, sql } from '../../platform/statement'
import type { RecomputeOrder, Stretch, StretchDone } from './recompute.worker'

export type RecomputeOptions = {
  municipalityId?: number | undefined
  period?: string | undefined
  seal?: boolean
  threads?: number
  /** Plans a stretch: what is lost at most when it is stopped, times the threads. */
  stretch?: number
  at?: Date
  /** Told at the beginning and after every stretch that is kept: how many plans this run has done, of how many that were left to it. */
  tell?: (done: number, left: number) => void
}
export type RecomputeTotals = { plans: number; refused: number; sealed: number; waiting: number; resumed: number }

/** Built, the worker lies beside main.js; elsewhere it is read from its source. */
const workerUrl = (): URL => {
  const built = new URL('./recompute.worker.js', import.meta.url)
  return existsSync(built) ? built : new URL('./recompute.from-source.mjs', import.meta.url)
}

type Place = { municipalityId: number; total: number }

export async function recomputeScorecards(databases: Databases, options: RecomputeOptions = {}): Promise<RecomputeTotals> {
  const { period, seal = false, threads = 2, stretch = 1000, at = new Date(), tell = () => {} } = options
  const pool = databases.importOf({ municipalities: 'ALL' })
  const places = await rowsOf<Place>(
    pool,
    sql`select municipality_id as "municipalityId", count(*)::int as total from plan
      where (${options.municipalityId ?? null}::int is null or municipality_id = ${options.municipalityId ?? null}::int) and (${period ?? null}::text is null or period = ${period ?? null})
      group by municipality_id order by municipality_id`,
  )
  const totals: RecomputeTotals = { plans: places.reduce((sum, { total }) => sum + total, 0), refused: 0, sealed: 0, waiting: 0, resumed: 0 }
  const order: RecomputeOrder = { connectionString: databases.pools.importer.options.connectionString!, at: at.toISOString(), batch: Math.min(stretch, 250) }
  const crew = makeCrew(order, threads)
  let done = 0
  try {
    const ledger = await openLedger(databases, places, period, seal)
    totals.resumed = [...ledger.values()].reduce((sum, entry) => sum + entry.done, 0)
    tell(0, totals.plans - totals.resumed)
    for (const { municipalityId, total } of places) {
      const entry = ledger.get(municipalityId)!
      if (entry.finished) continue
      const keep = inOrder(async (kept, lastPlanId) => {
        done += kept
        await rowsOf(
          pool,
          sql`update recomputation set last_plan_id = ${lastPlanId}::uuid, done = done + ${kept}::int where municipality_id = ${municipalityId}::int and period = ${period ?? ''} and seal = ${seal}`,
        )
        tell(done, totals.plans - totals.resumed)
      })
      const stretches = await stretchesOf(databases, municipalityId, period, entry.lastPlanId, stretch)
      await crew.run(
        stretches.map(({ after, upTo }, number) => ({ number, municipalityId, period, after, upTo, seal })),
        async (answer, { upTo }) => {
          totals.refused += answer.refused
          totals.sealed += answer.sealed
          totals.waiting += answer.waiting
          await keep(answer.number, answer.scored, upTo)
          const scope = { actor: { accountId: 'recompute', roles: [] }, municipalities: [municipalityId], at }
          for (const told of answer.told) await followUp('scorecard.seal', scope, databases.of(scope), told)
        },
      )
      await rowsOf(
        pool,
        sql`update recomputation set finished_at = now(), done = ${total}::int where municipality_id = ${municipalityId}::int and period = ${period ?? ''} and seal = ${seal}`,
      )
    }
    return totals
  } finally {
    await crew.end()
  }
}

type Entry = { municipalityId: number; lastPlanId: string | null; done: number; finished: boolean }

/**
 * Where an unfinished run stands; where there is none, all begin. A run is known by the instant it began, so that one which was stopped goes
 * on in its own municipalities and leaves alone what it has finished, while what an older run finished is done again.
 */
async function openLedger(databases: Databases, places: readonly Place[], period: string | undefined, seal: boolean): Promise<Map<number, Entry>> {
  const pool = databases.importOf({ municipalities: 'ALL' })
  const ids = places.map(({ municipalityId }) => municipalityId)
  const ours = sql`municipality_id = any(${ids}::int[]) and period = ${period ?? ''} and seal = ${seal}`
  const [run] = await rowsOf<{ began: string }>(
    pool,
    sql`select coalesce(max(started_at) filter (where finished_at is null), now())::text as began from recomputation where ${ours}`,
  )
  await rowsOf(
    pool,
    sql`insert into recomputation as r (municipality_id, period, seal, started_at) select id, ${period ?? ''}, ${seal}, ${run!.began}::timestamptz from unnest(${ids}::int[]) id
      on conflict (municipality_id, period, seal) do update set last_plan_id = null, done = 0, started_at = excluded.started_at, finished_at = null where r.started_at <> excluded.started_at`,
  )
  const entries = await rowsOf<Entry>(
    pool,
    sql`select municipality_id as "municipalityId", last_plan_id as "lastPlanId", done, finished_at is not null as finished from recomputation where ${ours}`,
  )
  return new Map(entries.map((entry) => [entry.municipalityId, entry]))
}

/** The plans of a municipality cut into stretches by their keys. */
async function stretchesOf(databases: Databases, municipalityId: number, period: string | undefined, after: string | null, size: number) {
  const rows = await rowsOf<{ upTo: string }>(
    databases.importOf({ municipalities: [municipalityId] }),
    sql`select id as "upTo" from (
        select id, row_number() over (order by id) as n, count(*) over () as total from plan
        where municipality_id = ${municipalityId}::int and (${period ?? null}::text is null or period = ${period ?? null}) and (${after}::uuid is null or id > ${after}::uuid)
      ) plan where n % ${size}::int = 0 or n = total order by id`,
  )
  return rows.map(({ upTo }, i) => ({ after: i === 0 ? after : rows[i - 1]!.upTo, upTo }))
}

/** Calls `keep` for stretches in their order, whatever the order in which they get done: the ledger never says more than is true. */
function inOrder(keep: (done: number, lastPlanId: string) => Promise<void>) {
  const waiting = new Map<number, { scored: number; upTo: string }>()
  let next = 0
  let turn = Promise.resolve()
  return (number: number, scored: number, upTo: string): Promise<void> => {
    waiting.set(number, { scored, upTo })
    for (let one = waiting.get(next); one; one = waiting.get(next)) {
      const kept = one
      waiting.delete(next++)
      turn = turn.then(() => keep(kept.scored, kept.upTo))
    }
    return turn
  }
}

/** Threads that take one stretch after the other; no more of them than there were stretches at a time. */
function makeCrew(order: RecomputeOrder, threads: number) {
  const limits = { maxOldGenerationSizeMb: 320 }
  const workers: Worker[] = []
  const ends: Promise<void>[] = []
  const hire = () => {
    const worker = new Worker(workerUrl(), { workerData: order, resourceLimits: limits, execArgv: ['--enable-source-maps'] })
    workers.push(worker)
    ends.push(new Promise((resolve) => worker.once('exit', () => resolve())))
  }

  const run = async (stretches: readonly Stretch[], told: (done: StretchDone, stretch: Stretch) => Promise<void>): Promise<void> => {
    const left = [...stretches]
    while (workers.length < Math.min(threads, stretches.length)) hire()
    await Promise.all(
      workers.map(async (worker) => {
        for (let stretch = left.shift(); stretch; stretch = left.shift()) {
          const asked = stretch
          const done = await new Promise<StretchDone>((resolve, reject) => {
            const free = () => void worker.off('message', answer).off('error', fail).off('exit', gone)
            const answer = (message: StretchDone) => (free(), resolve(message))
            const fail = (fault: Error) => (free(), reject(fault))
            const gone = () => (free(), reject(new Error('a thread ended without a word')))
            worker.on('message', answer).on('error', fail).on('exit', gone)
            worker.postMessage(asked)
          })
          await told(done, asked)
        }
      }),
    )
  }
  const end = async (): Promise<void> => {
    for (const worker of workers) worker.postMessage('END')
    const late = setTimeout(() => workers.forEach((worker) => void worker.terminate()), 5000)
    await Promise.all(ends)
    clearTimeout(late)
  }
  return { run, end }
}
