import { checkPlan, componentsOf, parsePeriod, parseRatedFigure, toText, type Problem, type Scheme } from '@tolok/domain'
import { can } from '@tolok/domain'
import { v7 as uuid } from 'uuid'
import type { Database } from '../../platform/database'
import { agreed, notFound, refuse } from '../../platform/errors'
import { within, type Scope } from '../../platform/scope'
import { rowsOf, sql } from '../../platform/statement'
import { parseText } from '../../platform/text'
import { agencyOf } from '../agencies'
import { recordAudit } from '../audit'
import { subjectOf } from '../employees'
import { refreshScorecards } from './live'
import type { OrganisationRatingDraft, RatingDraft } from './plan.input'
import { allowOn, employeeSubject } from './plan-subject'
import type { OrganisationRating, Scorecard } from './scorecard.object'
import { scorecardOf } from './scorecard.store'
import { scoringInputsOf } from './scoring-inputs'

/** Keeps what a person rates: the latest of a kind counts, the earlier ones stay. Nobody rates himself. */
export async function rate(scope: Scope, db: Database, planId: string, drafts: readonly RatingDraft[]): Promise<Scorecard> {
  return db.$transaction(async (tx) => {
    const { municipalityId, key, employeeId, sealedAt } = await scorecardOf(scope, tx, planId, 'scorecard.rate')
    const inside = within(scope, municipalityId)!
    allowOn(scope, 'scorecard.rate', await employeeSubject(inside, tx, { municipalityId, employeeId }))
    if (sealedAt !== null) throw refuse([{ code: 'IMMUTABLE', path: ['planId'] }])
    const [before] = await scoringInputsOf(inside, tx, { planIds: [key] })
    const rows = ratingRows(drafts, before!.scheme)
    await rowsOf(
      tx,
      sql`insert into rating (municipality_id, id, plan_id, kind, component, value, expectation, note, recorded_by)
        select ${municipalityId}::int, r.id, ${key}::uuid, r.kind, r.component, r.value, r.expectation, r.note, ${scope.actor.accountId}::uuid
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, kind rating_kind, component text, value numeric, expectation expectation, note text)`,
    )
    const [after] = await scoringInputsOf(inside, tx, { planIds: [key] })
    const checked = checkPlan(after!.plan, after!.ratings, after!.scheme)
    const refused = checked.ok ? [] : checked.problems.filter(({ path }) => path[0] === 'ratings')
    if (refused.length > 0) throw refuse(refused.map((problem) => ({ ...problem, path: placeOf(problem, drafts) })))
    const kinds = drafts.map(({ kind, component }) => component ?? kind)
    await recordAudit(tx, scope, { municipalityId, action: 'SCORECARD_RATED', objectType: 'PLAN', objectId: key, detail: { kinds } })
    await refreshScorecards(inside, tx, [key])
    return scorecardOf(inside, tx, key)
  })
}

const placeOf = ({ path }: Problem, drafts: readonly RatingDraft[]) => [
  'ratings',
  Math.max(
    0,
    drafts.findIndex(({ component }) => component === path[2]),
  ),
  'component',
]

/** Each draft as a row, all that is wrong with them at once. */
function ratingRows(drafts: readonly RatingDraft[], scheme: Scheme) {
  if (drafts.length === 0) throw refuse([{ code: 'REQUIRED', path: ['ratings'] }])
  const components = componentsOf(scheme).map(({ code }) => code)
  const problems: Problem[] = []
  const taken = new Set<string>()
  const rows = drafts.map((draft, index) => {
    const at = ['ratings', index]
    const complain = (code: Problem['code'], field: string, more: object = {}) => void problems.push({ code, path: [...at, field], ...more })
    const isFigure = draft.kind === 'FIGURE'
    const value = isFigure && draft.value != null ? parseRatedFigure(draft.value, [...at, 'value']) : null
    if (isFigure) {
      if (draft.component == null) complain('REQUIRED', 'component')
      else if (!components.includes(draft.component)) complain('UNKNOWN_ID', 'component', { allowed: components })
      if (draft.value == null) complain('REQUIRED', 'value')
      else if (value && !value.ok) problems.push(...value.problems)
      if (draft.expectation != null) complain('INCOMPATIBLE', 'expectation', { with: 'kind' })
    } else {
      if (scheme.yields !== 'PREDICATE') complain('INCOMPATIBLE', 'kind', { with: 'schemeId' })
      if (draft.expectation == null) complain('REQUIRED', 'expectation')
      if (draft.component != null) complain('INCOMPATIBLE', 'component', { with: 'kind' })
      if (draft.value != null) complain('INCOMPATIBLE', 'value', { with: 'kind' })
    }
    const place = `${draft.kind} ${draft.component ?? ''}`
    if (taken.has(place)) complain('DUPLICATE', 'kind')
    taken.add(place)
    const note = parseText(draft.note ?? '', [...at, 'note'], { least: 0, most: 500 })
    if (!note.ok) problems.push(...note.problems)
    return {
      id: uuid(),
      kind: draft.kind,
      component: draft.component ?? null,
      value: value?.ok ? toText(value.value) : null,
      expectation: draft.expectation ?? null,
      note: note.ok ? note.value : '',
    }
  })
  if (problems.length > 0) throw refuse(problems)
  return rows
}

/** Keeps the predicate of an agency in a period, which those of its people wait for. */
export async function rateOrganisation(scope: Scope, db: Database, draft: OrganisationRatingDraft): Promise<OrganisationRating> {
  const period = agreed(parsePeriod(draft.period, ['draft', 'period']))
  const agency = await agencyOf(scope, db, draft.agencyId)
  const { municipalityId } = agency
  const inside = within(scope, municipalityId)!
  return db.$transaction(async (tx) => {
    if (!can(scope.actor, 'organisation.rate', await subjectOf(inside, tx, { municipalityId, agencyId: agency.key, employeeId: null }))) throw notFound()
    const [kept] = await rowsOf<OrganisationRating>(
      tx,
      sql`insert into organisation_rating as g (municipality_id, id, agency_id, period, predicate, recorded_by)
        values (${municipalityId}::int, ${uuid()}::uuid, ${agency.key}::uuid, ${period.id}, ${draft.predicate}::organisation_predicate, ${scope.actor.accountId}::uuid)
        returning g.id, g.municipality_id as "municipalityId", g.agency_id as "agencyId", g.period, g.predicate::text, g.recorded_at as "recordedAt"`,
    )
    await recordAudit(tx, scope, { municipalityId, action: 'ORGANISATION_RATED', objectType: 'AGENCY', objectId: agency.id, detail: { period: period.id } })
    return kept!
  })
}
