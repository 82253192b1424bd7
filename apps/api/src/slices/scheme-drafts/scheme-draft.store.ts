import { can, grantsFor, type Day } from '@tolok/domain'
import type pg from 'pg'
import { found, uuidOf } from '../../platform/code-id'
import { cursorOf, partsOf, toPage, type Page } from '../../platform/page'
import { within, type Scope } from '../../platform/scope'
import { allOf, inMunicipalities, pageRows, rowsOf, sql, type Runner, type Sql } from '../../platform/statement'
import type { SchemeDraft, SchemeDraftArgs, SchemeRevision } from './scheme-draft.object'

const columns: Sql = sql`d.municipality_id as "municipalityId", d.id, d.code, r.document->'label'->>'id' as name, d.state, d.revision, r.document, r.content_hash as "contentHash",
  first.reason, d.comments_until::text as "commentsUntil", d.base_municipality_id as "baseMunicipalityId", d.base_id as "baseId",
  d.drafted_by as "draftedBy", drafter.name as "draftedByName", d.drafted_at as "draftedAt", r.recorded_by as "editedBy", editor.name as "editedByName", r.recorded_at as "editedAt",
  d.opened_at as "openedAt", d.ended_at as "endedAt", ender.name as "endedByName", d.end_reason as "endReason", d.published_id as "publishedId",
  (select count(*)::int from scheme_comment c where c.municipality_id = d.municipality_id and c.draft_id = d.id) as "commentCount",
  (select count(*)::int from scheme_comment c where c.municipality_id = d.municipality_id and c.draft_id = d.id and not ${isAnswered(sql`c`)}) as "unansweredCount"`
const drafts: Sql = sql`scheme_draft d
  join scheme_revision r on r.municipality_id = d.municipality_id and r.draft_id = d.id and r.revision = d.revision
  join scheme_revision first on first.municipality_id = d.municipality_id and first.draft_id = d.id and first.revision = 1
  join account drafter on drafter.id = d.drafted_by join account editor on editor.id = r.recorded_by left join account ender on ender.id = d.ended_by`

/** A comment counts as answered from its first answer on. */
export function isAnswered(comment: Sql): Sql {
  return sql`exists (select from scheme_answer a where a.municipality_id = ${comment}.municipality_id and a.comment_id = ${comment}.id)`
}

/** Everyone reads what was opened; before that a draft is there only for those who may draft. */
const readable = (scope: Scope): Sql => {
  const drafting = grantsFor(scope.actor, 'scheme.draft').flatMap(({ grant }) => grant.municipalityId ?? [])
  return sql`${inMunicipalities(scope, sql`d.municipality_id`)} and (d.opened_at is not null or d.municipality_id = any(${drafting}::int[]))`
}

/** The drafts that the actor may read, the latest first. */
export async function listDrafts(scope: Scope, pool: pg.Pool, { municipalityId, state, first, after }: SchemeDraftArgs): Promise<Page<SchemeDraft>> {
  const inside = municipalityId == null ? scope : found(within(scope, municipalityId))
  const [fromId] = after ? partsOf(after, 'UUID') : []
  const { rows, count } = await pageRows<SchemeDraft>(pool, {
    columns,
    from: drafts,
    where: allOf([readable(inside), state != null && sql`d.state = ${state}::scheme_draft_state`]),
    after: fromId === undefined ? null : sql`d.id < ${fromId}::uuid`,
    order: sql`d.id desc`, // made in the order of time
    first,
  })
  return toPage(rows, first, count, ({ id }) => cursorOf(id))
}

/** The draft with this id, or NOT_FOUND. */
export async function draftOf(scope: Scope, runner: Runner, id: string): Promise<SchemeDraft> {
  const [row] = await rowsOf<SchemeDraft>(runner, sql`select ${columns} from ${drafts} where d.id = ${uuidOf(id)}::uuid and ${readable(scope)}`)
  return found(row)
}

/** The same, and nobody else changes it until the transaction ends. */
export async function lockedDraft(scope: Scope, tx: Runner, id: string): Promise<SchemeDraft> {
  await rowsOf(tx, sql`select from scheme_draft d where d.id = ${uuidOf(id)}::uuid and ${inMunicipalities(scope, sql`d.municipality_id`)} for update`)
  return draftOf(scope, tx, id)
}

export const mayDraft = (scope: Scope, municipalityId: number): boolean => can(scope.actor, 'scheme.draft', { municipalityId })

/** Every text the draft has had, the latest first. */
export const revisionsOf = ({ municipalityId, id }: SchemeDraft, pool: pg.Pool): Promise<SchemeRevision[]> =>
  rowsOf(
    pool,
    sql`select r.revision, r.reason, a.name as "editedByName", r.recorded_at as "recordedAt", r.content_hash as "contentHash"
      from scheme_revision r join account a on a.id = r.recorded_by
      where r.municipality_id = ${municipalityId}::int and r.draft_id = ${id}::uuid order by r.revision desc limit 200`,
  )

/** The last day of any real plan's period under a code, in any of its versions; null when no plan uses it. */
export async function lastUsedDay(runner: Runner, { municipalityId, code }: Pick<SchemeDraft, 'municipalityId' | 'code'>): Promise<Day | null> {
  const [used] = await rowsOf<{ day: Day | null }>(
    runner,
    sql`select max(p.period_to)::text as day from scheme s join plan p on p.scheme_municipality_id = s.municipality_id and p.scheme_id = s.id and not p.practice
      where s.municipality_id = ${municipalityId}::int and s.code = ${code} and p.municipality_id = ${municipalityId}::int`,
  )
  return used?.day ?? null
}

/** The real plans under a draft's base code, in any of its versions (alias `p`): whom the draft would judge. */
export const plansOnBase = (draft: SchemeDraft): Sql => sql`plan p join scheme s on s.municipality_id = p.scheme_municipality_id and s.id = p.scheme_id
  join scheme b on b.municipality_id = ${draft.baseMunicipalityId}::int and b.id = ${draft.baseId}::uuid and b.municipality_id = s.municipality_id and b.code = s.code
  where p.municipality_id = ${draft.municipalityId}::int and not p.practice`

/** The latest period with such plans; null when there are none. */
export async function latestPeriod(runner: Runner, draft: SchemeDraft): Promise<string | null> {
  const [latest] = await rowsOf<{ period: string }>(
    runner,
    sql`select p.period from ${plansOnBase(draft)} group by p.period order by max(p.period_to) desc, count(*) desc, p.period limit 1`,
  )
  return latest?.period ?? null
}

/** The hash of the text last simulated to its end on the latest period: an older one, or one without plans, proves nothing before publication. */
export async function simulatedHash(runner: Runner, draft: SchemeDraft): Promise<string | null> {
  const period = (await latestPeriod(runner, draft)) ?? ''
  const [simulated] = await rowsOf<{ hash: string }>(
    runner,
    sql`select s.content_hash as hash from scheme_simulation s
      where s.municipality_id = ${draft.municipalityId}::int and s.draft_id = ${draft.id}::uuid and s.finished_at is not null and s.period = ${period}
      order by s.recorded_at desc, s.id desc limit 1`,
  )
  return simulated?.hash ?? null
}
