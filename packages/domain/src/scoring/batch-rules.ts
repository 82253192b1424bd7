/** The rules by which the items of a batch are judged, each once however many items share it. */
import { deadline } from '../indicators/types/deadline'
import { qualitative } from '../indicators/types/qualitative'
import type { IndicatorSpec } from '../indicators/indicator'
import { compare, isNegative, toRatio, type Decimal } from '../number'
import { achieve } from './achievement'
import { commonUnit } from './batch-units'
import type { PlanItem } from './plan'
import type { Scheme } from './scheme'

/** How a rule turns target and actual into percent; RANGE_LESS is where less is better (kondisi khusus). */
export const judgings = ['MORE', 'LESS', 'LESS_BY_RATIO', 'RANGE', 'RANGE_LESS', 'EXACT', 'DEADLINE', 'QUALITATIVE'] as const

/** How an item is judged, shared by all that are judged alike. Bounds are whole numbers over whole numbers; a denominator of 0 is no bound. */
export type Rule = {
  readonly judging: number
  readonly per: number
  readonly attainableMaximum: boolean
  /** Of the indicator. */
  readonly floor: Bound
  readonly cap: Bound
  /** The same within the scheme's own, and as doubles: what a figure is cut to. */
  readonly low: Bound
  readonly high: Bound
  /** Does the scheme cut the indicator's own cap and floor? */
  readonly capIsCut: boolean
  readonly floorIsCut: boolean
}
export type Bound = { readonly above: number; readonly below: number; readonly value: number }

export type RuleBook = {
  readonly scheme: Scheme
  readonly rules: Rule[]
  readonly numbers: Map<string, number>
  /** Of plain items, by their settings. */ readonly ofSpec: WeakMap<IndicatorSpec, number>
}

/** The number of an item's rule; −1 for one that columns cannot judge. */
export const ruleOf = (book: RuleBook, item: PlanItem): number => {
  const { spec } = item
  if (item.type.achieve !== achieve || item.baseline || item.attainableMaximum) return ruleByKey(book, item)
  const known = book.ofSpec.get(spec)
  if (known !== undefined) return known
  const number = ruleByKey(book, item)
  book.ofSpec.set(spec, number)
  return number
}

const ruleByKey = (book: RuleBook, { type, spec, baseline, attainableMaximum = false }: PlanItem): number => {
  const { polarity, minimizeFormula, rangeCondition, floor, cap, per } = spec
  const own = baseline
    ? 'MORE'
    : type.achieve === deadline.achieve
      ? 'DEADLINE'
      : type.achieve === qualitative.achieve
        ? 'QUALITATIVE'
        : null
  if (own === null && type.achieve !== achieve) return -1
  const judging = own ?? judgingOf({ polarity, minimizeFormula, rangeCondition })
  const key = `${judging} ${attainableMaximum} ${boundKey(floor)} ${boundKey(cap)} ${per.digits}/${per.scale}`
  const known = book.numbers.get(key)
  if (known !== undefined) return known
  const number = addRule(book, judging, spec, attainableMaximum)
  book.numbers.set(key, number)
  return number
}

const boundKey = (x: Decimal | null): string => (x === null ? '-' : `${x.digits}/${x.scale}`)

const judgingOf = ({
  polarity,
  minimizeFormula,
  rangeCondition,
}: Pick<IndicatorSpec, 'polarity' | 'minimizeFormula' | 'rangeCondition'>): (typeof judgings)[number] => {
  if (polarity === 'MAXIMIZE') return 'MORE'
  if (polarity === 'EXACT') return 'EXACT'
  if (polarity === 'RANGE') return rangeCondition === 'NORMAL' ? 'RANGE' : 'RANGE_LESS'
  return minimizeFormula === 'LINEAR' ? 'LESS' : 'LESS_BY_RATIO'
}

const addRule = (
  { scheme, rules }: RuleBook,
  judging: (typeof judgings)[number],
  { floor, cap, per }: IndicatorSpec,
  attainableMaximum: boolean,
): number => {
  const [schemeFloor, schemeCap] = scheme.conversion ? [null, null] : [scheme.floor, scheme.cap]
  const isAbove = (one: Decimal | null, other: Decimal | null): boolean => one !== null && other !== null && compare(one, other) > 0
  const wholePer = per.digits % 10n ** BigInt(per.scale) === 0n && !isNegative(per) && per.digits !== 0n
  const bounded = [floor, cap, schemeFloor, schemeCap].every((bound) => commonUnit(bound) !== null)
  const isOrdinary =
    !isAbove(floor, cap) &&
    !isAbove(schemeFloor, schemeCap) &&
    (wholePer || (judging !== 'DEADLINE' && judging !== 'QUALITATIVE')) &&
    bounded
  if (!isOrdinary || rules.length === 65_535) return -1
  const within = (bound: Decimal | null, otherwise: Decimal | null): Decimal | null => {
    if (bound === null) return otherwise
    if (schemeCap !== null && compare(bound, schemeCap) > 0) return schemeCap
    return schemeFloor !== null && compare(bound, schemeFloor) < 0 ? schemeFloor : bound
  }
  rules.push({
    judging: judgings.indexOf(judging),
    per: wholePer ? Number(per.digits / 10n ** BigInt(per.scale)) : 1,
    attainableMaximum,
    floor: boundOf(floor, -Infinity),
    cap: boundOf(cap, Infinity),
    low: boundOf(within(floor, schemeFloor), -Infinity),
    high: boundOf(within(cap, schemeCap), Infinity),
    capIsCut: isAbove(cap, schemeCap),
    floorIsCut: isAbove(floor, schemeCap),
  })
  return rules.length - 1
}

const boundOf = (bound: Decimal | null, none: number): Bound => {
  if (bound === null) return { above: 0, below: 0, value: none }
  const { numerator, denominator } = toRatio(bound)
  return { above: Number(numerator), below: Number(denominator), value: Number(numerator) / Number(denominator) }
}
