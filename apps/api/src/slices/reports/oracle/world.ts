import { v7 as uuid } from 'uuid'
import { randomOf, type Random } from './random'

/** A small, awkward world: moves, mergers, gaps, zero targets, mixed polarity, revisions, corrections, returns, withdrawals, exemptions. */
export type Day = string
export type Moment = string
export type State = 'DRAFT' | 'RETURNED' | 'SUBMITTED' | 'VERIFIED' | 'FINAL'
export type Span = { from: Day; to: Day | null }
export type Municipality = { id: number; name: string; zone: 'Asia/Jakarta' | 'Asia/Jayapura'; deadlineDays: number }
export type Agency = { id: string; municipality: number; code: string; name: string; successor: string | null; places: (Span & { parent: string | null })[] }
export type Indicator = {
  id: string; municipality: number; code: string; name: string; type: string; unit: string; polarity: 'MAXIMIZE' | 'MINIMIZE' | 'RANGE' | 'EXACT'; minimizeFormula: 'LINEAR' | 'RATIO'
  overTime: 'SUM' | 'AVERAGE' | 'LAST' | 'MIN' | 'MAX'; overSubjects: 'SUM' | 'AVERAGE' | 'RATIO' | 'NONE'; cadence: 'MONTH' | 'QUARTER' | 'SEMESTER' | 'YEAR'
  partOf: string | null; weight: string; cap: string | null; floor: string
}
export type Source = { id: string; municipality: number; code: string; name: string; kind: 'REPORTED' | 'PUBLISHED' | 'INVENTED' }
export type Assignment = Span & { id: string; municipality: number; agency: string; nip: string; employment: 'PNS' | 'PPPK'; grade: string; positionType: string; isActing: boolean; isWithdrawn: boolean; exemptions: Span[] }
export type Revision = { id: string; from: Day; value: string; high: string | null; recordedAt: Moment; withdrawnAt: Moment | null }
export type Target = {
  id: string; municipality: number; indicator: string; agency: string; assignment: string | null; subject: string; period: string; from: Day; to: Day
  source: string; recordedAt: Moment; withdrawnAt: Moment | null; revisions: Revision[]
}
export type Observation = {
  id: string; municipality: number; target: string; day: Day; value: string | null; numerator: string | null; denominator: string | null; source: string
  printed: string | null; supersedes: string | null; recordedAt: Moment; states: { id: string; state: State; at: Moment }[]; withdrawnAt: Moment | null
}
export type Card = {
  id: string; municipality: number; nip: string; period: string; from: Day; to: Day; isPractice: boolean; scheme: string; score: string | null; predicate: string | null; reckonedAt: Moment; sealedAt: Moment | null
}
export type Rating = { id: string; municipality: number; agency: string; period: string; predicate: 'EXCEPTIONAL' | 'GOOD' | 'NEEDS_IMPROVEMENT' | 'POOR' | 'VERY_POOR'; recordedAt: Moment }
export type World = {
  municipalities: Municipality[]; agencies: Agency[]; indicators: Indicator[]; sources: Source[]; assignments: Assignment[]; targets: Target[]; observations: Observation[]
  cards: Card[]; ratings: Rating[]
}

const types: { type: string; isRatio: boolean; overTime: Indicator['overTime'][]; overSubjects: Indicator['overSubjects'][] }[] = [
  { type: 'COUNT', isRatio: false, overTime: ['SUM', 'LAST', 'AVERAGE', 'MIN', 'MAX'], overSubjects: ['SUM', 'AVERAGE', 'NONE'] },
  { type: 'CURRENCY', isRatio: false, overTime: ['SUM', 'LAST'], overSubjects: ['SUM'] },
  { type: 'DURATION', isRatio: false, overTime: ['AVERAGE', 'LAST', 'MAX'], overSubjects: ['AVERAGE', 'SUM'] },
  { type: 'PERCENTAGE', isRatio: false, overTime: ['LAST', 'AVERAGE'], overSubjects: ['NONE', 'AVERAGE'] },
  { type: 'RATIO', isRatio: true, overTime: ['SUM', 'LAST', 'MIN', 'MAX'], overSubjects: ['RATIO', 'NONE'] },
]
export const isRatioType = (type: string): boolean => types.some((one) => one.type === type && one.isRatio)

export const addDays = (day: Day, days: number): Day => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
const noon = (day: Day, hours = 5): Moment => new Date(Date.parse(`${day}T00:00:00Z`) + hours * 3_600_000).toISOString()

