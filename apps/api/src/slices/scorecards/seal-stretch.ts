import type pg from 'pg'
import { askToJoin, isJoined, type HookPoints } from '../../platform/hooks'
import type { Scope } from '../../platform/scope'
import { rowsOf, sql } from '../../platform/statement'
import { todayIn } from '../municipalities'
import { keepSealed, pendingOf, sealing, type Sealing } from './seal'
import { readScoringInputs, type AskedPlans } from './scoring-inputs'

type Told = HookPoints['scorecard.seal']
export type SealedStretch = { scored: number; sealed: number; waiting: number; /** Whom extensions still want to be told of, now that it is kept. */ told: Told[] }

/** Seals whatever may be sealed of these plans of one municipality; the others, also those that an extension refuses, go on waiting. */
export async function sealStretch(scope: Scope, client: pg.ClientBase, asked: AskedPlans): Promise<SealedStretch> {
  const done: SealedStretch = { scored: 0, sealed: 0, waiting: 0, told: [] }
  const [municipalityId] = scope.municipalities as readonly number[]
  const [place] = await rowsOf<{ timeZone: string }>(client, sql`select time_zone as "timeZone" from municipality where id = ${municipalityId}::int`)
  const today = todayIn(place!, scope)
  const joined = isJoined(['scorecard.seal'], municipalityId!)
  for await (const inputs of readScoringInputs(scope, client, { ...asked, practice: false, minimum: 'VERIFIED' })) {
    const pending = await pendingOf(client, inputs)
    const ready = inputs.flatMap((one) => {
      const answer = sealing(one, { sealed: one.sealedAt !== null, today, pending: pending.get(one.planId) ?? 0 })
      return answer.ok ? [answer.value] : []
    })
    const told = joined ? await sealEach(scope, client, ready) : []
    const sealed = joined ? told.length : (await keepSealed(client, ready, { by: null, at: scope.at })).size
    done.told.push(...told)
    done.scored += inputs.length
    done.sealed += sealed
    done.waiting += inputs.filter(({ sealedAt }) => sealedAt === null).length - sealed
  }
  return done
}

/** Where an extension joins in, each in a transaction of its own: what it refuses takes nothing with it but what it wrote itself. */
async function sealEach(scope: Scope, client: pg.ClientBase, ready: readonly Sealing[]): Promise<Told[]> {
  const sealed: Told[] = []
  for (const one of ready) {
    const { municipalityId, planId, employeeId } = one.inputs
    const told = { municipalityId, planId, employeeId }
    await client.query('begin')
    try {
      const isOurs = (await keepSealed(client, [one], { by: null, at: scope.at })).has(planId)
      const refused = isOurs ? await askToJoin('scorecard.seal', scope, client, told) : undefined
      await client.query(refused ? 'rollback' : 'commit')
      if (isOurs && !refused) sealed.push(told)
    } catch (fault) {
      await client.query('rollback')
      throw fault
    }
  }
  return sealed
}
