/** Seeded inputs of whole scorecards for tests: every scheme, every indicator type, people who moved, absences, ties and edges. */
import {
  addDays,
  componentsOf,
  dayNumber,
  exactly,
  indicatorTypeOf,
  indicatorTypes,
  knownSchemes,
  noRatings,
  parseFormula,
  ratioOf,
  sealScorecard,
  zero,
  type Decimal,
  type Exemption,
  type Expectation,
  type GivenAddition,
  type IndicatorSpec,
  type PlanItem,
  type PlanSegment,
  type Ratings,
  type Scheme,
  type ScoredInputs,
  type ScoredObservation,
} from '../src/index'
import type { OrganisationPredicate } from '../src/index'
import { indicatorSpec } from './index'
import { dice } from './vectors'

export type AnyInputs = ScoredInputs & { readonly scheme: Scheme }
export type Roll = ReturnType<typeof dice>

const period = { firstDay: '2026-01-01', lastDay: '2026-12-31' }

/**
 * One scorecard's inputs from a roll of the dice: anyInputs(dice(1671)). `schemes` are those it may be judged by. Figures are often small whole
 * numbers, so that ties at x.xx5 and band edges are frequent, and now and then 1e15 rupiah or six decimals.
 */
export const anyInputs = (roll: Roll, schemes: readonly Scheme[] = knownSchemes): AnyInputs => {
  const oneOf = <T>(...choices: readonly T[]): T => choices[roll(choices.length)] as T
  const scheme = oneOf(...schemes)
  const segments = segmentDays(roll)
  const observations = new Map<string, readonly ScoredObservation[]>()
  const rated = componentsOf(scheme).filter(() => scheme.yields === 'SCORE' && roll(3) === 0)
  const planned = componentsOf(scheme).filter((component) => !rated.includes(component) && roll(8) !== 0)
  const itemsOf = (segment: number): PlanItem[] =>
    planned.flatMap(({ code }) => {
      const items = weightsTo100(roll, 1 + roll(5)).map((weight, i) => anyItem(roll, `${code}.${segment}.${i}`, code, weight))
      return items.map((item, i) => (i > 0 && roll(12) === 0 ? composed(roll, item, items.slice(0, i)) : item))
    })
  const plan = {
    period,
    exemption: roll(40) === 0 ? oneOf<Exemption>('UNPAID_LEAVE', 'STUDY_ASSIGNMENT') : null,
    segments: segments.map((days, i): PlanSegment => ({ ...days, id: String(i + 1), items: itemsOf(i) })),
  }
  for (const { items } of plan.segments) for (const item of items) observations.set(item.id, item.composite ? [] : observed(roll, item))
  const expectation = (): Expectation | null => oneOf<Expectation | null>('ABOVE', 'MEETS', 'BELOW', 'MEETS', null)
  const predicate = scheme.yields === 'PREDICATE'
  const ratings: Ratings = {
    figures: rated
      .filter(() => roll(6) !== 0)
      .map(({ code }) => ({
        component: code,
        value: exactly(percent(roll)),
        ...(roll(2) === 0 && { by: 'Siti "Ayu" Né', on: '2026-12-31' }),
      })),
    organisation: predicate ? oneOf<OrganisationPredicate | null>('GOOD', 'EXCEPTIONAL', null) : noRatings.organisation,
    result: predicate ? expectation() : null,
    behaviour: predicate ? expectation() : null,
  }
  return { scheme, plan, observations, ratings: { ...ratings, ...anyBeyond(roll, scheme) } }
}

/** Nothing is rolled for a scheme that has no such rule, so that the others' inputs stay what they are. */
const anyBeyond = (roll: Roll, { additions, scale, unitHead }: Scheme): Partial<Ratings> => {
  const given = (additions ?? []).flatMap(({ code, rule, rows }): GivenAddition[] => {
    if (roll(2) === 0) return []
    const results = Array.from({ length: roll(4) }, () => ({ achievement: exactly(percent(roll)), scope: exactly(String(roll(101))) }))
    return [
      {
        code,
        ...{ COUNT: { count: exactly(String(roll(9))) }, LEVEL: { level: rows[roll(rows.length)]?.code ?? '' }, RESULTS: { results } }[
          rule
        ],
      },
    ]
  })
  return {
    ...(given.length > 0 && { additions: given }),
    ...(scale?.bands.some(({ requires }) => requires) && roll(3) === 0 && { newIdea: true }),
    ...(unitHead && roll(3) === 0 && { unitHead: true, result: null }),
  }
}

const segmentDays = (roll: Roll) => {
  if (roll(5) !== 0) return [period]
  const moved = addDays(period.firstDay, 1 + roll(dayNumber(period.lastDay) - dayNumber(period.firstDay)))
  return [
    { firstDay: period.firstDay, lastDay: addDays(moved, -1) },
    { firstDay: moved, lastDay: period.lastDay },
  ]
}

/** So many weights of two decimals or none that are 100 together; one may be zero. */
const weightsTo100 = (roll: Roll, count: number): Decimal[] => {
  const scale = roll(3) === 0 ? 2 : 0
  const whole = scale === 2 ? 10_000 : 100
  const cuts = Array.from({ length: count - 1 }, () => roll(whole + 1)).sort((a, b) => a - b)
  return [...cuts, whole].map((end, i, all) => ({ digits: BigInt(end - (all[i - 1] ?? 0)), scale }))
}

