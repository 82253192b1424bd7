import { agencyPath, ancestry, can, checkPlacements, type Day, type Problem } from '@tolok/domain'
import { v7 as uuid } from 'uuid'
import { codeId, found } from '../../platform/code-id'
import type { Database } from '../../platform/database'
import { agreed, notFound, refuse } from '../../platform/errors'
import { within, type Scope } from '../../platform/scope'
import { rowsOf, sql, type Runner } from '../../platform/statement'
import { parseText } from '../../platform/text'
import { recordAudit } from '../audit'
import { todayIn } from '../municipalities'
import type { Agency, AgencyDraft } from './agency.object'
import { agencyOf } from './agency.store'
import { merge, move, place, type Place } from './reorganize'

type Transaction = Parameters<Parameters<Database['$transaction']>[0]>[0]

/** Opens an agency, from its first day on in its place in the tree. */
export async function draftAgency(scope: Scope, db: Database, draft: AgencyDraft): Promise<Agency> {
  const inside = found(within(scope, draft.municipalityId))
  const code = agreed(parseText(draft.code, ['draft', 'code'], { most: 40 }))
  const name = agreed(parseText(draft.name, ['draft', 'name']))
  return changeTree(inside, db, draft.municipalityId, async ({ tx, places, allow }) => {
    const parent = draft.parentId == null ? null : await agencyOf(inside, tx, draft.parentId)
    allow(parent?.key ?? null)
    const [kept] = await rowsOf<{ id: string }>(
      tx,
      sql`insert into agency (municipality_id, id, code, name, kind, opened_on)
        values (${draft.municipalityId}::int, ${uuid()}::uuid, ${code}, ${name}, ${draft.kind}::agency_kind, ${draft.openedOn}::date)
        on conflict (municipality_id, code) do nothing returning id::text`,
    )
    if (!kept) throw refuse([{ code: 'DUPLICATE', path: ['draft', 'code'] }])
    const id = codeId(draft.municipalityId, code)
    return { id, places: place(places, kept.id, parent?.key ?? null, draft.openedOn), at: ['draft', 'parentId'], action: 'AGENCY_OPENED', detail: { parent: parent?.id ?? null, from: draft.openedOn } }
  })
}

/** Puts an agency under another from a day on; no parent is the top of the tree. */
export async function moveAgency(scope: Scope, db: Database, id: string, parentId: string | null, from: Day): Promise<Agency> {
  const { municipalityId, key } = await agencyOf(scope, db, id)
  const inside = within(scope, municipalityId)!
  return changeTree(inside, db, municipalityId, async ({ tx, places, allow }) => {
    const parent = parentId === null ? null : await agencyOf(inside, tx, parentId)
    allow(key)
    allow(parent?.key ?? null)
    const moved = agreed(move(places, key, parent?.key ?? null, from))
    return { id, places: moved, at: ['parentId'], action: 'AGENCY_MOVED', detail: { parent: parent?.id ?? null, from } }
  })
}

/** Ends an agency on a day; what stood under it goes under the one it is merged into, which is its successor. */
export async function mergeAgency(scope: Scope, db: Database, id: string, into: string, on: Day): Promise<Agency> {
  const { municipalityId, key } = await agencyOf(scope, db, id)
  const inside = within(scope, municipalityId)!
  return changeTree(inside, db, municipalityId, async ({ tx, places, allow }) => {
    const successor = await agencyOf(inside, tx, into)
    allow(key)
    allow(successor.key)
    if (successor.key === key) throw refuse([{ code: 'INCOMPATIBLE', path: ['into'], with: 'id' }])
    if (!standsOn(places, successor.key, on)) throw refuse([{ code: 'INCOMPATIBLE', path: ['into'], with: 'on' }])
    if (!standsOn(places, key, on)) throw refuse([{ code: 'INCOMPATIBLE', path: ['on'], with: 'id' }])
    const [closed] = await rowsOf<{ id: string }>(
      tx,
      sql`update agency set closed_on = ${on}::date, successor_id = ${successor.key}::uuid
        where municipality_id = ${municipalityId}::int and id = ${key}::uuid and closed_on is null and opened_on < ${on}::date returning id::text`,
    )
    if (!closed) throw refuse([{ code: 'INCOMPATIBLE', path: ['on'], with: 'openedOn' }])
    return { id, places: merge(places, key, successor.key, on), at: ['into'], action: 'AGENCY_MERGED', detail: { into: successor.id, on } }
  })
}

/** Gives an agency another name. The expected name is the one the person saw: whoever comes second is told the name it has now. */
export async function renameAgency(scope: Scope, db: Database, id: string, name: string, expected: string | null): Promise<Agency> {
  const { municipalityId, key } = await agencyOf(scope, db, id)
  const inside = within(scope, municipalityId)!
  const text = agreed(parseText(name, ['name']))
  return changeTree(inside, db, municipalityId, async ({ tx, places, allow }) => {
    allow(key)
    const before = await agencyOf(inside, tx, id)
    if (expected !== null && before.name !== expected) throw refuse([{ code: 'CONFLICT', path: ['expected'], current: before.name }], 'CONFLICT')
    await rowsOf(tx, sql`update agency set name = ${text} where municipality_id = ${municipalityId}::int and id = ${key}::uuid`)
    return { id, places, at: [], action: 'AGENCY_RENAMED', detail: { from: before.name, to: text } }
  })
}

