import { can, nextDraftState } from '@tolok/domain'
import type pg from 'pg'
import { v7 as uuid } from 'uuid'
import { found, uuidOf } from '../../platform/code-id'
import type { Database } from '../../platform/database'
import { agreed, notFound, refuse } from '../../platform/errors'
import { listLoader } from '../../platform/loader'
import { cursorOf, partsOf, toPage, type Page, type PageArgs } from '../../platform/page'
import { within, type Scope } from '../../platform/scope'
import { inMunicipalities, pageRows, rowsOf, sql, type Runner, type Sql } from '../../platform/statement'
import { parseText } from '../../platform/text'
import { employeesReached } from '../employees'
import { told } from './life'
import type { SchemeAnswer, SchemeComment, SchemeDraft } from './scheme-draft.object'
import { isAnswered, lockedDraft } from './scheme-draft.store'

type CommentRow = SchemeComment & { isOpen: number }

/** Who speaks for an office is named to all; an employee only to himself and to those who may read that employee. */
const columnsFor = (scope: Scope): Sql => sql`c.municipality_id as "municipalityId", c.id, c.revision, c.body, c.recorded_at as "recordedAt",
  c.recorded_by = ${scope.actor.accountId}::uuid as "isOwn", (not ${isAnswered(sql`c`)})::int as "isOpen",
  case when w.employee_id is null or w.id = ${scope.actor.accountId}::uuid
    or exists (select from employee e where e.municipality_id = w.municipality_id and e.id = w.employee_id and ${employeesReached(scope, 'employee.read')})
    then w.name end as "byName"`
const comments: Sql = sql`scheme_comment c join account w on w.id = c.recorded_by`

/** The comments on a draft that was found, the unanswered first, then the latest. */
export async function listComments(scope: Scope, pool: pg.Pool, { municipalityId, id }: SchemeDraft, { first, after }: PageArgs): Promise<Page<SchemeComment>> {
  const [wasOpen, fromId] = after ? partsOf(after, 'INTEGER', 'UUID') : []
  const { rows, count } = await pageRows<CommentRow>(pool, {
    columns: columnsFor(scope),
    from: comments,
    where: sql`c.municipality_id = ${municipalityId}::int and c.draft_id = ${id}::uuid`,
    after: fromId === undefined ? null : sql`((not ${isAnswered(sql`c`)})::int, c.id) < (${wasOpen}::int, ${fromId}::uuid)`,
    order: sql`(not ${isAnswered(sql`c`)})::int desc, c.id desc`,
    first,
  })
  return toPage(rows, first, count, (row) => cursorOf(row.isOpen, row.id))
}

/** The answers to comments, the first first. */
export const answersLoader = (_scope: Scope, _db: Database, pool: pg.Pool) =>
  listLoader<SchemeAnswer>(
    (keys) =>
      rowsOf(
        pool,
        sql`select a.municipality_id as "municipalityId", a.comment_id as "commentId", a.body, w.name as "byName", a.recorded_at as "recordedAt"
          from unnest(${keys.map(({ municipalityId }) => municipalityId)}::int[], ${keys.map(({ key }) => key)}::uuid[]) q(municipality_id, comment_id)
          join scheme_answer a using (municipality_id, comment_id) join account w on w.id = a.recorded_by order by a.id`,
      ),
    ({ municipalityId, commentId }) => ({ municipalityId, key: commentId }),
  )

/** Says something of a draft that is open. */
export async function commentOnDraft(scope: Scope, db: Database, id: string, text: string): Promise<SchemeComment> {
  const body = agreed(parseComment(text))
  return db.$transaction(async (tx) => {
    const draft = await lockedDraft(scope, tx, id)
    if (!can(scope.actor, 'scheme.comment', { municipalityId: draft.municipalityId })) throw notFound()
    agreed(nextDraftState(draft.state, 'COMMENT', ['id']))
    const commentId = uuid()
    await rowsOf(
      tx,
      sql`insert into scheme_comment (municipality_id, id, draft_id, revision, body, recorded_by)
        values (${draft.municipalityId}::int, ${commentId}::uuid, ${draft.id}::uuid, ${draft.revision}::int, ${body}, ${scope.actor.accountId}::uuid)`,
    )
    await told(scope, tx, draft, 'SCHEME_COMMENTED', { comment: commentId, revision: draft.revision })
    return commentOf(within(scope, draft.municipalityId)!, tx, commentId)
  })
}

/** Answers a comment, for good. Only who drafted it answers for it, or who changed it last. */
export async function answerComment(scope: Scope, db: Database, id: string, text: string): Promise<SchemeComment> {
  const body = agreed(parseComment(text))
  return db.$transaction(async (tx) => {
    const [of] = await rowsOf<{ draftId: string }>(
      tx,
      sql`select c.draft_id as "draftId" from scheme_comment c where c.id = ${uuidOf(id)}::uuid and ${inMunicipalities(scope, sql`c.municipality_id`)}`,
    )
    const draft = await lockedDraft(scope, tx, found(of).draftId)
    if (!can(scope.actor, 'scheme.draft', { municipalityId: draft.municipalityId })) throw notFound()
    if (![draft.draftedBy, draft.editedBy].includes(scope.actor.accountId)) throw refuse([{ code: 'FORBIDDEN', path: ['id'] }])
    agreed(nextDraftState(draft.state, 'ANSWER', ['id']))
    await rowsOf(
      tx,
      sql`insert into scheme_answer (municipality_id, id, comment_id, body, recorded_by)
        values (${draft.municipalityId}::int, ${uuid()}::uuid, ${id}::uuid, ${body}, ${scope.actor.accountId}::uuid)`,
    )
    await told(scope, tx, draft, 'SCHEME_COMMENT_ANSWERED', { comment: id })
    return commentOf(within(scope, draft.municipalityId)!, tx, id)
  })
}

/** People write in paragraphs: a line break is theirs, other unseen characters are not. */
const parseComment = (text: string) => {
  const checked = parseText(text.replace(/\r?\n/g, ' '), ['text'], { most: 4000 })
  return checked.ok ? { ok: true as const, value: text.trim().replace(/\r\n/g, '\n') } : checked
}

async function commentOf(scope: Scope, tx: Runner, id: string): Promise<SchemeComment> {
  const [row] = await rowsOf<CommentRow>(tx, sql`select ${columnsFor(scope)} from ${comments} where ${inMunicipalities(scope, sql`c.municipality_id`)} and c.id = ${id}::uuid`)
  return found(row)
}
