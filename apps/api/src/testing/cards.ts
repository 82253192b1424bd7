import type { Predicate } from '@tolok/domain'
import type pg from 'pg'
import { v7 as uuid } from 'uuid'

export type Card = { municipalityId: number; employeeId: string; period?: string; score?: string | null; predicate?: Predicate | null; sealed?: boolean; practice?: boolean; reckonedAt?: string }

/** Scorecards as they stand in the tables, without what they were reckoned from: `await makeCards(owner)([{ municipalityId: 1671, employeeId, score: '90' }])`. */
export function makeCards(owner: pg.Pool) {
  let scheme: string | null = null
  const schemeId = async (): Promise<string> => {
    if (scheme) return scheme
    scheme = uuid()
    await owner.query(
      `insert into scheme (municipality_id, id, code, version, name, regulation, valid_from, yields, document, content_hash)
        values (0, $1, 'PREDICATE_2022', 1, 'x', 'x', '2022-01-01', 'PREDICATE', '{}', repeat('0', 64))`,
      [scheme],
    )
    return scheme
  }
  return async (cards: readonly Card[]): Promise<void> => {
    const id = await schemeId()
    const rows = cards.map(({ municipalityId, employeeId, period = '2025', score = null, predicate = null, sealed = true, practice = false, reckonedAt = '2026-01-20T00:00:00Z' }) => {
      return { municipality_id: municipalityId, id: uuid(), employee_id: employeeId, period, score, predicate, practice, reckoned_at: reckonedAt, sealed_at: sealed ? reckonedAt : null }
    })
    const given = `from jsonb_to_recordset($1) as r (municipality_id int, id uuid, employee_id uuid, period text, score numeric, predicate predicate, practice bool, reckoned_at timestamptz, sealed_at timestamptz)`
    await owner.query(
      `insert into plan (municipality_id, id, employee_id, period, period_from, period_to, scheme_municipality_id, scheme_id, practice)
        select municipality_id, id, employee_id, period, make_date(period::int, 1, 1), make_date(period::int, 12, 31), 0, $2, practice ${given}`,
      [JSON.stringify(rows), id],
    )
    await owner.query(
      `insert into scorecard (municipality_id, plan_id, score, predicate, computed_changes, computed_at, sealed_at) select municipality_id, id, score, predicate, 1, reckoned_at, sealed_at ${given}`,
      [JSON.stringify(rows)],
    )
  }
}