type Tree = {
  tx: Transaction
  places: readonly Place[]
  /** Refuses an agency that the actor may not change (null: the top of the tree): to him it is not there. */
  allow: (agencyId: string | null) => void
}
type Change = { id: string; places: readonly Place[]; at: Problem['path']; action: string; detail: Record<string, string | null> }

/** One change of a municipality's tree at a time, checked as a whole by the domain; the derived ancestry and the audit event with it. */
async function changeTree(scope: Scope, db: Database, municipalityId: number, change: (tree: Tree) => Promise<Change>): Promise<Agency> {
  return db.$transaction(async (tx) => {
    const [locked] = await rowsOf<{ timeZone: string }>(
      tx,
      sql`select time_zone as "timeZone" from municipality where id = ${municipalityId}::int for no key update`,
    )
    const today = todayIn(found(locked), scope)
    const before = await placesOf(tx, municipalityId)
    const allow = (agencyId: string | null) => {
      const path = agencyId === null ? [] : agencyPath(before, agencyId, today)
      if (!can(scope.actor, 'agency.write', { municipalityId, agencyPath: path })) throw notFound()
    }
    const { id, places, at, action, detail } = await change({ tx, places: before, allow })
    if (places !== before) {
      await refuseBadTree(tx, municipalityId, places, at)
      await keep(tx, municipalityId, before, places)
      await rebuildAncestry(tx, municipalityId)
    }
    await recordAudit(tx, scope, { municipalityId, action, objectType: 'AGENCY', objectId: id, detail })
    return agencyOf(scope, tx, id)
  })
}

const placesOf = (runner: Runner, municipalityId: number): Promise<Place[]> =>
  rowsOf(
    runner,
    sql`select id::text, agency_id::text as "agencyId", parent_id::text as "parentId", valid_from::text as "validFrom", valid_to::text as "validTo"
      from agency_placement where municipality_id = ${municipalityId}::int order by agency_id, valid_from`,
  )

/** The domain names agencies as it was given them: by their codes, since its refusal is shown to people. */
async function refuseBadTree(tx: Transaction, municipalityId: number, places: readonly Place[], at: Problem['path']): Promise<void> {
  const rows = await rowsOf<{ id: string; code: string }>(tx, sql`select id::text, code from agency where municipality_id = ${municipalityId}::int`)
  const codes = new Map(rows.map((row) => [row.id, codeId(municipalityId, row.code)]))
  const named = (id: string) => codes.get(id) ?? id
  const checked = checkPlacements(places.map((one) => ({ ...one, agencyId: named(one.agencyId), parentId: one.parentId && named(one.parentId) })))
  if (!checked.ok) throw refuse(checked.problems.map((problem) => ({ ...problem, path: at })))
}

async function keep(tx: Transaction, municipalityId: number, before: readonly Place[], after: readonly Place[]): Promise<void> {
  const kept = new Set(after.map((one) => one.id))
  const gone = before.flatMap((one) => (one.id && !kept.has(one.id) ? [one.id] : []))
  await rowsOf(tx, sql`delete from agency_placement where municipality_id = ${municipalityId}::int and id = any(${gone}::uuid[])`)
  const made = after.filter((one) => one.id === undefined).map((one) => ({ ...one, id: uuid() }))
  await rowsOf(
    tx,
    sql`insert into agency_placement (municipality_id, id, agency_id, parent_id, valid_from, valid_to)
      select ${municipalityId}::int, x.id, x."agencyId", x."parentId", x."validFrom", x."validTo"
      from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) x(id uuid, "agencyId" uuid, "parentId" uuid, "validFrom" date, "validTo" date)`,
  )
}

/** The rows that follow from the placements, made anew. Call it in the transaction that changed them, which ends if they make no tree. */
export async function rebuildAncestry(runner: Runner, municipalityId: number): Promise<void> {
  const places = await placesOf(runner, municipalityId)
  const checked = checkPlacements(places)
  if (!checked.ok) throw new Error(`the placements that were written make no tree: ${checked.problems[0]!.code}`)
  const rows = ancestry(places)
  await rowsOf(runner, sql`delete from agency_ancestry where municipality_id = ${municipalityId}::int`)
  await rowsOf(
    runner,
    sql`insert into agency_ancestry (municipality_id, agency_id, level, ancestor_id, valid_from, valid_to)
      select ${municipalityId}::int, x."agencyId", x.level, x."ancestorId", x."validFrom", x."validTo"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) x("agencyId" uuid, level smallint, "ancestorId" uuid, "validFrom" date, "validTo" date)`,
  )
}

const standsOn = (places: readonly Place[], agencyId: string, day: Day): boolean =>
  places.some((one) => one.agencyId === agencyId && one.validFrom <= day && (one.validTo === null || day < one.validTo))
