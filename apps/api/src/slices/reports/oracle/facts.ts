import { addDays, isRatioType, type Agency, type Card, type Day, type Indicator, type Observation, type State, type Target, type World } from './world'

/** The oracle's own reading of time, trees and states, fact by fact. Slow, plain, and sharing nothing with what it checks. */
export type Grain = 'DAY' | 'MONTH' | 'QUARTER' | 'SEMESTER' | 'YEAR'
export type Use = { by: string; level?: number; grain?: Grain }
export type Leaf = { on: string; op: string; values: string[] }
export type Filter = { and: Filter[] } | { or: Filter[] } | { not: Filter } | Leaf
export type Question = {
  measures: string[]; rows: Use[]; columns: Use[]; from: Day; to: Day; toDate: boolean; where: Filter | null; totals: string[]
  orderBy: { measure?: string; dimension?: string; direction: 'ASC' | 'DESC' }[]
  minimumState: State; structure: 'AS_WAS' | 'AS_IS'; asOf: string | null; now: string; municipalities: number[]
}
/** What dimensions are read from. */
export type Fact = { municipality: number; indicator: Indicator | null; agency: string; assignment: string | null; source: string | null; day: Day; state: State | null; card?: Card }

const offsets = { 'Asia/Jakarta': 7, 'Asia/Jayapura': 9 }
const states: State[] = ['DRAFT', 'RETURNED', 'SUBMITTED', 'VERIFIED', 'FINAL']
const fineness: Grain[] = ['DAY', 'MONTH', 'QUARTER', 'SEMESTER', 'YEAR']

export const momentOf = ({ asOf, now }: Question): string => asOf ?? now
export const todayOf = (world: World, municipality: number, question: Question): Day => {
  const { zone } = world.municipalities.find(({ id }) => id === municipality)!
  return new Date(Date.parse(momentOf(question)) + offsets[zone] * 3_600_000).toISOString().slice(0, 10)
}
const wasKnown = (one: { recordedAt: string; withdrawnAt: string | null }, moment: string) => one.recordedAt <= moment && (one.withdrawnAt === null || one.withdrawnAt > moment)

/** The first and last day of the period of a grain around a day, and its code. */
export function periodAround(day: Day, grain: Grain): { id: string; first: Day; last: Day } {
  if (grain === 'DAY') return { id: day, first: day, last: day }
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))]
  const months = { MONTH: 1, QUARTER: 3, SEMESTER: 6, YEAR: 12 }[grain]
  const index = Math.floor((month - 1) / months)
  const first = new Date(Date.UTC(year, index * months, 1)).toISOString().slice(0, 10)
  const last = new Date(Date.UTC(year, (index + 1) * months, 0)).toISOString().slice(0, 10)
  const id = grain === 'YEAR' ? `${year}` : grain === 'MONTH' ? day.slice(0, 7) : `${year}-${grain === 'QUARTER' ? 'Q' : 'S'}${index + 1}`
  return { id, first, last }
}
export const finest = (uses: readonly Use[]): Grain | null => fineness.find((grain) => uses.some((use) => use.grain === grain)) ?? null

/** The buckets of a grain within the question's days, cut at its ends. */
export function bucketsOf(question: Question, grain: Grain | null): { first: Day; last: Day }[] {
  if (grain === null) return [{ first: question.from, last: question.to }]
  const buckets: { first: Day; last: Day }[] = []
  for (let day = question.from; day <= question.to; ) {
    const { last } = periodAround(day, grain)
    const end = last < question.to ? last : question.to
    buckets.push({ first: day, last: end })
    day = addDays(end, 1)
  }
  return buckets
}

export const pathOn = (world: World, agency: string, day: Day): Agency[] => {
  const one = world.agencies.find(({ id }) => id === agency)!
  const place = one.places.find(({ from, to }) => from <= day && (to === null || day < to))
  if (!place) return []
  if (place.parent === null) return [one]
  const above = pathOn(world, place.parent, day)
  return above.length === 0 ? [] : [...above, one]
}
const heirOf = (world: World, agency: string): string => {
  const { successor } = world.agencies.find(({ id }) => id === agency)!
  return successor === null ? agency : heirOf(world, successor)
}
const agencyPath = (world: World, question: Question, fact: Fact): Agency[] =>
  question.structure === 'AS_IS' ? pathOn(world, heirOf(world, fact.agency), todayOf(world, fact.municipality, question)) : pathOn(world, fact.agency, fact.day)
const ownerOf = (world: World, question: Question, fact: Fact): Agency => world.agencies.find(({ id }) => id === (question.structure === 'AS_IS' ? heirOf(world, fact.agency) : fact.agency))!

const codeOf = (one: { municipality: number; code: string }) => `${one.municipality}:${one.code}`

