import type { Filter, Question, Use } from './facts'
import type { Random } from './random'
import type { World } from './world'

const all = ['ACHIEVEMENT', 'TARGET', 'ACTUAL', 'INDICATOR_COUNT', 'SHARE_ON_TARGET', 'EXPECTED', 'REPORTED', 'LATE', 'ON_TIME', 'MISSING', 'REPORTED_SHARE', 'ON_TIME_SHARE', 'DAYS_TO_VERIFY']
const allOfCards = ['SCORECARD_COUNT', 'SCORECARD_MEAN', 'PREDICATE_COUNT', 'DISTRIBUTION_GAP', 'SHARE_GOOD_OR_BETTER', 'SHARE_NEEDS_IMPROVEMENT']
const stateless = new Set(['TARGET', 'INDICATOR_COUNT', 'DAYS_TO_VERIFY'])

/** A question that can be asked, with what its period comes to, and the same as a client would send it. Of scorecards: with some of their measures in it. */
export function randomQuestion(world: World, random: Random, now: string, ofCards = false): { question: Question; draft: Record<string, unknown> } {
  const measures = ofCards ? [...random.some(allOfCards, random.whole(1, 3)), ...random.some(all, random.one([0, 0, 0, 1]))] : random.some(all, random.whole(1, 4))
  const { uses: possible, may } = speaking(ofCards, measures, random)
  const uses = random.some(possible, random.whole(0, 4))
  const columns = uses.slice(0, random.one([0, 0, 1, 1, 2]))
  const rows = uses.slice(columns.length)
  const { period, from, to, toDate } = random.one(periods)
  const where = random.chance(0.45) ? randomFilter(world, may, random, 2) : null
  const orders = [...measures.map((measure) => ({ measure })), ...rows.map(({ by }) => ({ dimension: by }))]
  const orderBy = random.chance(0.3) ? random.some(orders, random.whole(1, 2)).map((one) => ({ ...one, direction: random.one(['ASC', 'DESC'] as const) })) : []
  const question: Question = {
    measures, rows, columns, from, to, toDate, where, orderBy, now,
    totals: random.some(['GRAND', 'ROWS', 'COLUMNS', 'SUBTOTALS'], random.whole(0, 4)),
    minimumState: random.one(['VERIFIED', 'VERIFIED', 'DRAFT', 'SUBMITTED', 'FINAL'] as const),
    structure: random.chance(0.3) ? 'AS_IS' : 'AS_WAS',
    asOf: random.chance(0.3) ? `${random.day('2025-10-01', '2026-10-20')}T${random.one(['00', '15', '17', '23'])}:00:00.000Z` : null,
    municipalities: random.chance(0.5) ? world.municipalities.map(({ id }) => id) : [random.one(world.municipalities).id],
  }
  const { minimumState, structure, totals, asOf } = question
  return { question, draft: { measures, rows, columns, period, where, orderBy, totals, minimumState, structure, asOf: asOf === null ? null : Date.parse(asOf), page: { first: 10_000 } } }
}

/** The dimensions that go with every measure asked for. */
function speaking(ofCards: boolean, measures: string[], random: Random): { uses: Use[]; may: (dimension: string) => boolean } {
  const [fine, coarse] = random.some(['MONTH', 'QUARTER', 'SEMESTER', 'YEAR'] as const, 2)
  const always: Use[] = [{ by: 'MUNICIPALITY' }, { by: 'AGENCY', level: random.whole(1, 3) }, { by: 'AGENCY' }, { by: random.one(['POSITION_TYPE', 'GRADE', 'EMPLOYMENT', 'EMPLOYEE']) }, { by: 'PERIOD', grain: fine! }, { by: 'PERIOD', grain: coarse! }]
  const ofTargets: Use[] = ofCards ? [] : [{ by: 'INDICATOR' }, { by: 'INDICATOR_TYPE' }, { by: 'POLARITY' }, { by: 'CADENCE' }, { by: 'SOURCE' }]
  const ofStates: Use[] = ofCards || measures.some((measure) => stateless.has(measure)) ? [] : [{ by: 'STATE' }]
  const ofScorecards: Use[] = measures.every((measure) => allOfCards.includes(measure)) ? [{ by: 'PREDICATE' }, { by: 'SCHEME' }, { by: 'SCORECARD_STATE' }] : []
  const uses = [...always, ...ofTargets, ...ofStates, ...ofScorecards]
  const known = new Set([...uses.map(({ by }) => by), 'POSITION_TYPE', 'GRADE', 'EMPLOYMENT', 'EMPLOYEE'])
  return { uses, may: (dimension) => known.has(dimension) }
}

