/**
 * The value of one activity (kegiatan tugas jabatan) under PP 46/2011 and Perka BKN 1/2013, for the years 2014 to mid 2021. Sources:
 * slideplayer.info/slide/2020101, scribd 354032278; the branch above 24 % of efficiency is from general knowledge.
 */
import { compare, exactly, hundred, multiply, ratioOf, roundHalfUp, subtract, sumOf, zero, type Decimal, type Exact } from '../number'
import type { Path } from '../problem'
import { ok, refuse, refuseAll, type Result } from '../result'
import { line } from '../scoring/lines'
import type { Words } from '../words'
import { isGiven, readDecimal, readPositive, readRecord, together } from './reading'

export const skp2013Aspects = ['quantity', 'quality', 'time', 'cost'] as const
export type Skp2013Aspect = (typeof skp2013Aspects)[number]

export type TargetAndActual = { readonly target: Decimal; readonly actual: Decimal }
/** An aspect that an activity does not use is null. */
export type Skp2013Input = Readonly<Record<Skp2013Aspect, TargetAndActual | null>>
/** Values to two decimals half-up; `value` is the mean of the exact aspect values. */
export type Skp2013Answer = Readonly<Record<Skp2013Aspect, Decimal | null>> & { readonly value: Decimal; readonly trace: readonly Words[] }

/**
 * { quantity: [1, 1], quality: [100, 90], time: [12, 12] } as an input, each aspect a target with its actual. Refuses REQUIRED when there is
 * no aspect at all, MALFORMED, TOO_SHORT and TOO_LONG (not a pair), NOT_A_NUMBER, OUT_OF_RANGE (a target that is not above zero, a negative actual).
 */
export const parseSkp2013 = (input: unknown, path: Path = []): Result<Skp2013Input> => {
  const record = readRecord(input, path)
  if (!record.ok) return record
  const aspect = (name: Skp2013Aspect) => parsePair(record.value[name], [...path, name])
  const read = together<Skp2013Input>({
    quantity: aspect('quantity'),
    quality: aspect('quality'),
    time: aspect('time'),
    cost: aspect('cost'),
  })
  if (!read.ok) return read
  return skp2013Aspects.some((name) => read.value[name] !== null) ? read : refuse('REQUIRED', path, { allowed: skp2013Aspects })
}

const parsePair = (input: unknown, path: Path): Result<TargetAndActual | null> => {
  if (!isGiven(input)) return ok(null)
  if (!Array.isArray(input)) return refuse('MALFORMED', path, { expected: 'LIST' })
  if (input.length !== 2) return refuse(input.length < 2 ? 'TOO_SHORT' : 'TOO_LONG', path, { least: 2, most: 2, count: input.length })
  const [target, actual] = [readPositive(input[0], [...path, 0]), readDecimal(input[1], [...path, 1], { least: '0' })]
  return target.ok && actual.ok
    ? ok({ target: target.value, actual: actual.value })
    : refuseAll([target, actual].flatMap((part) => (part.ok ? [] : part.problems)))
}

/**
 * Quantity and quality are R / T × 100, without a cap: 2 of 1 is 200. Time and cost go by their efficiency, so that exactly as planned is 76.
 * The value is the mean of the aspects used. 1 of 1, 90 of 100, 12 of 12 months, the planned cost: (100 + 90 + 76 + 76) / 4 = 85.50.
 * Nothing is floored: far more time than planned gives a negative value, as the formula does.
 */
export const skp2013Value = (input: Skp2013Input): Skp2013Answer => {
  const judged = skp2013Aspects.map((name) => ({ name, pair: input[name], value: input[name] && aspectValue[name](input[name]) }))
  const values = judged.flatMap(({ value }) => (value ? [value] : []))
  const mean = ratioOf(sumOf(values), exactly(String(values.length))) ?? zero
  const of = (name: Skp2013Aspect): Decimal | null => {
    const value = judged.find((aspect) => aspect.name === name)?.value
    return value ? roundHalfUp(value, 2) : null
  }
  return {
    quantity: of('quantity'),
    quality: of('quality'),
    time: of('time'),
    cost: of('cost'),
    value: roundHalfUp(mean, 2),
    trace: [
      ...judged.flatMap(({ name, pair, value }) => (pair && value ? [aspectLine(name, pair, value)] : [])),
      line(({ figure, answer }) => `(${values.map((value) => figure(value)).join(' + ')}) ÷ ${values.length} = ${answer(mean)}`),
    ],
  }
}

const percentOfTarget = ({ target, actual }: TargetAndActual): Exact => multiply(ratioOf(actual, target) ?? zero, hundred)

const seventySix = exactly('76')
const bestEfficiency = exactly('24')
const slack = exactly('1.76')

/** 100 − R / T × 100: what was saved, in percent. */
const efficiencyOf = (pair: TargetAndActual): Exact => subtract(hundred, percentOfTarget(pair))
/** (1.76 T − R) / T × 100 up to 24 % saved, where it is exactly 100; beyond, 76 less what that formula has above 100. */
const byEfficiency = (pair: TargetAndActual): Exact => {
  const score = subtract(multiply(slack, hundred), percentOfTarget(pair))
  return compare(efficiencyOf(pair), bestEfficiency) <= 0 ? score : subtract(seventySix, subtract(score, hundred))
}

const aspectValue: Record<Skp2013Aspect, (pair: TargetAndActual) => Exact> = {
  quantity: percentOfTarget,
  quality: percentOfTarget,
  time: byEfficiency,
  cost: byEfficiency,
}
const aspectWords: Record<Skp2013Aspect, Words> = {
  quantity: { id: 'Kuantitas', en: 'Quantity' },
  quality: { id: 'Kualitas', en: 'Quality' },
  time: { id: 'Waktu', en: 'Time' },
  cost: { id: 'Biaya', en: 'Cost' },
}
const efficiencyWords: Words = { id: 'efisiensi', en: 'efficiency' }

const aspectLine = (name: Skp2013Aspect, pair: TargetAndActual, value: Exact): Words =>
  line(({ figure, of }) => {
    const { target, actual } = pair
    const label = of(aspectWords[name])
    if (name === 'quantity' || name === 'quality') return `${label}: ${figure(actual)} ÷ ${figure(target)} × 100 = ${figure(value)}`
    const score = `(${figure(slack)} × ${figure(target)} − ${figure(actual)}) ÷ ${figure(target)} × 100`
    const saved = efficiencyOf(pair)
    const formula = compare(saved, bestEfficiency) <= 0 ? score : `76 − (${score} − 100)`
    return `${label}: ${of(efficiencyWords)} 100 − ${figure(actual)} ÷ ${figure(target)} × 100 = ${figure(saved)}%; ${formula} = ${figure(value)}`
  })
