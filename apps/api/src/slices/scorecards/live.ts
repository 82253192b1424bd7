/** The live scorecard: the domain's answer about a plan, kept so that lists can show and filter it. */
import { engineVersion, ok, refuseAll, roundedBy, score, toText, type Exact, type Problem, type Result, type Scheme, type Scorecard } from '@tolok/domain'
import type { Scope } from '../../platform/scope'
import { rowsOf, sql, type Runner } from '../../platform/statement'
import { readScoringInputs, scoringInputsOf, type AskedPlans, type ScoringInputs } from './scoring-inputs'

/** The domain's scorecard of a plan, or why it cannot be reckoned. */
export const scoreOf = ({ plan, observations, ratings, scheme, problems }: ScoringInputs): Result<Scorecard> =>
  problems.length > 0 ? refuseAll([...problems]) : score(plan, observations, ratings, scheme)

/** What the database keeps of an answer. */
export type KeptScorecard = {
  municipality_id: number
  plan_id: string
  computed_changes: number
  score: string | null
  band: string | null
  predicate: string | null
  evidence: string | null
  not_assessed: string | null
  problems: readonly Problem[]
  input_hash: string
  scheme_hash: string
  engine: string
}

/** What a scorecard says in the words of its columns. */
type Said = Pick<KeptScorecard, 'score' | 'band' | 'predicate' | 'evidence'> & { notAssessed: string | null }
const nothingSaid: Said = { score: null, band: null, predicate: null, evidence: null, notAssessed: null }

export function kept(inputs: ScoringInputs, answer: Result<Scorecard>): KeptScorecard {
  if (!answer.ok) return keptUnder(inputs, answer)
  const { score, band, predicate, evidence, notAssessed } = answer.value
  const said = { score: score && toText(score), band: band && band.code, predicate, evidence: asPrinted(inputs.scheme, evidence), notAssessed }
  return keptUnder(inputs, ok(said))
}

export function keptUnder({ municipalityId, planId, changes, inputHash, schemeHash }: ScoringInputs, said: Result<Said>): KeptScorecard {
  const found = said.ok ? said.value : nothingSaid
  return {
    municipality_id: municipalityId,
    plan_id: planId,
    computed_changes: changes,
    score: found.score,
    band: found.band,
    predicate: found.predicate,
    evidence: found.evidence,
    not_assessed: found.notAssessed,
    problems: said.ok ? [] : said.problems,
    input_hash: inputHash,
    scheme_hash: schemeHash,
    engine: engineVersion,
  }
}

/** A figure in percent as its scheme prints a score. */
export const asPrinted = (scheme: Scheme, figure: Exact | null): string | null => figure && toText(roundedBy(scheme, figure))

/** Keeps answers, set by set. One that knows more is never overwritten by one that knows less, and a sealed one not at all. */
export async function keepScorecards(runner: Runner, rows: readonly KeptScorecard[], at: Date): Promise<void> {
  if (rows.length === 0) return
  await rowsOf(
    runner,
    sql`insert into scorecard as c (municipality_id, plan_id, changes, computed_changes, score, band, predicate, evidence, not_assessed, problems, input_hash, scheme_hash, engine, computed_at)
      select r.municipality_id, r.plan_id, r.computed_changes, r.computed_changes, r.score, r.band, r.predicate, r.evidence, r.not_assessed, r.problems, r.input_hash, r.scheme_hash, r.engine,
        ${at.toISOString()}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (municipality_id int, plan_id uuid, computed_changes int, score numeric, band text, predicate predicate, evidence numeric,
        not_assessed text, problems jsonb, input_hash text, scheme_hash text, engine text)
      order by r.municipality_id, r.plan_id
      on conflict (municipality_id, plan_id) do update set computed_changes = excluded.computed_changes, score = excluded.score, band = excluded.band, predicate = excluded.predicate,
        evidence = excluded.evidence, not_assessed = excluded.not_assessed, problems = excluded.problems, input_hash = excluded.input_hash, scheme_hash = excluded.scheme_hash,
        engine = excluded.engine, computed_at = excluded.computed_at
      where c.sealed_at is null and c.computed_changes <= excluded.computed_changes`,
  )
}

/** Scores these plans anew and keeps the answers. */
export async function refreshScorecards(scope: Scope, runner: Runner, planIds: readonly string[]): Promise<void> {
  const inputs = (await scoringInputsOf(scope, runner, { planIds })).filter(({ sealedAt }) => sealedAt === null)
  await keepScorecards(
    runner,
    inputs.map((one) => kept(one, scoreOf(one))),
    scope.at,
  )
}

/** Up to so many plans of the scope whose inputs have changed since they were scored. */
export async function stalePlans(scope: Scope, runner: Runner, most: number): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    runner,
    sql`select plan_id as id from scorecard where changes <> computed_changes and sealed_at is null order by municipality_id, plan_id limit ${most}::int`,
  )
  return rows.map(({ id }) => id)
}

export { readScoringInputs, type AskedPlans }