export function randomWorld(seed: number): World {
  const random = randomOf(seed)
  const world: World = { municipalities: [], agencies: [], indicators: [], sources: [], assignments: [], targets: [], observations: [], cards: [], ratings: [] }
  for (const [i, zone] of (['Asia/Jakarta', 'Asia/Jayapura'] as const).entries()) {
    const municipality = { id: 1001 + i, name: `Kota ${'AB'[i]}`, zone, deadlineDays: random.whole(0, 12) }
    world.municipalities.push(municipality)
    peopleTown(world, municipality.id, random)
  }
  for (const { id } of world.municipalities) appraise(world, id, random)
  return world
}

function peopleTown(world: World, municipality: number, random: Random): void {
  const sources: Source[] = (['REPORTED', 'PUBLISHED', 'INVENTED'] as const).map((kind) => ({ id: uuid(), municipality, code: `S-${kind}`, name: kind.toLowerCase(), kind }))
  const agencies = randomTree(municipality, random)
  const indicators = Array.from({ length: 7 }, (_, i) => randomIndicator(municipality, i, random))
  indicators.forEach((indicator, i) => (indicator.partOf = i > 0 && random.chance(0.3) ? indicators[random.whole(0, i - 1)]!.id : null))
  const assignments: Assignment[] = Array.from({ length: 4 }, (_, i) => ({
    id: uuid(), municipality, nip: `19800101200501${municipality}${i}`.slice(-18).padStart(18, '1'), employment: random.one(['PNS', 'PPPK'] as const), grade: random.one(['I/a', 'III/a', 'IV/e', 'V', 'IX']), positionType: random.one(['JPT', 'PELAKSANA', 'FUNGSIONAL']), agency: random.one(agencies).id, from: '2025-01-01', to: random.chance(0.4) ? random.day('2025-06-01', '2026-10-01') : null, isActing: false, isWithdrawn: random.chance(0.1),
    exemptions: random.chance(0.5) ? [{ from: random.day('2025-02-01', '2026-06-01'), to: random.chance(0.7) ? random.day('2026-06-02', '2026-12-01') : null }] : [],
  }))
  world.sources.push(...sources)
  world.agencies.push(...agencies)
  world.indicators.push(...indicators)
  world.assignments.push(...assignments)
  for (const indicator of indicators) {
    const subjects = [...random.some(agencies, random.whole(1, 4)).map(({ id }) => ({ agency: id, assignment: null as string | null })), ...random.some(assignments, random.whole(0, 2)).map(({ id, agency }) => ({ agency, assignment: id as string | null }))]
    for (const subject of subjects) setTargets(world, municipality, indicator, subject, sources, random)
  }
}

function randomTree(municipality: number, random: Random): Agency[] {
  const agency = (code: string, parent: string | null): Agency => ({ id: uuid(), municipality, code, name: `Dinas ${code.toLowerCase()}`, successor: null, places: [{ parent, from: '2024-01-01', to: null }] })
  const [a, b, c] = [agency('A', null), agency('B', null), agency('C', null)] as const
  const units = [agency('A-1', a.id), agency('A-2', a.id), agency('B-1', b.id), agency('C-1', c.id)] as const
  const all = [a, b, c, ...units, agency('A-1-1', units[0].id)]
  const move = (who: Agency, parent: string | null, day: Day): void => {
    const last = who.places.at(-1)!
    if (last.to !== null || last.from >= day || last.parent === parent) return
    last.to = day
    who.places.push({ parent, from: day, to: null })
  }
  const merge = (gone: Agency, heir: Agency, day: Day): void => {
    for (const one of all) if (one.places.at(-1)!.to === null && one.places.at(-1)!.parent === gone.id) move(one, heir.id, day)
    gone.places.at(-1)!.to = day
    gone.successor = heir.id
  }
  move(units[1], b.id, random.day('2025-03-01', '2026-03-01'))
  if (random.chance(0.5)) move(units[2], units[0].id, random.day('2025-05-01', '2026-02-01'))
  if (random.chance(0.3)) move(units[3], null, random.day('2025-02-01', '2025-12-01'))
  merge(c, b, random.day('2026-03-02', '2026-06-01'))
  if (random.chance(0.4)) merge(b, a, random.day('2026-06-02', '2026-09-01'))
  return all
}

function randomIndicator(municipality: number, i: number, random: Random): Indicator {
  const { type, overTime, overSubjects } = random.one(types)
  return {
    id: uuid(), municipality, code: `I-${i}`, name: `Indikator ${i}`, type, unit: random.one(['dokumen', 'dokumen', 'hari']), polarity: random.one(['MAXIMIZE', 'MAXIMIZE', 'MINIMIZE', 'RANGE', 'EXACT'] as const),
    minimizeFormula: random.one(['LINEAR', 'RATIO'] as const), overTime: random.one(overTime), overSubjects: random.one(overSubjects), cadence: random.one(['MONTH', 'MONTH', 'QUARTER', 'SEMESTER', 'YEAR'] as const),
    partOf: null, weight: random.one(['1', '1', '2', '0.5', '0']), cap: random.one([null, null, '100', '120']), floor: random.one(['0', '0', '-50']),
  }
}

