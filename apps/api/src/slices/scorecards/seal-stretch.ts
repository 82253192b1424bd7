import type { Scope } from '../../platform/scope'
import { rowsOf, sql, type Runner } from '../../platform/statement'
import { todayIn } from '../municipalities'
import { keepSealed, pendingOf, sealing } from './seal'
import { readScoringInputs, type AskedPlans } from './scoring-inputs'

/** Seals whatever may be sealed of these plans of one municipality; the others go on waiting. */
export async function sealStretch(scope: Scope, runner: Runner, asked: AskedPlans): Promise<{ scored: number; sealed: number; waiting: number }> {
  const done = { scored: 0, sealed: 0, waiting: 0 }
  const [municipalityId] = scope.municipalities as readonly number[]
  const [place] = await rowsOf<{ timeZone: string }>(runner, sql`select time_zone as "timeZone" from municipality where id = ${municipalityId}::int`)
  const today = todayIn(place!, scope)
  for await (const inputs of readScoringInputs(scope, runner, { ...asked, practice: false, minimum: 'VERIFIED' })) {
    const pending = await pendingOf(runner, inputs)
    const sealed = inputs.flatMap((one) => {
      const answer = sealing(one, { sealed: one.sealedAt !== null, today, pending: pending.get(one.planId) ?? 0 })
      return answer.ok ? [answer.value] : []
    })
    await keepSealed(runner, sealed, { by: null, at: scope.at })
    done.scored += inputs.length
    done.sealed += sealed.length
    done.waiting += inputs.filter(({ sealedAt }) => sealedAt === null).length - sealed.length
  }
  return done
}
