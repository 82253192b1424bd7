import { municipalSchemes, periodOf, schemeOf, type Day } from '@tolok/domain'
import { timestamp } from '../calendar'
import { schemeKey } from '../national-schemes'
import type { Random } from '../random'
import type { Setting } from './setting'
import type { Assignment, Employee, Staff } from './staff'
import type { Structure } from './structure'
import type { Indicator } from './targets'
import type { Story } from './town'

/** What somebody is to reach in a year, and how good he is at it. */
export type PersonAim = { assignment: Assignment; indicator: Indicator; year: number; skill: number }
/** What becomes of a plan once its figures are known: who seals it and when. */
export type PlannedSeal = { planId: string; at: number }

/** In which component a town's indicators stand, and what people rate: how often, and around what figure. */
const policies: Record<string, { items: string; rated: Record<string, { often: number; around: number }> }> = {
  KEPAHIANG_2026: { items: 'IKU', rated: { CITIZEN_INDEX: { often: 0.95, around: 84 }, INNOVATION: { often: 0.35, around: 78 } } },
  PLAJU_2026: { items: 'INDICATORS', rated: { SUPERIOR: { often: 0.9, around: 83 }, TRAINING: { often: 0.7, around: 88 } } },
  SABANG_2026: { items: 'SUPERIOR', rated: { SELF: { often: 0.85, around: 88 }, PUBLIC: { often: 0.6, around: 82 } } },
  SAWAHLUNTO_2026: { items: 'WORK_PLAN', rated: { COMPLAINTS: { often: 0.8, around: 86 }, SERVICE_QUALITY: { often: 0.9, around: 81 } } },
  SOFIFI_2026: { items: 'TARGETS', rated: {} },
}

/** The predicate of an agency for 2025; the careless ones have none yet, so their people wait. */
const organisations: Record<Story, string | null> = {
  STRONG: 'EXCEPTIONAL',
  STEADY: 'GOOD',
  IMPROVING: 'GOOD',
  WEAK: 'NEEDS_IMPROVEMENT',
  DECLINING: 'NEEDS_IMPROVEMENT',
  CARELESS: null,
}

const planned = { 2025: Date.parse('2025-01-14T03:00:00Z'), 2026: Date.parse('2026-01-13T03:00:00Z') } as const
const rated = { 2025: Date.parse('2026-01-12T04:00:00Z'), 2026: Date.parse('2026-10-09T04:00:00Z') } as const
const sealedAt = Date.parse('2026-02-02T02:00:00Z')

/**
 * Plans of everyone with targets of his own: 2025 by the national rule with its ratings, 2026 by the town's own policy, and one for practice.
 * Answers the plans of 2025 that were sealed: those of the agency in which the example works.
 */
export function makePlans(setting: Setting, structure: Structure, staff: Staff, aims: PersonAim[]): PlannedSeal[] {
  const random = setting.random.part('plans')
  rateAgencies(setting, structure)
  const seals: PlannedSeal[] = []
  const sealing = (staff.example.agency.parent ?? staff.example.agency).code
  for (const [key, own] of groupsOf(aims)) {
    const { assignment, year } = own[0]!
    const isSealed = year === 2025 && (assignment.agency.parent ?? assignment.agency).code === sealing
    const planId =
      year === 2025 ? planByRule(setting, staff, own, random.part(key)) : planByPolicy(setting, staff, own, random.part(key), false)
    if (isSealed) seals.push({ planId, at: sealedAt })
    if (year === 2026 && assignment.employee === staff.example.employee)
      planByPolicy(setting, staff, own, random.part(`practice/${key}`), true)
  }
  return seals
}

/** By employee and year, in the order in which they first have something to reach. */
function groupsOf(aims: PersonAim[]): Map<string, PersonAim[]> {
  const groups = new Map<string, PersonAim[]>()
  for (const aim of aims) {
    const key = `${aim.assignment.employee.nip} ${aim.year}`
    const group = groups.get(key)
    if (group) group.push(aim)
    else groups.set(key, [aim])
  }
  return groups
}

function rateAgencies({ town, loader, newId, accounts }: Setting, { agencies }: Structure): void {
  for (const agency of agencies.filter(({ parent, story }) => parent === null && organisations[story])) {
    loader.add('organisation_rating', {
      municipality_id: town.id,
      id: newId(rated[2025]),
      agency_id: agency.id,
      period: '2025',
      predicate: organisations[agency.story],
      recorded_by: accounts.admin,
      recorded_at: timestamp(rated[2025] - 4 * 86_400_000),
    })
  }
}

