import {
  can,
  checkPublication,
  commentsUntil,
  judgesDifferently,
  lintScheme,
  nextDraftState,
  prolonged,
  readScheme,
  schemeHash,
  schemeText,
  type Day,
  type DraftBeforePublication,
  type Problem,
  type Scheme as Rules,
} from '@tolok/domain'
import { v7 as uuid } from 'uuid'
import { found } from '../../platform/code-id'
import type { Database } from '../../platform/database'
import { agreed, notFound, Refusal, refuse } from '../../platform/errors'
import { within, type Scope } from '../../platform/scope'
import { rowsOf, sql, type Runner } from '../../platform/statement'
import { parseText } from '../../platform/text'
import { recordAudit } from '../audit'
import { municipality, todayIn } from '../municipalities'
import { keepVersion, schemeOf, schemeOfKey, versionsOf, type Scheme } from '../schemes'
import type { SchemeDraft, SchemeDraftInput } from './scheme-draft.object'
import { draftOf, lastUsedDay, lockedDraft, mayDraft, simulatedHash } from './scheme-draft.store'

export type Transaction = Parameters<Parameters<Database['$transaction']>[0]>[0]

/** Keeps a new draft after a version that there is: the municipality's own next version, or its first after a national one. */
export async function draftScheme(scope: Scope, db: Database, input: SchemeDraftInput): Promise<SchemeDraft> {
  const inside = found(within(scope, input.municipalityId))
  const { municipalityId } = input
  if (!mayDraft(scope, municipalityId)) throw notFound()
  const reason = agreed(parseText(input.reason, ['draft', 'reason'], { most: 2000 }))
  return db.$transaction(async (tx) => {
    const base = await schemeOf(inside, tx, input.baseId)
    const rules = await rulesToKeep(inside, tx, base, municipalityId, input.document ?? base.document, ['draft', 'document'])
    const id = uuid()
    await rowsOf(
      tx,
      sql`insert into scheme_draft (municipality_id, id, code, base_municipality_id, base_id, drafted_by)
        values (${municipalityId}::int, ${id}::uuid, ${rules.id}, ${base.municipalityId}::int, ${base.key}::uuid, ${scope.actor.accountId}::uuid)`,
    )
    await keepRevision(scope, tx, { municipalityId, id }, 1, rules, reason)
    await recordAudit(tx, scope, { municipalityId, action: 'SCHEME_DRAFTED', objectType: 'SCHEME_DRAFT', objectId: id, detail: { code: rules.id, base: base.id } })
    return draftOf(inside, tx, id)
  })
}

/** Another text for a draft. Whoever was slower is told so, with the revision that is the present one; nothing of either is lost. */
export async function editDraft(scope: Scope, db: Database, id: string, revision: number, document: unknown, why: string): Promise<SchemeDraft> {
  const reason = agreed(parseText(why, ['reason'], { most: 2000 }))
  return db.$transaction(async (tx) => {
    const { draft, inside, today, isDemonstration } = await held(scope, tx, id)
    const state = agreed(nextDraftState(draft.state, 'EDIT', ['id']))
    if (draft.revision !== revision) throw new Refusal('CONFLICT', [{ code: 'CONFLICT', path: ['revision'], current: draft.revision }])
    const base = await baseOf(inside, tx, draft)
    const rules = await rulesToKeep(inside, tx, base, draft.municipalityId, document, ['document'])
    if (rules.id !== draft.code) throw refuse([{ code: 'IMMUTABLE', path: ['document', 'id'] }])
    const next = draft.revision + 1
    await keepRevision(scope, tx, draft, next, rules, reason)
    const changed = judgesDifferently(agreed(readScheme(draft.document)), rules)
    const until = draft.commentsUntil !== null && changed ? prolonged(draft.commentsUntil, today, isDemonstration) : draft.commentsUntil
    await rowsOf(
      tx,
      sql`update scheme_draft set revision = ${next}::int, state = ${state}::scheme_draft_state, comments_until = ${until}::date
        where municipality_id = ${draft.municipalityId}::int and id = ${draft.id}::uuid`,
    )
    await told(scope, tx, draft, 'SCHEME_DRAFT_EDITED', { revision: next, judges: changed })
    return draftOf(inside, tx, id)
  })
}

/** Lets those whom it will judge read it and comment, until a day at least. */
export async function openDraft(scope: Scope, db: Database, id: string, wish: Day): Promise<SchemeDraft> {
  return db.$transaction(async (tx) => {
    const { draft, inside, today, isDemonstration } = await held(scope, tx, id)
    const state = agreed(nextDraftState(draft.state, 'OPEN', ['id']))
    const until = agreed(commentsUntil(wish, today, isDemonstration, ['until']))
    await rowsOf(
      tx,
      sql`update scheme_draft set state = ${state}::scheme_draft_state, comments_until = ${until}::date, opened_at = now()
        where municipality_id = ${draft.municipalityId}::int and id = ${draft.id}::uuid`,
    )
    await told(scope, tx, draft, 'SCHEME_DRAFT_OPENED', { until })
    return draftOf(inside, tx, id)
  })
}

/** Ends a draft without publishing it; what was said of it stays to be read. */
export async function withdrawDraft(scope: Scope, db: Database, id: string, why: string): Promise<SchemeDraft> {
  const reason = agreed(parseText(why, ['reason'], { most: 2000 }))
  return db.$transaction(async (tx) => {
    const { draft, inside } = await held(scope, tx, id)
    const state = agreed(nextDraftState(draft.state, 'WITHDRAW', ['id']))
    await end(scope, tx, draft, state, reason, null)
    await told(scope, tx, draft, 'SCHEME_DRAFT_WITHDRAWN', {})
    return draftOf(inside, tx, id)
  })
}

