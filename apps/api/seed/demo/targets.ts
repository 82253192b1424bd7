import { addDays, type Day, type Period } from '@tolok/domain'
import { periodsIn, timestamp, yearOf, yearsFrom } from '../calendar'
import type { Random } from '../random'
import type { Setting } from './setting'
import type { Assignment, Staff } from './staff'
import { reformDay, type Agency, type Structure } from './structure'
import { isFor } from './posts'
import { seasonOf } from './seasons'
import type { IndicatorPlan } from './town'

export type Indicator = IndicatorPlan & { id: string }
/** Who a target is for, and from when to when that subject exists. */
export type Subject = { id: string; agency: Agency; assignment: Assignment | null; firstDay: Day; lastDay: Day }
export type Target = {
  id: string
  indicator: Indicator
  subject: Subject
  period: Period
  /** The figure in force at the end. */ value: number
  high: number | null
}

const years = yearsFrom(2025, 2026)

export function makeIndicators({ town, loader, newId, begin }: Setting): Indicator[] {
  const indicators = town.indicators.map((plan) => ({ ...plan, id: newId(begin) }))
  const idOf = new Map(indicators.map(({ code, id }) => [code, id]))
  // A part refers to its whole: wholes first.
  for (const one of [...indicators].sort((a, b) => Number(a.partOf !== undefined) - Number(b.partOf !== undefined))) {
    loader.add('indicator', {
      municipality_id: town.id,
      id: one.id,
      code: one.code,
      name: one.name,
      description: one.description,
      type: one.type,
      unit: one.unit,
      polarity: one.polarity,
      minimize_formula: one.minimizeFormula ?? 'LINEAR',
      over_time: one.overTime,
      over_subjects: one.overSubjects,
      cadence: one.cadence,
      part_of_id: one.partOf ? idOf.get(one.partOf)! : null,
      weight: one.weight ?? 1,
      cap: one.cap ?? null,
      floor: one.floor ?? 0,
      decimals: one.decimals ?? 2,
      recorded_at: timestamp(begin),
    })
  }
  return indicators
}

/** Every target of an indicator with its revisions, subject by subject. */
export function* makeTargets(setting: Setting, structure: Structure, staff: Staff, indicator: Indicator): Generator<Target> {
  const random = setting.random.part(`targets/${indicator.code}`)
  for (const subject of subjectsOf(indicator, structure, staff, random)) {
    const size = 1 + random.between(-1, 1) * (indicator.spread ?? 0.1)
    for (const period of periodsFor(indicator, subject)) yield makeTarget(setting, indicator, subject, period, size, random)
  }
}

function subjectsOf(indicator: Indicator, { agencies }: Structure, staff: Staff, random: Random): Subject[] {
  const { subjects } = indicator
  const asSubject = (agency: Agency): Subject => ({
    id: agency.id,
    agency,
    assignment: null,
    firstDay: years.firstDay,
    lastDay: agency.mergedInto ? addDays(reformDay, -1) : years.lastDay,
  })
  if ('unitsOf' in subjects)
    return agencies
      .filter(({ parent, kind }) => parent && subjects.unitsOf.includes(parent.code) && (!subjects.kind || kind === subjects.kind))
      .map(asSubject)
  if ('agencies' in subjects) {
    const { agencies: wanted } = subjects
    const tops = agencies.filter(({ parent }) => parent === null)
    if (wanted === 'ALL') return tops.map(asSubject)
    if (wanted === 'DISTRICTS') return tops.filter(({ kind }) => kind === 'KECAMATAN').map(asSubject)
    return agencies.filter(({ code }) => wanted.includes(code)).map(asSubject)
  }
  const isStaff = ({ kind, post }: Assignment) => kind === 'DEFINITIVE' && (post.type === 'FUNGSIONAL' || post.type === 'PELAKSANA')
  // Somebody is chosen once, and keeps the indicator after a transfer.
  const chosen = new Map<string, boolean>()
  const isChosen = (assignment: Assignment) => {
    const known = chosen.get(assignment.employee.id)
    if (known !== undefined) return known
    const answer =
      isFor(indicator, assignment.agency.profession, assignment.post) && (random.chance(subjects.share) || assignment === staff.example)
    chosen.set(assignment.employee.id, answer)
    return answer
  }
  return staff.assignments
    .filter((assignment) => isStaff(assignment) && isChosen(assignment))
    .map((assignment) => ({
      id: assignment.id,
      agency: assignment.agency,
      assignment,
      firstDay: assignment.from,
      lastDay: assignment.to ? addDays(assignment.to, -1) : years.lastDay,
    }))
}

