import { parsePeriod } from '@tolok/domain'
import type pg from 'pg'
import { keepScorecards, keepSealed, kept, pendingOf, readScoringInputs, scoreOf, sealing } from '../../src/slices/scorecards'
import { publishYear } from '../../src/slices/protected-cubes'
import { randomFrom } from '../random'
import { uuidAt } from '../uuid'
import type { PlannedSeal } from './plans'
import type { Setting } from './setting'

/** Scores a town's plans as the platform does, seals those that were sealed and may be, and publishes their year a month later. `client` has written all that goes in. */
export async function scoreTown(client: pg.ClientBase, { town, now, accounts }: Setting, seals: readonly PlannedSeal[]): Promise<void> {
  await client.query(
    'SET LOCAL default_statistics_target = 10; ANALYZE plan, plan_item, rating, organisation_rating, target, target_revision, observation, assignment, "position", exemption, agency_ancestry', // a rough idea is enough; all is analysed at the end
  )
  const scopeAt = (instant: number) => ({
    actor: { accountId: accounts.admin, roles: [] },
    municipalities: [town.id],
    at: new Date(instant),
  })
  for await (const batch of readScoringInputs(scopeAt(now), client, { practice: null })) {
    const rows = batch.map((inputs) => kept(inputs, scoreOf(inputs)))
    await keepScorecards(client, rows, new Date(now))
  }
  const [first] = seals
  if (!first) return
  const at = first.at
  let count = 0
  const planIds = seals.map(({ planId }) => planId)
  for await (const batch of readScoringInputs(scopeAt(at), client, { planIds, minimum: 'VERIFIED' })) {
    const pending = await pendingOf(client, batch)
    const today = new Date(at).toISOString().slice(0, 10)
    const sealed = batch.flatMap((inputs) => {
      const one = sealing(inputs, { sealed: false, today, pending: pending.get(inputs.planId) ?? 0 })
      return one.ok ? [one.value] : []
    })
    count += sealed.length
    await keepSealed(client, sealed, { by: accounts.admin, at: new Date(at), newId: ({ planId }) => uuidAt(at, randomFrom(planId)) })
  }
  const year = parsePeriod(String(new Date(at).getUTCFullYear() - 1))
  const published = at + 30 * 86_400_000
  const random = randomFrom(`cube ${town.id}`)
  if (year.ok && count > 0) await publishYear(client, { municipalityId: town.id, period: year.value, by: accounts.admin, at: new Date(published), newId: () => uuidAt(published, random) })
}