/** Makes a draft the next version, for good: by a second person, and only when nothing stands against it. */
export async function publishDraft(scope: Scope, db: Database, id: string): Promise<Scheme> {
  return db.$transaction(async (tx) => {
    const draft = await lockedDraft(scope, tx, id)
    const inside = within(scope, draft.municipalityId)!
    if (!can(scope.actor, 'scheme.publish', { municipalityId: draft.municipalityId })) throw notFound()
    const before = await beforePublication(inside, tx, draft)
    const state = agreed(checkPublication(before, scope.actor.accountId, ['id']))
    const rules = agreed(readScheme(draft.document, ['document']))
    const newest = (await versionsOf(inside, tx, draft)).at(-1)?.version ?? 0
    // Another draft of the same code became a version first: this one's number, and so its hash, is taken.
    if (rules.version <= newest) throw new Refusal('CONFLICT', [{ code: 'CONFLICT', path: ['id'], current: newest }])
    const version = await keepVersion(inside, tx, draft.municipalityId, rules)
    await end(scope, tx, draft, state, null, version.key)
    await told(scope, tx, draft, 'SCHEME_PUBLISHED', { scheme: version.id, hash: version.contentHash })
    return version
  })
}

/** All that the domain must know to say what stands between a draft and its publication. */
export async function beforePublication(scope: Scope, db: Pick<Database, 'municipality' | 'scheme'> & Runner, draft: SchemeDraft): Promise<DraftBeforePublication> {
  const place = found(await municipality(scope, db, draft.municipalityId))
  const rules = agreed(readScheme(draft.document, ['document']))
  return {
    state: draft.state,
    findings: lintScheme(rules, await neighbours(scope, db, draft, rules)),
    unanswered: draft.unansweredCount,
    commentsUntil: draft.commentsUntil,
    today: todayIn(place, scope),
    hash: draft.contentHash,
    simulatedHash: await simulatedHash(db, draft),
    validFrom: rules.validFrom,
    lastUsedDay: await lastUsedDay(db, draft),
    hands: [draft.draftedBy, draft.editedBy],
  }
}

/** The versions that a new one must not overlap. One still in force ends where the new one begins. */
export async function neighbours(scope: Scope, db: Pick<Database, 'scheme'>, draft: Pick<SchemeDraft, 'municipalityId' | 'code'>, rules: Rules): Promise<Rules[]> {
  const versions = await versionsOf(scope, db, draft)
  return versions
    .flatMap(({ document }) => {
      const read = readScheme(document)
      return read.ok ? [read.value] : []
    })
    .map((one) => (one.validFrom < rules.validFrom ? { ...one, validTo: rules.validFrom } : one))
}

/** The version that a draft follows. */
export const baseOf = (scope: Scope, db: Pick<Database, 'scheme'>, { baseMunicipalityId, baseId }: SchemeDraft): Promise<Scheme> =>
  schemeOfKey(scope, db, { municipalityId: baseMunicipalityId, key: baseId })

/** The draft, locked, for someone who may draft; who may only read it is told that he may not, and to others it is not there. */
async function held(scope: Scope, tx: Transaction, id: string) {
  const draft = await lockedDraft(scope, tx, id)
  if (!mayDraft(scope, draft.municipalityId)) throw notFound()
  const inside = within(scope, draft.municipalityId)!
  const place = found(await municipality(inside, tx, draft.municipalityId))
  return { draft, inside, today: todayIn(place, scope), isDemonstration: place.demonstration }
}

/** The document as it may be kept: readable, and with the code and version it will be published under. */
async function rulesToKeep(scope: Scope, tx: Transaction, base: Scheme, municipalityId: number, document: unknown, path: Problem['path']): Promise<Rules> {
  const given = agreed(readScheme(document, path))
  const isOwn = base.municipalityId === municipalityId
  if (isOwn && given.id !== base.code) throw refuse([{ code: 'IMMUTABLE', path: [...path, 'id'] }])
  // A national code stays the nation's: a municipality's own rules carry a code of their own.
  if (!isOwn && given.id === base.code) throw refuse([{ code: 'DUPLICATE', path: [...path, 'id'] }])
  const newest = (await versionsOf(scope, tx, { municipalityId, code: given.id })).at(-1)
  return { ...given, version: (newest?.version ?? 0) + 1 }
}

async function keepRevision(scope: Scope, tx: Transaction, { municipalityId, id }: Pick<SchemeDraft, 'municipalityId' | 'id'>, revision: number, rules: Rules, reason: string): Promise<void> {
  await rowsOf(
    tx,
    sql`insert into scheme_revision (municipality_id, draft_id, revision, document, content_hash, reason, recorded_by)
      values (${municipalityId}::int, ${id}::uuid, ${revision}::int, ${schemeText(rules)}::jsonb, ${schemeHash(rules)}, ${reason}, ${scope.actor.accountId}::uuid)`,
  )
}

async function end(scope: Scope, tx: Transaction, draft: SchemeDraft, state: string, reason: string | null, publishedId: string | null): Promise<void> {
  await rowsOf(
    tx,
    sql`update scheme_draft set state = ${state}::scheme_draft_state, ended_at = now(), ended_by = ${scope.actor.accountId}::uuid, end_reason = ${reason},
        published_id = ${publishedId}::uuid
      where municipality_id = ${draft.municipalityId}::int and id = ${draft.id}::uuid`,
  )
}

export const told = (scope: Scope, tx: Transaction, { municipalityId, id }: Pick<SchemeDraft, 'municipalityId' | 'id'>, action: string, detail: Record<string, string | number | boolean>): Promise<void> =>
  recordAudit(tx, scope, { municipalityId, action, objectType: 'SCHEME_DRAFT', objectId: id, detail })