const amount = (roll: Roll): string => {
  const kind = roll(10)
  if (kind === 0) return `1${String(roll(1_000_000)).padStart(6, '0')}000000000`.slice(0, 15 + roll(2))
  if (kind === 1) return `${roll(1_000_000_000)}.${String(roll(1_000_000)).padStart(6, '0')}`
  if (kind === 2) return `${roll(2000)}.${String(roll(100)).padStart(2, '0')}`
  if (kind === 3) return '0'
  if (kind === 4) return String(roll(200_000_000))
  if (kind === 5) return roll(4) === 0 ? `-${1 + roll(50)}` : String([8, 16, 40, 80, 125, 200, 400, 1000][roll(8)])
  return String(1 + roll(200))
}
const percent = (roll: Roll): string =>
  roll(2) === 0 ? String(60 + roll(60)) : `${50 + roll(70)}.${['5', '25', '995', '005', '01'][roll(5)]}`

const anySpec = (roll: Roll, type: PlanItem['type']['id']): IndicatorSpec => {
  const oneOf = <T>(...choices: readonly T[]): T => choices[roll(choices.length)] as T
  const per = { RATIO: ['100', '1', '100000'], DEADLINE: ['30', '7'], QUALITATIVE: ['20', '25'] }[type] ?? ['1']
  return indicatorSpec({
    polarity: oneOf('MAXIMIZE', 'MINIMIZE', 'RANGE', 'EXACT'),
    minimizeFormula: oneOf('LINEAR', 'RATIO'),
    rangeCondition: oneOf('NORMAL', 'SPECIAL'),
    overTime: oneOf('SUM', 'AVERAGE', 'LAST', 'MIN', 'MAX'),
    overSubjects: oneOf('SUM', 'AVERAGE', 'RATIO', 'NONE'),
    floor: oneOf(zero, null, exactly('12.5')),
    cap: oneOf(null, exactly('100'), exactly('120'), exactly('112.75')),
    per: exactly(oneOf(...per)),
  })
}

const anyItem = (roll: Roll, id: string, component: string, weight: Decimal): PlanItem => {
  const { id: typeId } = indicatorTypes[roll(2) === 0 ? 0 : roll(indicatorTypes.length)]!
  return {
    id,
    component,
    weight,
    label: { id: `Butir "${id}"`, en: `Item ${id}` },
    type: indicatorTypeOf(typeId)!,
    spec: anySpec(roll, typeId),
    ...(roll(12) === 0 && { baseline: exactly(amount(roll)) }),
    ...(roll(6) === 0 && { attainableMaximum: true }),
  }
}

const composed = (roll: Roll, { baseline: _, ...item }: PlanItem, others: readonly PlanItem[]): PlanItem => {
  const names = others.map(({ id }) => `[${id}]`).join('; ')
  const text = [`avg(${names}) / 3`, `sum(${names})`, `if(min(${names}) > 10; max(${names}) * 1.5; 7)`][roll(3)]
  const formula = parseFormula(text)
  return formula.ok ? { ...item, composite: { formula: formula.value, target: exactly(amount(roll)) } } : item
}

const observed = (roll: Roll, { id, type, spec }: PlanItem): ScoredObservation[] => {
  const count = roll(8) === 0 ? 0 : roll(3) === 0 ? 1 + roll(4) : 1
  const target = amount(roll)
  const isRatio = type.id === 'RATIO' && roll(10) !== 0
  const level = (): string =>
    type.id === 'RATING' || type.id === 'QUALITATIVE' ? String(1 + roll(5)) : roll(6) === 0 ? target : amount(roll)
  return Array.from({ length: count }, (_, i) => ({
    targetId: roll(2) === 0 ? id : `${id}/${i}`,
    target: roll(30) === 0 ? (ratioOf(exactly(target), exactly('3')) ?? zero) : exactly(target),
    targetHigh: spec.polarity === 'RANGE' && roll(5) !== 0 ? exactly(roll(8) === 0 ? amount(roll) : String(300 + roll(100))) : null,
    observedOn: addDays('2026-01-31', roll(300)),
    value: isRatio ? null : exactly(level()),
    numerator: isRatio ? exactly(String(roll(100))) : null,
    denominator: isRatio ? exactly(String(roll(120))) : null,
    ...(roll(3) === 0 && { by: 'Budi' }),
  }))
}

/** So many sealed scorecards as cases, the same everywhere; in one of ten a digit was changed. */
export const sealedVectors = (count: number, seed: number): { kind: 'sealed'; text: string }[] => {
  const roll = dice(seed)
  return Array.from({ length: count }, () => {
    const { plan, observations, ratings, scheme } = anyInputs(roll)
    const sealed = sealScorecard(plan, observations, ratings, scheme)
    if (!sealed.ok) throw new Error(JSON.stringify(sealed.problems))
    const text = roll(10) === 0 ? sealed.value.replace(/\d/, (digit) => String((Number(digit) + 1) % 10)) : sealed.value
    return { kind: 'sealed', text }
  })
}
