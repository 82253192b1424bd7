import type { Filter, Question, Use } from './facts'
import type { Random } from './random'
import type { World } from './world'

const all = ['ACHIEVEMENT', 'TARGET', 'ACTUAL', 'INDICATOR_COUNT', 'SHARE_ON_TARGET', 'EXPECTED', 'REPORTED', 'LATE', 'ON_TIME', 'MISSING', 'REPORTED_SHARE', 'ON_TIME_SHARE', 'DAYS_TO_VERIFY']
const stateless = new Set(['TARGET', 'INDICATOR_COUNT', 'DAYS_TO_VERIFY'])

/** A question that can be asked, with what its period comes to, and the same as a client would send it. */
export function randomQuestion(world: World, random: Random, now: string): { question: Question; draft: Record<string, unknown> } {
  const measures = random.some(all, random.whole(1, 4))
  const mayState = !measures.some((measure) => stateless.has(measure))
  const uses = random.some(dimensions(mayState, random), random.whole(0, 4))
  const columns = uses.slice(0, random.one([0, 0, 1, 1, 2]))
  const rows = uses.slice(columns.length)
  const { period, from, to, toDate } = random.one(periods)
  const where = random.chance(0.45) ? randomFilter(world, mayState, random, 2) : null
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

function dimensions(mayState: boolean, random: Random): Use[] {
  const [fine, coarse] = random.some(['MONTH', 'QUARTER', 'SEMESTER', 'YEAR'] as const, 2)
  const uses: Use[] = [{ by: 'MUNICIPALITY' }, { by: 'AGENCY', level: random.whole(1, 3) }, { by: 'AGENCY' }, { by: 'INDICATOR' }, { by: 'INDICATOR_TYPE' }, { by: 'POLARITY' }, { by: random.one(['CADENCE', 'POSITION_TYPE', 'GRADE', 'EMPLOYMENT', 'EMPLOYEE']) }, { by: 'SOURCE' }, { by: 'PERIOD', grain: fine! }, { by: 'PERIOD', grain: coarse! }]
  return mayState ? [...uses, { by: 'STATE' }] : uses
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

function randomFilter(world: World, mayState: boolean, random: Random, depth: number): Filter {
  if (depth > 0 && random.chance(0.4)) {
    const parts = () => Array.from({ length: random.whole(1, 3) }, () => randomFilter(world, mayState, random, depth - 1))
    return random.one<() => Filter>([() => ({ and: parts() }), () => ({ or: parts() }), () => ({ not: randomFilter(world, mayState, random, depth - 1) })])()
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
  const leaves: (() => Filter)[] = [
    () => coded('MUNICIPALITY', world.municipalities.map(({ id }) => String(id))),
    () => coded('AGENCY', world.agencies.map(code)),
    () => ({ on: 'AGENCY', op: 'DESCENDANT_OF', values: random.some(world.agencies.map(code), random.whole(1, 2)) }),
    () => coded('INDICATOR', world.indicators.map(code)),
    () => coded('SOURCE', world.sources.map(code)),
    () => chosen('INDICATOR_TYPE', ['COUNT', 'RATIO', 'PERCENTAGE', 'CURRENCY', 'DURATION']),
    () => coded('EMPLOYEE', world.assignments.map(({ municipality, nip }) => `${municipality}:${nip}`)),
    () => random.one([chosen('GRADE', ['III/a', 'IX', 'I/a']), chosen('POSITION_TYPE', ['JPT', 'PELAKSANA', 'FUNGSIONAL']), chosen('EMPLOYMENT', ['PNS', 'PPPK']), { on: 'EMPLOYMENT', op: 'IS_NULL', values: [] }]),
    () => chosen('POLARITY', ['MAXIMIZE', 'MINIMIZE', 'RANGE', 'EXACT']),
    () => random.one<Filter>([{ on: 'PERIOD', op: 'EQ', values: ['2026-Q1'] }, { on: 'PERIOD', op: 'IN', values: ['2025-12', '2026-03'] }, { on: 'PERIOD', op: 'NOT_IN', values: ['2026-S1'] }, { on: 'PERIOD', op: 'GTE', values: ['2026-02'] }, { on: 'PERIOD', op: 'LTE', values: ['2026-Q2'] }, { on: 'PERIOD', op: 'BETWEEN', values: ['2025-11', '2026-04'] }]),
    ...(mayState
      ? [() => random.one<Filter>([{ on: 'STATE', op: 'EQ', values: ['VERIFIED'] }, { on: 'STATE', op: 'NOT_IN', values: ['FINAL'] }, { on: 'STATE', op: 'GTE', values: ['VERIFIED'] }, { on: 'STATE', op: 'LTE', values: ['SUBMITTED'] }, { on: 'STATE', op: 'BETWEEN', values: ['RETURNED', 'VERIFIED'] }, { on: 'STATE', op: 'IS_NULL', values: [] }])]
      : []),
  ]
  return random.one(leaves)()
}
