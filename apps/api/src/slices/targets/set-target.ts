import { can, parseTarget, toText, type Subject } from '@tolok/domain'
import { v7 as uuid } from 'uuid'
import { uuidOf } from '../../platform/code-id'
import type { Database } from '../../platform/database'
import { agreed, notFound, refuse } from '../../platform/errors'
import { within, type Scope } from '../../platform/scope'
import { rowsOf, sql } from '../../platform/statement'
import { parseText } from '../../platform/text'
import { agencyOf } from '../agencies'
import { recordAudit } from '../audit'
import { subjectOf } from '../employees'
import { indicatorOf } from '../indicators'
import { markTarget } from '../tallies'
import { sourceFor } from './source.store'
import type { Target, TargetDraft } from './target.object'
import { targetOf } from './target.store'

type Transaction = Parameters<Parameters<Database['$transaction']>[0]>[0]

/** Sets a figure: the first revision of a new target, or the next one of a target that is there. Nothing is ever overwritten. */
export async function setTarget(scope: Scope, db: Database, draft: TargetDraft): Promise<Target> {
  const indicator = await indicatorOf(scope, db, draft.indicatorId)
  const inside = within(scope, indicator.municipalityId)!
  const figure = agreed(parseTarget(draft, indicator, ['draft']))
  const reason = agreed(parseText(draft.reason ?? '', ['draft', 'reason'], { least: 0, most: 500 }))
  return db.$transaction(async (tx) => {
    const bearer = await bearerOf(inside, tx, draft, figure.period.firstDay, figure.period.lastDay)
    if (!can(scope.actor, 'target.write', bearer.subject)) throw notFound()
    const source = await sourceFor(inside, tx, indicator.municipalityId, draft.sourceId)
    const { period } = figure
    const [kept] = await rowsOf<{ id: string }>(
      tx,
      sql`insert into target as t (municipality_id, id, indicator_id, agency_id, assignment_id, subject_id, period, period_from, period_to, source_id)
        values (${indicator.municipalityId}::int, ${uuid()}::uuid, ${indicator.key}::uuid, ${bearer.agencyId}::uuid, ${bearer.assignmentId}::uuid,
          ${bearer.assignmentId ?? bearer.agencyId}::uuid, ${period.id}, ${period.firstDay}::date, ${period.lastDay}::date, ${source.key}::uuid)
        on conflict (municipality_id, indicator_id, subject_id, period) do update set withdrawn_at = null
        returning t.id`,
    )
    const targetId = kept!.id
    await rowsOf(
      tx,
      sql`insert into target_revision (municipality_id, id, target_id, valid_from, value, value_high, reason, recorded_by)
        values (${indicator.municipalityId}::int, ${uuid()}::uuid, ${targetId}::uuid, ${figure.validFrom}::date, ${toText(figure.value)}::numeric,
          ${figure.valueHigh && toText(figure.valueHigh)}::numeric, ${reason}, ${scope.actor.accountId}::uuid)`,
    )
    await markTarget(inside, tx, indicator.municipalityId, targetId)
    await recordAudit(tx, scope, {
      municipalityId: indicator.municipalityId,
      action: 'TARGET_SET',
      objectType: 'TARGET',
      objectId: targetId,
      detail: { indicator: indicator.id, period: period.id, validFrom: figure.validFrom },
    })
    return targetOf(inside, tx, targetId, 'target.write')
  })
}

type Bearer = { agencyId: string; assignmentId: string | null; subject: Subject }

/** Who is to reach it: an agency as a whole, or a person in an assignment that meets the period. */
async function bearerOf(scope: Scope, tx: Transaction, { agencyId, assignmentId }: TargetDraft, firstDay: string, lastDay: string): Promise<Bearer> {
  if (assignmentId == null && agencyId == null) throw refuse([{ code: 'REQUIRED', path: ['draft', 'agencyId'] }])
  if (assignmentId != null && agencyId != null) throw refuse([{ code: 'INCOMPATIBLE', path: ['draft', 'assignmentId'], with: 'agencyId' }])
  const [municipalityId] = scope.municipalities as readonly number[]
  if (agencyId != null) {
    const { key } = await agencyOf(scope, tx, agencyId)
    return { agencyId: key, assignmentId: null, subject: await subjectOf(scope, tx, { municipalityId: municipalityId!, agencyId: key, employeeId: null }) }
  }
  const [held] = await rowsOf<{ id: string; agencyId: string; employeeId: string; validFrom: string; validTo: string | null }>(
    tx,
    sql`select s.id, o.agency_id as "agencyId", s.employee_id as "employeeId", s.valid_from::text as "validFrom", s.valid_to::text as "validTo"
      from assignment s join position o on o.municipality_id = s.municipality_id and o.id = s.position_id
      where s.municipality_id = ${municipalityId}::int and s.id = ${uuidOf(assignmentId!)}::uuid and s.withdrawn_at is null`,
  )
  if (!held) throw notFound()
  const subject = await subjectOf(scope, tx, { municipalityId: municipalityId!, ...held })
  if (!can(scope.actor, 'target.write', subject)) throw notFound()
  if (held.validFrom > lastDay || (held.validTo !== null && held.validTo <= firstDay))
    throw refuse([{ code: 'INCOMPATIBLE', path: ['draft', 'period'], with: 'assignmentId', validFrom: held.validFrom, validTo: held.validTo }])
  return { agencyId: held.agencyId, assignmentId: held.id, subject }
}