const periods: { [grain: string]: [string, Day, Day][] } = {
  YEAR: [['2025', '2025-01-01', '2025-12-31'], ['2026', '2026-01-01', '2026-12-31']],
  SEMESTER: [['2025-S2', '2025-07-01', '2025-12-31'], ['2026-S1', '2026-01-01', '2026-06-30'], ['2026-S2', '2026-07-01', '2026-12-31']],
  QUARTER: [['2025-Q4', '2025-10-01', '2025-12-31'], ['2026-Q1', '2026-01-01', '2026-03-31'], ['2026-Q2', '2026-04-01', '2026-06-30'], ['2026-Q3', '2026-07-01', '2026-09-30']],
  MONTH: [['2025-12', '2025-12-01', '2025-12-31'], ['2026-01', '2026-01-01', '2026-01-31'], ['2026-02', '2026-02-01', '2026-02-28'], ['2026-03', '2026-03-01', '2026-03-31'], ['2026-04', '2026-04-01', '2026-04-30']],
}

function setTargets(world: World, municipality: number, indicator: Indicator, { agency, assignment }: { agency: string; assignment: string | null }, sources: Source[], random: Random): void {
  for (const [period, from, to] of periods[random.one(Object.keys(periods))]!) {
    if (random.chance(0.15)) continue
    const subject = assignment ?? agency
    if (world.targets.some((other) => other.indicator === indicator.id && other.subject === subject && other.period === period)) continue
    const target: Target = {
      id: uuid(), municipality, indicator: indicator.id, agency, assignment, subject, period, from, to, source: random.one(sources).id, recordedAt: noon('2025-01-02'),
      withdrawnAt: random.chance(0.05) ? noon(random.day('2026-01-10', '2026-10-01')) : null, revisions: randomRevisions(indicator, from, to, random),
    }
    world.targets.push(target)
    observe(world, indicator, target, sources, random)
  }
}

/** People without targets, who move, act for others and leave; their scorecards, and how their units were rated. */
function appraise(world: World, municipality: number, random: Random): void {
  const agencies = world.agencies.filter((one) => one.municipality === municipality)
  for (let i = 0; i < 14; i++) {
    const nip = `19900101${municipality}${String(i).padStart(6, '0')}`
    const person = { municipality, nip, employment: random.one(['PNS', 'PPPK'] as const), grade: random.one(['I/a', 'III/a', 'IX']), exemptions: [] }
    const post = (from: Day, to: Day | null, isActing = false): Assignment => ({ ...person, id: uuid(), agency: random.one(agencies).id, positionType: random.one(['JPT', 'PELAKSANA']), from, to, isActing, isWithdrawn: random.chance(0.08) })
    const leaves = random.chance(0.4) ? random.day('2025-03-01', '2026-09-01') : null
    world.assignments.push(post('2024-06-01', leaves))
    if (leaves !== null && random.chance(0.7)) world.assignments.push(post(random.chance(0.5) ? leaves : addDays(leaves, random.whole(1, 60)), null))
    if (random.chance(0.2)) world.assignments.push(post(random.day('2025-02-01', '2026-06-01'), null, true))
  }
  for (const nip of new Set(world.assignments.flatMap((one) => (one.municipality === municipality ? [one.nip] : []))))
    for (const [period, from, to] of random.some([...periods['YEAR']!, ...periods['SEMESTER']!, periods['QUARTER']![1]!], random.whole(0, 4)))
      for (const isPractice of random.chance(0.15) ? [false, true] : [random.chance(0.1)]) {
        const reckonedAt = noon(random.day('2025-12-01', '2026-11-10'))
        world.cards.push({
          id: uuid(), municipality, nip, period, from, to, isPractice, scheme: random.one(['0:A@1', '0:A@2', `${municipality}:B@1`]), score: random.chance(0.8) ? figure(random) : null,
          predicate: random.one([null, 'VERY_GOOD', 'VERY_GOOD', 'GOOD', 'GOOD', 'GOOD', 'NEEDS_IMPROVEMENT', 'POOR_MISCONDUCT', 'VERY_POOR']), reckonedAt, sealedAt: random.chance(0.5) ? noon(addDays(reckonedAt.slice(0, 10), random.whole(0, 9)), 7) : null,
        })
      }
  for (const { id } of agencies)
    for (const period of ['2025', '2026', '2026-S1'])
      for (let n = random.one([0, 0, 1, 2]); n > 0; n--)
        world.ratings.push({ id: uuid(), municipality, agency: id, period, predicate: random.one(['EXCEPTIONAL', 'GOOD', 'GOOD', 'NEEDS_IMPROVEMENT', 'POOR', 'VERY_POOR'] as const), recordedAt: noon(random.day('2025-06-01', '2026-11-10')) })
}