const periods = [
  { period: { fixed: '2026' }, from: '2026-01-01', to: '2026-12-31', toDate: false },
  { period: { fixed: '2025' }, from: '2025-01-01', to: '2025-12-31', toDate: false },
  { period: { fixed: '2026-Q1' }, from: '2026-01-01', to: '2026-03-31', toDate: false },
  { period: { from: '2025', to: '2026' }, from: '2025-01-01', to: '2026-12-31', toDate: false },
  { period: { from: '2025-07', to: '2026-06' }, from: '2025-07-01', to: '2026-06-30', toDate: false },
  { period: { from: '2026-02-15', to: '2026-05-10' }, from: '2026-02-15', to: '2026-05-10', toDate: false },
  { period: { relative: 'YEAR_TO_DATE', anchor: '2026-08-17' }, from: '2026-01-01', to: '2026-08-17', toDate: true },
  { period: { relative: 'LAST_12_MONTHS', anchor: '2026-10-31' }, from: '2025-10-01', to: '2026-09-30', toDate: false },
]

function randomFilter(world: World, may: (dimension: string) => boolean, random: Random, depth: number): Filter {
  if (depth > 0 && random.chance(0.4)) {
    const parts = () => Array.from({ length: random.whole(1, 3) }, () => randomFilter(world, may, random, depth - 1))
    return random.one<() => Filter>([() => ({ and: parts() }), () => ({ or: parts() }), () => ({ not: randomFilter(world, may, random, depth - 1) })])()
  }
  const code = (one: { municipality: number; code: string }) => `${one.municipality}:${one.code}`
  const coded = (on: string, codes: string[]): Filter => {
    const op = random.one(['EQ', 'IN', 'NOT_IN', 'CONTAINS'])
    return { on, op, values: op === 'CONTAINS' ? [random.one(['a', '1', 'A-1', 'dinas b', 'Indikator 2', '100', '%', '_', 'kota b'])] : random.some(codes, op === 'EQ' ? 1 : random.whole(1, 3)) }
  }
  const chosen = (on: string, ids: string[]): Filter => {
    const op = random.one(['EQ', 'IN', 'NOT_IN'])
    return { on, op, values: random.some(ids, op === 'EQ' ? 1 : 2) }
  }
  const leaf = (on: string, op: string, values: string[]): Filter => ({ on, op, values })
  const leaves: Record<string, () => Filter> = {
    MUNICIPALITY: () => coded('MUNICIPALITY', world.municipalities.map(({ id }) => String(id))),
    AGENCY: () => (random.chance(0.5) ? coded('AGENCY', world.agencies.map(code)) : leaf('AGENCY', 'DESCENDANT_OF', random.some(world.agencies.map(code), random.whole(1, 2)))),
    INDICATOR: () => coded('INDICATOR', world.indicators.map(code)),
    SOURCE: () => coded('SOURCE', world.sources.map(code)),
    INDICATOR_TYPE: () => chosen('INDICATOR_TYPE', ['COUNT', 'RATIO', 'PERCENTAGE', 'CURRENCY', 'DURATION']),
    EMPLOYEE: () => coded('EMPLOYEE', world.assignments.map(({ municipality, nip }) => `${municipality}:${nip}`)),
    GRADE: () => chosen('GRADE', ['III/a', 'IX', 'I/a']),
    POSITION_TYPE: () => chosen('POSITION_TYPE', ['JPT', 'PELAKSANA', 'FUNGSIONAL']),
    EMPLOYMENT: () => (random.chance(0.7) ? chosen('EMPLOYMENT', ['PNS', 'PPPK']) : leaf('EMPLOYMENT', 'IS_NULL', [])),
    POLARITY: () => chosen('POLARITY', ['MAXIMIZE', 'MINIMIZE', 'RANGE', 'EXACT']),
    PERIOD: () => leaf('PERIOD', ...random.one<[string, string[]]>([['EQ', ['2026-Q1']], ['IN', ['2025-12', '2026-03']], ['NOT_IN', ['2026-S1']], ['GTE', ['2026-02']], ['LTE', ['2026-Q2']], ['BETWEEN', ['2025-11', '2026-04']]])),
    STATE: () => leaf('STATE', ...random.one<[string, string[]]>([['EQ', ['VERIFIED']], ['NOT_IN', ['FINAL']], ['GTE', ['VERIFIED']], ['LTE', ['SUBMITTED']], ['BETWEEN', ['RETURNED', 'VERIFIED']], ['IS_NULL', []]])),
    PREDICATE: () => (random.chance(0.7) ? chosen('PREDICATE', ['VERY_GOOD', 'GOOD', 'POOR_MISCONDUCT']) : leaf('PREDICATE', 'IS_NULL', [])),
    SCHEME: () => chosen('SCHEME', ['0:A@1', '0:A@2', '1001:B@1']),
    SCORECARD_STATE: () => chosen('SCORECARD_STATE', ['LIVE', 'FINAL']),
  }
  return random.one(Object.keys(leaves).filter(may).map((on) => leaves[on]!))()
}