/** The member of a dimension that a fact has; null is none. */
export function memberOf(world: World, question: Question, use: Use, fact: Fact): string | null {
  switch (use.by) {
    case 'MUNICIPALITY':
      return String(fact.municipality)
    case 'AGENCY': {
      if (use.level === undefined) return codeOf(ownerOf(world, question, fact))
      const ancestor = agencyPath(world, question, fact)[use.level - 1]
      return ancestor ? codeOf(ancestor) : null
    }
    case 'INDICATOR':
      return codeOf(fact.indicator!)
    case 'INDICATOR_TYPE':
      return fact.indicator!.type
    case 'POLARITY':
      return fact.indicator!.polarity
    case 'SOURCE':
      return codeOf(world.sources.find(({ id }) => id === fact.source)!)
    case 'PERIOD':
      return periodAround(fact.day, use.grain!).id
    case 'STATE':
      return fact.state
    case 'CADENCE':
      return fact.indicator!.cadence
    case 'POSITION_TYPE':
      return holderOf(world, fact)?.positionType ?? null
    case 'GRADE':
      return holderOf(world, fact)?.grade ?? null
    case 'EMPLOYMENT':
      return holderOf(world, fact)?.employment ?? null
    case 'EMPLOYEE': {
      const one = holderOf(world, fact)
      return one ? `${one.municipality}:${one.nip}` : null
    }
    case 'PREDICATE':
      return fact.card!.predicate
    case 'SCHEME':
      return fact.card!.scheme
    case 'SCORECARD_STATE':
      return fact.card!.sealedAt === null ? 'LIVE' : 'FINAL'
    default:
      throw new Error(use.by)
  }
}

const holderOf = (world: World, { assignment }: Fact) => world.assignments.find(({ id }) => id === assignment)

const nameOf = (world: World, on: string, code: string): string => {
  if (on === 'EMPLOYEE') return 'Seseorang'
  if (on === 'MUNICIPALITY') return world.municipalities.find(({ id }) => String(id) === code)!.name
  const among: { municipality: number; code: string; name: string }[] = on === 'AGENCY' ? world.agencies : on === 'INDICATOR' ? world.indicators : world.sources
  return among.find((one) => codeOf(one) === code)!.name
}

export function fits(world: World, question: Question, filter: Filter | null, fact: Fact): boolean {
  if (filter === null) return true
  if ('and' in filter) return filter.and.every((part) => fits(world, question, part, fact))
  if ('or' in filter) return filter.or.some((part) => fits(world, question, part, fact))
  if ('not' in filter) return !fits(world, question, filter.not, fact)
  const { on, op, values } = filter
  if (on === 'PERIOD') {
    const ranges = values.map(rangeOf)
    const within = ranges.some(({ first, last }) => first <= fact.day && fact.day <= last)
    if (op === 'GTE') return fact.day >= ranges[0]!.first
    if (op === 'LTE') return fact.day <= ranges[0]!.last
    if (op === 'BETWEEN') return fact.day >= ranges[0]!.first && fact.day <= ranges[1]!.last
    return op === 'NOT_IN' ? !within : within
  }
  if (op === 'DESCENDANT_OF') return agencyPath(world, question, fact).some((agency) => values.includes(codeOf(agency)))
  const member = memberOf(world, question, { by: on }, fact)
  if (op === 'IS_NULL') return member === null
  if (op === 'NOT_IN') return member === null || !values.includes(member)
  if (member === null) return false
  if (op === 'CONTAINS') return `${member} ${nameOf(world, on, member)}`.toLowerCase().includes(values[0]!.toLowerCase())
  const rank = (state: string) => states.indexOf(state as State)
  if (op === 'GTE') return rank(member) >= rank(values[0]!)
  if (op === 'LTE') return rank(member) <= rank(values[0]!)
  if (op === 'BETWEEN') return rank(member) >= rank(values[0]!) && rank(member) <= rank(values[1]!)
  return values.includes(member)
}

const rangeOf = (id: string): { first: Day; last: Day } => {
  if (id.length === 10) return { first: id, last: id }
  if (id.length === 4) return periodAround(`${id}-01-01`, 'YEAR')
  const [year, part = ''] = id.split('-')
  if (part.startsWith('Q')) return periodAround(`${year}-${String(Number(part[1]) * 3).padStart(2, '0')}-01`, 'QUARTER')
  if (part.startsWith('S')) return periodAround(`${year}-${part === 'S1' ? '01' : '07'}-01`, 'SEMESTER')
  return periodAround(`${id}-01`, 'MONTH')
}

/** The state of an observation at the moment asked of, and the furthest it had come. Null: it was not there, or was withdrawn. */
function standing(one: Observation, moment: string): { state: State; reached: number } | null {
  const passed = one.states.filter(({ at }) => at <= moment)
  if (!wasKnown(one, moment) || passed.length === 0) return null
  return { state: passed.at(-1)!.state, reached: Math.max(...passed.map(({ state }) => states.indexOf(state))) }
}

export type Seen = { observation: Observation; target: Target; indicator: Indicator; fact: Fact }

