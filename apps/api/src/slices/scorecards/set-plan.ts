import { can, checkPlan, judgesPeriod, parseDecimal, parsePeriod, planLimits, readScheme, toText, type Path, type Problem } from '@tolok/domain'
import type pg from 'pg'
import { v7 as uuid } from 'uuid'
import type { Database } from '../../platform/database'
import { agreed, notFound, refuse } from '../../platform/errors'
import { within, type Scope } from '../../platform/scope'
import { rowsOf, sql } from '../../platform/statement'
import { recordAudit } from '../audit'
import { employeeOf } from '../employees'
import { schemeOf } from '../schemes'
import { refreshScorecards } from './live'
import type { PlanDraft, PlanItemDraft } from './plan.input'
import { allowOn, employeeSubject, type Transaction } from './plan-subject'
import type { Scorecard } from './scorecard.object'
import { scorecardOf } from './scorecard.store'
import { scoringInputsOf } from './scoring-inputs'

/** Lays down by which scheme someone is appraised in a period. Its scorecard is there at once, empty as it may be. */
export async function createPlan(scope: Scope, db: Database, pool: pg.Pool, draft: PlanDraft): Promise<Scorecard> {
  const employee = await employeeOf(scope, pool, draft.employeeId)
  const { municipalityId } = employee
  const inside = within(scope, municipalityId)!
  const chosen = await schemeOf(inside, db, draft.schemeId)
  const period = agreed(parsePeriod(draft.period, ['draft', 'period']))
  agreed(judgesPeriod(agreed(readScheme(chosen.document, ['draft', 'schemeId'])), period, ['draft', 'period']))
  const practice = draft.practice ?? false
  return db.$transaction(async (tx) => {
    const subject = await employeeSubject(inside, tx, { municipalityId, employeeId: employee.key })
    if (!can(scope.actor, 'plan.write', subject)) allowOn(scope, 'plan.write', subject)
    const id = uuid()
    const [made] = await rowsOf<{ id: string }>(
      tx,
      sql`insert into plan (municipality_id, id, employee_id, period, period_from, period_to, scheme_municipality_id, scheme_id, practice, recorded_by)
        select ${municipalityId}::int, ${id}::uuid, ${employee.key}::uuid, ${period.id}, ${period.firstDay}::date, ${period.lastDay}::date, s.municipality_id, s.id, ${practice}::boolean,
          ${scope.actor.accountId}::uuid
        from scheme s where s.municipality_id = ${chosen.municipalityId}::int and s.code = ${chosen.code} and s.version = ${chosen.version}::int
        on conflict (municipality_id, employee_id, period, practice) do nothing returning id`,
    )
    if (!made) throw refuse([{ code: 'DUPLICATE', path: ['draft', 'period'] }], 'CONFLICT')
    await rowsOf(tx, sql`insert into scorecard (municipality_id, plan_id) values (${municipalityId}::int, ${id}::uuid)`)
    if (draft.items?.length) await replaceItems(inside, tx, { municipalityId, planId: id, employeeId: employee.key }, draft.items, ['draft', 'items'])
    else await checkedInputs(inside, tx, id, [], ['draft', 'items'])
    await recordAudit(tx, scope, {
      municipalityId,
      action: 'PLAN_CREATED',
      objectType: 'PLAN',
      objectId: id,
      detail: { period: period.id, scheme: chosen.id, practice },
    })
    await refreshScorecards(inside, tx, [id])
    return scorecardOf(inside, tx, id)
  })
}

/** Other items in the place of those that are there, which stay and are withdrawn. */
export async function setPlanItems(scope: Scope, db: Database, planId: string, items: readonly PlanItemDraft[]): Promise<Scorecard> {
  return db.$transaction(async (tx) => {
    const { municipalityId, key, employeeId, sealedAt } = await scorecardOf(scope, tx, planId, 'plan.write')
    const inside = within(scope, municipalityId)!
    allowOn(scope, 'plan.write', await employeeSubject(inside, tx, { municipalityId, employeeId }))
    if (sealedAt !== null) throw refuse([{ code: 'IMMUTABLE', path: ['planId'] }])
    // Two who set items at once: the second waits here and replaces what the first has set.
    await rowsOf(tx, sql`select plan_id from scorecard where municipality_id = ${municipalityId}::int and plan_id = ${key}::uuid for update`)
    await replaceItems(inside, tx, { municipalityId, planId: key, employeeId }, items, ['items'])
    await recordAudit(tx, scope, { municipalityId, action: 'PLAN_ITEMS_SET', objectType: 'PLAN', objectId: key, detail: { items: items.length } })
    await refreshScorecards(inside, tx, [key])
    return scorecardOf(inside, tx, key)
  })
}

type PlanKey = { readonly municipalityId: number; readonly planId: string; readonly employeeId: string }