/** Whole periods in which the subject exists; where a year is cut by a change, the quarters that are left of it. */
function periodsFor({ per, cadence }: Indicator, { firstDay, lastDay }: Subject): Period[] {
  const exists = (period: Period) => period.firstDay >= firstDay && period.lastDay <= lastDay
  const finer = cadence === 'SEMESTER' ? 'SEMESTER' : cadence === 'QUARTER' || per === 'YEAR' ? 'QUARTER' : 'MONTH'
  return periodsIn(years, per)
    .flatMap((period) => (exists(period) || per === 'MONTH' ? [period] : periodsIn(period, finer)))
    .filter(exists)
}

function makeTarget(setting: Setting, indicator: Indicator, subject: Subject, period: Period, size: number, random: Random): Target {
  const { town, loader, newId, sourceId, accounts } = setting
  // Agreed in the days before the period; for quarters and months once for the year.
  const agreed =
    Date.parse(`${yearOf(period.firstDay) - 1}-12-10T03:00:00Z`) + random.whole(0, 18) * 86_400_000 + random.whole(0, 6 * 3_600_000)
  const recorded =
    subject.assignment && subject.firstDay > '2025-01-01' ? Math.max(agreed, Date.parse(subject.firstDay) - 5 * 86_400_000) : agreed
  const id = newId(recorded)
  loader.add('target', {
    municipality_id: town.id,
    id,
    indicator_id: indicator.id,
    agency_id: subject.agency.id,
    assignment_id: subject.assignment?.id ?? null,
    subject_id: subject.id,
    period: period.id,
    period_from: period.firstDay,
    period_to: period.lastDay,
    source_id: sourceId,
    recorded_at: timestamp(recorded),
  })
  const first = figureFor(indicator, subject, period, size)
  const revise = (value: number, validFrom: Day, reason: string, at: number) =>
    loader.add('target_revision', {
      municipality_id: town.id,
      id: newId(at),
      target_id: id,
      valid_from: validFrom,
      value: textOf(value, indicator),
      value_high: indicator.high ?? null,
      reason,
      recorded_by: accounts.admin,
      recorded_at: timestamp(at),
    })
  revise(first, period.firstDay, '', recorded)

  // The budget is changed in the middle of the year, and some targets with it.
  const year = yearOf(period.firstDay)
  const isRevised =
    period.grain === 'YEAR' &&
    !indicator.grows &&
    indicator.polarity !== 'RANGE' &&
    first > 0 &&
    random.chance(indicator.type === 'CURRENCY' ? 0.5 : 0.14)
  if (!isRevised) return { id, indicator, subject, period, value: first, high: indicator.high ?? null }
  const changed = rounded(bounded(first * random.pick([0.85, 0.9, 0.93, 1.05, 1.08, 1.12]), indicator), indicator)
  revise(changed, `${year}-07-01`, `Perubahan APBD ${year}`, Date.parse(`${year}-06-24T02:30:00Z`) + random.whole(0, 3 * 86_400_000))
  return { id, indicator, subject, period, value: changed, high: indicator.high ?? null }
}

/** The first agreed figure: the plan's, grown in the second year, fitted to the subject's size and the period's length and season. */
function figureFor(indicator: Indicator, subject: Subject, period: Period, size: number): number {
  if (indicator.zeroFor?.includes(subject.agency.code)) return 0
  const growth = yearOf(period.firstDay) === 2026 ? (indicator.growth ?? 1) : 1
  const isFlow = indicator.overTime === 'SUM' && indicator.type !== 'RATIO'
  const share = isFlow ? shareOf(indicator, period) : 1
  return rounded(bounded(indicator.level * growth * size * share, indicator), indicator)
}

/** How much of the plan's period falls into this one, for figures that add up. */
function shareOf(indicator: Indicator, period: Period): number {
  const months = (grain: string) => ({ DAY: 0, MONTH: 1, QUARTER: 3, SEMESTER: 6, YEAR: 12 })[grain]!
  const weight = periodsIn(period, 'MONTH').reduce((sum, month) => sum + seasonOf(indicator.season, month.firstDay), 0)
  return weight / months(indicator.per)
}

const bounded = (value: number, { most }: IndicatorPlan) => (most === undefined ? value : Math.min(value, most))

/** Targets are round figures. */
function rounded(value: number, { type, decimals }: IndicatorPlan): number {
  if (type === 'CURRENCY') return Math.round(value / 5_000_000) * 5_000_000
  if (type === 'COUNT' && (decimals ?? 2) === 0)
    return value === 0 ? 0 : Math.max(1, value >= 200 ? Math.round(value / 10) * 10 : Math.round(value))
  return Math.round(value * 2) / 2
}

export const textOf = (value: number, { type, decimals }: IndicatorPlan) => value.toFixed(type === 'CURRENCY' ? 0 : (decimals ?? 2))