const figure = (random: Random): string => random.one(['0', '100', '50', '80', '12.5', '33.333', String(random.whole(1, 200)), String(random.whole(1, 200)), `${random.whole(0, 99)}.${random.whole(0, 999_999)}`])

function randomRevisions(indicator: Indicator, from: Day, to: Day, random: Random): Revision[] {
  const revision = (day: Day, recorded: Day): Revision => {
    const value = random.chance(0.03) ? '-5' : figure(random)
    return { id: uuid(), from: day, value, high: indicator.polarity === 'RANGE' && random.chance(0.8) ? String(Number(value) + random.whole(-1, 30)) : null, recordedAt: noon(recorded, random.whole(0, 12)), withdrawnAt: random.chance(0.1) ? noon(random.day('2026-02-01', '2026-10-01')) : null }
  }
  const first = random.chance(0.9) ? [revision(random.chance(0.8) ? from : addDays(from, random.whole(-20, 20)), '2025-01-03')] : []
  const middle = random.chance(0.4) ? [revision(random.day(from, to), random.day('2025-02-01', '2026-09-01'))] : []
  const again = random.chance(0.3) && middle[0] ? [{ ...revision(middle[0].from, random.day('2026-09-02', '2026-10-20')) }] : []
  return [...first, ...middle, ...again]
}

function observe(world: World, indicator: Indicator, target: Target, sources: Source[], random: Random): void {
  const isRatio = isRatioType(indicator.type) !== random.chance(0.03)
  const make = (day: Day, supersedes: string | null, after: Moment): Observation => {
    const recordedAt = new Date(Math.min(Date.parse(after), Date.parse('2026-10-30T00:00:00Z')) + random.whole(1, 20 * 86_400) * 1000).toISOString()
    const observation: Observation = {
      id: uuid(), municipality: target.municipality, target: target.id, day, value: isRatio ? null : figure(random), numerator: isRatio ? figure(random) : null, denominator: isRatio ? random.one(['0', '10', '50', '200', figure(random)]) : null,
      source: random.chance(0.7) ? sources[0]!.id : random.one(sources).id, printed: random.chance(0.2) ? random.one(['100', '87.50', '33.3', '0']) : null, supersedes, recordedAt, states: randomStates(recordedAt, random),
      withdrawnAt: random.chance(0.06) ? new Date(Date.parse(recordedAt) + 86_400_000 * random.whole(1, 200)).toISOString() : null,
    }
    if (observation.withdrawnAt !== null && observation.withdrawnAt > '2026-11-10') observation.withdrawnAt = null
    world.observations.push(observation)
    return observation
  }
  for (let i = random.whole(0, 4); i > 0; i--) {
    const day = random.chance(0.95) ? random.day(target.from, target.to) : addDays(target.to, random.whole(1, 40))
    if (day > '2026-10-28') continue
    const first = make(day, null, noon(day))
    if (random.chance(0.25)) {
      const second = make(random.chance(0.8) ? day : addDays(day, random.whole(-3, 3)), first.id, first.recordedAt)
      if (random.chance(0.3)) make(day, random.chance(0.5) ? first.id : second.id, second.recordedAt)
    }
  }
}

function randomStates(recordedAt: Moment, random: Random): Observation['states'] {
  const path = random.one<State[]>([['DRAFT'], ['DRAFT', 'SUBMITTED'], ['DRAFT', 'SUBMITTED', 'RETURNED'], ['DRAFT', 'SUBMITTED', 'RETURNED', 'SUBMITTED', 'VERIFIED'], ['SUBMITTED', 'VERIFIED'], ['DRAFT', 'SUBMITTED', 'VERIFIED'], ['DRAFT', 'SUBMITTED', 'VERIFIED', 'FINAL'], ['VERIFIED']])
  let at = Date.parse(recordedAt)
  return path.map((state, i) => {
    if (i > 0) at += random.whole(1, 12 * 86_400) * 1000
    return { id: uuid(), state, at: new Date(at).toISOString() }
  }).filter(({ at }, i) => i === 0 || at < '2026-11-15')
}