async function replaceItems(scope: Scope, tx: Transaction, plan: PlanKey, drafts: readonly PlanItemDraft[], path: Path): Promise<void> {
  const { municipalityId, planId } = plan
  if (drafts.length > planLimits.mostItems) throw refuse([{ code: 'TOO_LONG', path, most: planLimits.mostItems, count: drafts.length }])
  const rows = await itemRows(tx, plan, drafts, path)
  await rowsOf(
    tx,
    sql`update plan_item set withdrawn_at = now() where municipality_id = ${municipalityId}::int and plan_id = ${planId}::uuid and withdrawn_at is null`,
  )
  await rowsOf(
    tx,
    sql`insert into plan_item (municipality_id, id, plan_id, assignment_id, indicator_id, ordinal, component, weight, baseline, attainable_maximum, recorded_by)
      select ${municipalityId}::int, r.id, ${planId}::uuid, r.assignment_id, r.indicator_id, r.ordinal, r.component, r.weight, r.baseline, r.attainable_maximum, ${scope.actor.accountId}::uuid
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, assignment_id uuid, indicator_id uuid, ordinal int, component text, weight numeric, baseline numeric, attainable_maximum boolean)`,
  )
  await checkedInputs(
    scope,
    tx,
    planId,
    rows.map(({ id }) => id),
    path,
  )
}

/** Each draft as a row: its target found among those of the person's assignments, its figures within what is kept. */
async function itemRows(tx: Transaction, { municipalityId, employeeId, planId }: PlanKey, drafts: readonly PlanItemDraft[], path: Path) {
  const asked = drafts.map(({ targetId }) => targetId).filter((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id))
  const targets = await rowsOf<{ id: string; assignmentId: string; indicatorId: string; isInside: boolean }>(
    tx,
    sql`select t.id, t.assignment_id as "assignmentId", t.indicator_id as "indicatorId", t.period_from >= p.period_from and t.period_to <= p.period_to as "isInside"
      from plan p join assignment s on s.municipality_id = p.municipality_id and s.employee_id = p.employee_id and s.withdrawn_at is null
      join target t on t.municipality_id = s.municipality_id and t.assignment_id = s.id and t.withdrawn_at is null
      where p.municipality_id = ${municipalityId}::int and p.id = ${planId}::uuid and p.employee_id = ${employeeId}::uuid and t.id = any(${asked}::uuid[])`,
  )
  const known = new Map(targets.map((target) => [target.id, target]))
  const problems: Problem[] = []
  const taken = new Set<string>()
  const rows = drafts.map((draft, index) => {
    const at = [...path, index]
    const target = known.get(draft.targetId.toLowerCase())
    if (!target) problems.push({ code: 'UNKNOWN_ID', path: [...at, 'targetId'] })
    else if (!target.isInside) problems.push({ code: 'INCOMPATIBLE', path: [...at, 'targetId'], with: 'period' })
    const place = target && `${target.assignmentId} ${target.indicatorId}`
    if (place && taken.has(place)) problems.push({ code: 'DUPLICATE', path: [...at, 'targetId'] })
    if (place) taken.add(place)
    const weight = parseDecimal(draft.weight, [...at, 'weight'], { maxIntegerDigits: 3, maxDecimals: 6 })
    const baseline = draft.baseline == null ? null : parseDecimal(draft.baseline, [...at, 'baseline'], { maxIntegerDigits: 22, maxDecimals: 6 })
    if (!weight.ok) problems.push(...weight.problems)
    else if (!isPercent(toText(weight.value))) problems.push({ code: 'OUT_OF_RANGE', path: [...at, 'weight'], least: '0', most: '100', given: draft.weight })
    if (baseline && !baseline.ok) problems.push(...baseline.problems)
    return {
      id: uuid(),
      assignment_id: target?.assignmentId,
      indicator_id: target?.indicatorId,
      ordinal: index,
      component: draft.component,
      weight: weight.ok ? toText(weight.value) : null,
      baseline: baseline?.ok ? toText(baseline.value) : null,
      attainable_maximum: draft.attainableMaximum ?? false,
    }
  })
  if (problems.length > 0) throw refuse(problems)
  return rows
}

/** What the column takes; the domain says the rest. */
const isPercent = (text: string): boolean => /^(\d{1,2}(\.\d+)?|100(\.0+)?)$/.test(text)

/** Asks the domain whether the plan fits its scheme. What it says of an item in a segment is said of the item as it was given. */
async function checkedInputs(scope: Scope, tx: Transaction, planId: string, itemIds: readonly string[], path: Path): Promise<void> {
  const [inputs] = await scoringInputsOf(scope, tx, { planIds: [planId] })
  if (!inputs) throw notFound()
  const { plan, ratings, scheme, problems } = inputs
  const checked = checkPlan(plan, ratings, scheme)
  const found = [...problems, ...(checked.ok ? [] : checked.problems)]
  if (found.length === 0) return
  throw refuse(
    found.map((problem) => {
      const [segments, i, items, j, ...rest] = problem.path
      if (segments !== 'segments' || items !== 'items') return { ...problem, path: [...path, ...problem.path.filter((part) => part !== 'items')] }
      const item = typeof i === 'number' && typeof j === 'number' ? plan.segments[i]?.items[j] : undefined
      return item ? { ...problem, path: [...path, itemIds.indexOf(item.id), ...rest] } : { ...problem, path, segment: i }
    }),
  )
}
