/** Run by npm run bench: a municipality recomputed end to end, and how long a live scorecard takes to follow a report. */
import pg from 'pg'
import { openDatabases } from '../../platform/database'
import { followScorecards } from './follow'
import { recomputeScorecards } from './recompute'

export type ScorecardFigures = { plans: number; seconds: number; peakMiB: number; followMedianMs: number; followMostMs: number }

const reports = 40

/** A generated municipality, recomputed end to end and then followed report by report. */
export async function benchScorecards(ownerUrl: string, municipalityId: number): Promise<ScorecardFigures> {
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 2, options: '-c timezone=UTC' })
  const databases = openDatabases(ownerUrl, { max: 4 })
  try {
    const began = performance.now()
    const { plans } = await recomputeScorecards(databases, { municipalityId })
    const seconds = (performance.now() - began) / 1000
    const peakMiB = process.resourceUsage().maxRSS / 1024
    const took = await followReports(databases, owner, municipalityId)
    return { plans, seconds, peakMiB, followMedianMs: took[took.length >> 1]!, followMostMs: took.at(-1)! }
  } finally {
    await databases.close()
    await owner.end()
  }
}

/** Milliseconds from the commit of a report to the kept scorecard that knows it, the shortest first. */
async function followReports(databases: ReturnType<typeof openDatabases>, owner: pg.Pool, municipalityId: number): Promise<number[]> {
  const following = followScorecards(databases, { error: (facts, message) => console.error(message, facts) })
  await new Promise((resolve) => setTimeout(resolve, 500))
  const { rows } = await owner.query<{ id: string; planId: string }>(
    `select distinct on (i.plan_id) o.id, i.plan_id as "planId" from plan_item i join plan p on p.municipality_id = i.municipality_id and p.id = i.plan_id
      join observation o on o.municipality_id = i.municipality_id and o.subject_id = i.assignment_id and o.indicator_id = i.indicator_id and o.observed_on >= p.period_from
      where i.municipality_id = $1 order by i.plan_id, o.id limit ${reports}`,
    [municipalityId],
  )
  const took: number[] = []
  try {
    for (const { id, planId } of rows) {
      await owner.query(
        `insert into observation (municipality_id, id, target_id, indicator_id, agency_id, subject_id, observed_on, value, numerator, denominator, source_id, state)
          select municipality_id, gen_random_uuid(), target_id, indicator_id, agency_id, subject_id, observed_on, value, numerator, denominator, source_id, 'SUBMITTED' from observation where municipality_id = $1 and id = $2`,
        [municipalityId, id],
      )
      const began = performance.now()
      while (
        (await owner.query('select 1 from scorecard where municipality_id = $1 and plan_id = $2 and changes <> computed_changes', [municipalityId, planId]))
          .rowCount
      )
        if (performance.now() - began > 10_000) throw new Error('nobody follows')
      took.push(performance.now() - began)
    }
    return took.sort((a, b) => a - b)
  } finally {
    await following.stop()
  }
}
