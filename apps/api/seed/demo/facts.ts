import { addDays, startOfDay, type Period } from '@tolok/domain'
import { periodsIn, timestamp } from '../calendar'
import type { Random } from '../random'
import { figureOf, performance, type Figure } from './figures'
import { correctionLife, lifeOf, type State, type Step } from './life'
import type { Setting } from './setting'
import type { Assignment, Staff } from './staff'
import type { Target } from './targets'

const rank: Record<State, number> = { DRAFT: 0, RETURNED: 1, SUBMITTED: 2, VERIFIED: 3, FINAL: 4 }

/** The observations of a target, one for each reporting period that has ended, with what became of them. */
export function makeFacts(setting: Setting, staff: Staff, target: Target, skill: number, random: Random): void {
  const { town, now } = setting
  for (const part of periodsIn(target.period, target.indicator.cadence)) {
    if (Date.parse(part.lastDay) > now || isExempt(staff, target.subject.assignment, part)) continue
    const well = performance(target, part, skill, random)
    const life = lifeOf(part, target.subject.agency.story, town.timeZone, now, random)
    if (!life) continue
    const figure = figureOf(target, part, well, random)
    if (!life.correction) {
      observe(setting, staff, target, part, figure, life.steps, null, null, random)
      continue
    }
    // What was wrong at first is near the truth, sometimes a whole digit off.
    const wrong = figureOf(target, part, well * (random.chance(0.1) ? 0.4 : random.pick([0.85, 0.92, 1.1])), random)
    const steps = correctionLife(life.correction, town.timeZone, now, random)
    const first = observe(setting, staff, target, part, wrong, life.steps, null, steps.at(-1)?.state ?? null, random)
    if (steps.length > 0) observe(setting, staff, target, part, figure, steps, first, null, random)
  }
}

function isExempt(staff: Staff, assignment: Assignment | null, part: Period): boolean {
  return (
    assignment !== null &&
    staff.exemptions.some((one) => one.assignment === assignment && one.from <= part.lastDay && one.to > part.firstDay)
  )
}

/** Writes one row with its dated states; the cached columns say what those rows say. */
function observe(
  setting: Setting,
  staff: Staff,
  target: Target,
  part: Period,
  figure: Figure,
  steps: Step[],
  supersedes: string | null,
  successor: State | null,
  random: Random,
): string {
  const { town, loader, newId, sourceId, accounts } = setting
  const { indicator, subject } = target
  const isOwn = subject.assignment !== null && subject.assignment.employee === staff.example.employee
  const reporter = isOwn ? accounts.employee : subject.assignment ? null : accounts.admin
  const verifier = isOwn || subject.assignment?.supervisor === staff.example.supervisor ? accounts.superior : accounts.admin
  const recordedAt = steps[0]!.at
  const id = newId(recordedAt)
  // A draft begun before the last day speaks of a day that was over by then.
  const observedOn = recordedAt < startOfDay(part.lastDay, town.timeZone) ? addDays(part.lastDay, -2) : part.lastDay
  const firstSubmission = steps.find(({ state }) => rank[state] >= rank.SUBMITTED)
  loader.add('observation', {
    municipality_id: town.id,
    id,
    target_id: target.id,
    indicator_id: indicator.id,
    agency_id: subject.agency.id,
    subject_id: subject.id,
    observed_on: observedOn,
    ...figure,
    source_id: sourceId,
    evidence: random.chance(0.85) ? `LKB/${subject.agency.code}/${part.id}${supersedes ? '/R' : ''}` : null,
    supersedes_id: supersedes,
    recorded_by: reporter,
    recorded_at: timestamp(recordedAt),
    state: steps.at(-1)!.state,
    first_submitted_at: firstSubmission ? timestamp(firstSubmission.at) : null,
    successor_state: successor,
  })
  for (const { state, at, by, reason } of steps) {
    loader.add('observation_state', {
      municipality_id: town.id,
      id: newId(at),
      observation_id: id,
      state,
      account_id: by === 'REPORTER' ? reporter : verifier,
      reason,
      recorded_at: timestamp(at),
    })
  }
  return id
}