function planByRule(setting: Setting, staff: Staff, aims: PersonAim[], random: Random): string {
  const rule = schemeOf('PREDICATE_2022')!
  const planId = addPlan(setting, aims, '2025-01-01', { municipalityId: 0, id: schemeKey(0, rule) }, false)
  addItems(setting, planId, aims, () => 'EVIDENCE', planned[2025])
  const rater = raterOf(setting, staff, aims[0]!.assignment.employee, aims)
  const well = aims[0]!.skill
  if (random.chance(0.95))
    addRating(setting, planId, rater, rated[2025], { kind: 'RESULT', expectation: expectationOf(well * random.around(1, 0.03)) })
  if (random.chance(0.97))
    addRating(setting, planId, rater, rated[2025] + 60_000, { kind: 'BEHAVIOUR', expectation: expectationOf(random.around(1.01, 0.045)) })
  return planId
}

function planByPolicy(setting: Setting, staff: Staff, aims: PersonAim[], random: Random, practice: boolean): string {
  const { town } = setting
  const policy = policies[town.policy]!
  const scheme = municipalSchemes.find(({ id }) => id === town.policy)!
  const planId = addPlan(setting, aims, '2026-01-01', { municipalityId: town.id, id: schemeKey(town.id, scheme) }, practice)
  addItems(setting, planId, aims, () => policy.items, planned[2026])
  const rater = raterOf(setting, staff, aims[0]!.assignment.employee, aims)
  for (const [component, { often, around }] of Object.entries(policy.rated)) {
    const value = Math.min(100, Math.max(40, random.around(around, 7))).toFixed(1)
    if (random.chance(often))
      addRating(setting, planId, rater, rated[2026] + random.whole(0, 86_400_000), { kind: 'FIGURE', component, value })
  }
  return planId
}

const expectationOf = (well: number): string => (well > 1.06 ? 'ABOVE' : well < 0.93 ? 'BELOW' : 'MEETS')

/** The superior who has an account rates those he leads, the administrator the others; nobody rates himself. */
function raterOf({ accounts }: Setting, { example }: Staff, employee: Employee, aims: PersonAim[]): string {
  const isLed = aims.some(({ assignment }) => assignment.supervisor === example.supervisor) && employee !== example.supervisor
  return isLed ? accounts.superior : accounts.admin
}

function addPlan(
  { town, loader, newId, accounts }: Setting,
  aims: PersonAim[],
  firstDay: Day,
  scheme: { municipalityId: number; id: string },
  practice: boolean,
): string {
  const period = periodOf(firstDay, 'YEAR')
  const at = planned[Number(period.id) as 2025 | 2026]
  const id = newId(at)
  loader.add('plan', {
    municipality_id: town.id,
    id,
    employee_id: aims[0]!.assignment.employee.id,
    period: period.id,
    period_from: period.firstDay,
    period_to: period.lastDay,
    scheme_municipality_id: scheme.municipalityId,
    scheme_id: scheme.id,
    practice,
    recorded_by: accounts.admin,
    recorded_at: timestamp(at),
  })
  return id
}

/** In each post the weights of a component are 100 together: as the indicators weigh, in whole percent, what is left on the first. */
function addItems(
  { town, loader, newId, accounts }: Setting,
  planId: string,
  aims: PersonAim[],
  componentOf: (indicator: Indicator) => string,
  at: number,
): void {
  for (const [ordinal, { assignment, indicator }] of aims.entries()) {
    const beside = aims.filter((one) => one.assignment === assignment && componentOf(one.indicator) === componentOf(indicator))
    const whole = beside.reduce((sum, one) => sum + (one.indicator.weight ?? 1), 0)
    const share = (one: PersonAim) => Math.floor((100 * (one.indicator.weight ?? 1)) / whole)
    const rest = 100 - beside.reduce((sum, one) => sum + share(one), 0)
    loader.add('plan_item', {
      municipality_id: town.id,
      id: newId(at),
      plan_id: planId,
      assignment_id: assignment.id,
      indicator_id: indicator.id,
      ordinal,
      component: componentOf(indicator),
      weight: share(aims[ordinal]!) + (beside[0] === aims[ordinal] ? rest : 0),
      recorded_by: accounts.admin,
      recorded_at: timestamp(at),
    })
  }
}

type Rated = { kind: 'FIGURE'; component: string; value: string } | { kind: 'RESULT' | 'BEHAVIOUR'; expectation: string }
function addRating({ town, loader, newId }: Setting, planId: string, rater: string, at: number, given: Rated): void {
  loader.add('rating', {
    municipality_id: town.id,
    id: newId(at),
    plan_id: planId,
    kind: given.kind,
    component: given.kind === 'FIGURE' ? given.component : null,
    value: given.kind === 'FIGURE' ? given.value : null,
    expectation: given.kind === 'FIGURE' ? null : given.expectation,
    note: '',
    recorded_by: rater,
    recorded_at: timestamp(at),
  })
}
