import { municipalSchemes, type Period } from '@tolok/domain'
import { timestamp } from '../calendar'
import type { Loader } from '../loader'
import { storeScheme, schemeKey } from '../national-schemes'
import type pg from 'pg'
import type { Random } from '../random'

/** Every generated municipality appraises by this policy: indicators, what citizens say, innovation. */
const policy = municipalSchemes.find(({ id }) => id === 'KEPAHIANG_2026')!
const agreedAt = Date.parse('2026-01-13T03:00:00Z')

export const storePolicy = (client: pg.ClientBase, municipalityId: number) =>
  storeScheme(client, municipalityId, policy, new Date(agreedAt))

type Planned = { id: number; loader: Loader; random: Random; newId: () => string; indicatorIds: readonly string[] }

/** The plan of an employee for the last year: his indicators in equal parts, and one rating that is sometimes missing. */
export function writePlan(
  { id, loader, random, newId, indicatorIds }: Planned,
  employeeId: string,
  assignmentId: string,
  year: Period,
): void {
  const planId = newId()
  const recorded_at = timestamp(agreedAt)
  loader.add('plan', {
    municipality_id: id,
    id: planId,
    employee_id: employeeId,
    period: year.id,
    period_from: year.firstDay,
    period_to: year.lastDay,
    scheme_municipality_id: id,
    scheme_id: schemeKey(id, policy),
    practice: false,
    recorded_by: null,
    recorded_at,
  })
  for (const [ordinal, indicatorId] of indicatorIds.entries()) {
    loader.add('plan_item', {
      municipality_id: id,
      id: newId(),
      plan_id: planId,
      assignment_id: assignmentId,
      indicator_id: indicatorId,
      ordinal,
      component: 'IKU',
      weight: 100 / indicatorIds.length,
      recorded_by: null,
      recorded_at,
    })
  }
  if (random.chance(0.1)) return
  loader.add('rating', {
    municipality_id: id,
    id: newId(),
    plan_id: planId,
    kind: 'FIGURE',
    component: 'CITIZEN_INDEX',
    value: random.between(65, 98).toFixed(2),
    expectation: null,
    note: '',
    recorded_by: null,
    recorded_at,
  })
}
