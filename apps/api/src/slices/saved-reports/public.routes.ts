/** GET /public/municipalities/1671/reports and …/reports/ID: the one door without signing in. Nothing but what a second person approved, kept for some minutes, a little at a time. */
import { Refusal } from '../../platform/errors'
import { makeGate } from '../../platform/gate'
import type { Routes } from '../../platform/routes'
import { listPublicReports, publicKeyOf, readPublicReport, type PublicKey, type PublicReport } from './public-report'

/** An answer serves everybody for this long, in milliseconds. */
const keptFor = 300_000
const mostKept = 200
/** Requests of one address in a minute. */
export const mostVisits = 120
const mostAddresses = 10_000

type Kept = { readonly until: number; readonly report: Promise<PublicReport> }
type Place = { Params: { municipality: string; id: string }; Querystring: { first?: string; after?: string } }

export const publicRoutes: Routes = (app, { databases }) => {
  const kept = new Map<string, Kept>()
  const visits = makeVisits()
  const counting = makeGate({ atOnce: 1, queue: 20, patienceMs: 10_000 }) // the public never takes the place of those who work

  app.get<Place>('/public/municipalities/:municipality/reports', async ({ ip, params, query }, reply) => {
    visits.enter(ip, Date.now())
    const { reports, next } = await listPublicReports(databases, municipalityIn(params.municipality), { first: firstIn(query.first), after: query.after ?? null })
    return reply.header('cache-control', 'public, max-age=60').send({ reports, next })
  })

  app.get<Place>('/public/municipalities/:municipality/reports/:id', async ({ ip, params, headers }, reply) => {
    visits.enter(ip, Date.now())
    const report = await reportFor(await publicKeyOf(databases, municipalityIn(params.municipality), params.id))
    const tag = `"${report.queryHash}-${report.version}-${report.asOf.getTime()}"`
    void reply.header('cache-control', 'public, max-age=60').header('etag', tag)
    return headers['if-none-match'] === tag ? reply.code(304).send() : reply.send(report)
  })

  /** However many ask at once, it is counted once. What failed is not kept. */
  function reportFor(key: PublicKey): Promise<PublicReport> {
    const name = `${key.municipalityId}:${key.id}@${key.version}`
    const now = Date.now()
    const before = kept.get(name)
    if (before && before.until > now) return before.report
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value!)
    const report = counting.through(() => readPublicReport(databases, key, new Date(now)))
    kept.set(name, { until: now + keptFor, report })
    report.catch(() => kept.delete(name))
    return report
  }
}

/** 0 is the nation. What is no municipality's number has nothing public. */
const municipalityIn = (text: string): number => (/^\d{1,6}$/.test(text) ? Number(text) : -2)

const firstIn = (text: string | undefined): number => {
  const first = Number(text ?? 50)
  if (!Number.isInteger(first) || first < 1 || first > 200) throw new Refusal('BAD_INPUT', [{ code: 'OUT_OF_RANGE', path: ['first'], least: 1, most: 200 }])
  return first
}

/** So many requests of an address in a minute, then RATE_LIMITED with the seconds to wait. */
function makeVisits(most = mostVisits, within = 60_000) {
  const seen = new Map<string, { count: number; since: number }>()
  return {
    enter(address: string, now: number): void {
      const before = seen.get(address)
      const current = before && now - before.since < within ? before : { count: 0, since: now }
      if (current.count >= most) throw new Refusal('RATE_LIMITED', [{ code: 'RATE_LIMITED', path: [], retryAfter: Math.max(1, Math.ceil((current.since + within - now) / 1000)) }])
      seen.delete(address)
      if (seen.size >= mostAddresses) seen.delete(seen.keys().next().value!)
      seen.set(address, { ...current, count: current.count + 1 })
    },
  }
}