/** Every observation that is current at the question's minimum state, in its period or wherever. Those of the wrong form are in it too. */
export function currentObservations(world: World, question: Question): Seen[] {
  const moment = momentOf(question)
  const least = states.indexOf(question.minimumState)
  return world.observations.flatMap((observation): Seen[] => {
    if (!question.municipalities.includes(observation.municipality)) return []
    const now = standing(observation, moment)
    if (!now || states.indexOf(now.state) < least) return []
    const corrections = world.observations.filter(({ supersedes }) => supersedes === observation.id).flatMap((one) => standing(one, moment) ?? [])
    if (corrections.some(({ reached }) => reached >= least)) return []
    const target = world.targets.find(({ id }) => id === observation.target)!
    const indicator = world.indicators.find(({ id }) => id === target.indicator)!
    return [{ observation, target, indicator, fact: { municipality: target.municipality, indicator, agency: target.agency, assignment: target.assignment, source: observation.source, day: observation.day, state: now.state } }]
  })
}

export const liveTargets = (world: World, question: Question): Target[] => world.targets.filter((one) => question.municipalities.includes(one.municipality) && wasKnown(one, momentOf(question)))

/** The figure of a target that counts on a day. */
export function figureOn(world: World, question: Question, target: Target, day: Day): { low: string; high: string | null } | null {
  const today = todayOf(world, target.municipality, question)
  const until = day < today ? day : today
  const valid = target.revisions.filter((one) => wasKnown(one, momentOf(question)) && one.from <= until)
  const [best] = [...valid].sort((a, b) => (a.from !== b.from ? (a.from < b.from ? 1 : -1) : a.recordedAt !== b.recordedAt ? (a.recordedAt < b.recordedAt ? 1 : -1) : a.id < b.id ? 1 : -1))
  return best ? { low: best.value, high: best.high } : null
}

/** Observations that were verified by the moment asked of, in the question's period and filter, with the milliseconds that it took. */
export function verificationsOf(world: World, question: Question): { fact: Fact; waited: number }[] {
  const moment = momentOf(question)
  const targets = liveTargets(world, question)
  return world.observations.flatMap((one) => {
    const target = targets.find(({ id }) => id === one.target)
    const when = (least: number) => one.states.find(({ state }) => states.indexOf(state) >= least)?.at
    const [submitted, verified] = [when(2), when(3)]
    if (!target || !wasKnown(one, moment) || submitted === undefined || verified === undefined || verified > moment || one.day < question.from || one.day > question.to) return []
    const indicator = world.indicators.find(({ id }) => id === target.indicator)!
    const fact: Fact = { municipality: target.municipality, indicator, agency: target.agency, assignment: target.assignment, source: one.source, day: one.day, state: null }
    return fits(world, question, question.where, fact) ? [{ fact, waited: Date.parse(verified) - Date.parse(submitted) }] : []
  })
}

export const hasRightForm = ({ observation, indicator }: Seen): boolean => (observation.value === null) === isRatioType(indicator.type)

export type Slot = { fact: Fact; isReported: boolean; isLate: boolean }

/** Every report that had come due, over the question's period and filter. */
export function slotsOf(world: World, question: Question): Slot[] {
  const moment = momentOf(question)
  const current = currentObservations(world, question)
  return liveTargets(world, question).flatMap((target): Slot[] => {
    const indicator = world.indicators.find(({ id }) => id === target.indicator)!
    const town = world.municipalities.find(({ id }) => id === target.municipality)!
    const slots: Slot[] = []
    if (world.sources.find(({ id }) => id === target.source)!.kind === 'PUBLISHED') return slots
    for (let day = target.from; day <= target.to; ) {
      const { first, last } = periodAround(day, indicator.cadence)
      day = addDays(last, 1)
      if (first < target.from || last > target.to || last < question.from || last > question.to) continue
      const deadline = new Date(Date.parse(`${addDays(last, 1 + town.deadlineDays)}T00:00:00Z`) - offsets[town.zone] * 3_600_000).toISOString()
      if (deadline > moment || !isAssessed(world, target, last)) continue
      const submitted = world.observations
        .filter((one) => one.target === target.id && one.day >= first && one.day <= last && wasKnown(one, moment))
        .flatMap((one) => one.states.find(({ state }) => states.indexOf(state) >= 2)?.at ?? [])
        .filter((at) => at <= moment)
        .sort()
      const latest = current
        .filter(({ observation }) => observation.target === target.id && observation.day >= first && observation.day <= last)
        .sort(({ observation: a }, { observation: b }) => (a.day !== b.day ? (a.day < b.day ? 1 : -1) : a.recordedAt !== b.recordedAt ? (a.recordedAt < b.recordedAt ? 1 : -1) : a.id < b.id ? 1 : -1))[0]
      const fact: Fact = { municipality: target.municipality, indicator, agency: target.agency, assignment: target.assignment, source: target.source, day: last, state: latest?.fact.state ?? null }
      if (fits(world, question, question.where, fact)) slots.push({ fact, isReported: submitted.length > 0, isLate: submitted.length > 0 && submitted[0]! >= deadline })
    }
    return slots
  })
}

function isAssessed(world: World, target: Target, day: Day): boolean {
  if (target.assignment === null) return true
  const { from, to, isWithdrawn, exemptions } = world.assignments.find(({ id }) => id === target.assignment)!
  return !isWithdrawn && from <= day && (to === null || day < to) && !exemptions.some((one) => one.from <= day && (one.to === null || day < one.to))
}
