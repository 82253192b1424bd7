/** A whole scorecard asked as one case: what `score` takes, written plainly. */
import { parseDay, type Day } from '../day'
import { parseFormula } from '../formula/parse'
import { parseFigure } from '../indicators/observation'
import { indicatorTypeOf, indicatorTypes } from '../indicators/types/index'
import type { IndicatorType } from '../indicators/indicator'
import { hundred, toText, type Decimal } from '../number'
import { parsePeriod, type DayRange } from '../period'
import type { Path } from '../problem'
import { ok, refuse, type Result } from '../result'
import {
  componentsOf,
  exemptions,
  type Exemption,
  type Observations,
  type Plan,
  type PlanItem,
  type PlanSegment,
  type RatedFigure,
  type Ratings,
  type ScoredObservation,
} from '../scoring/plan'
import { expectations, type Expectation, type Scheme } from '../scoring/scheme'
import { knownSchemes, schemeOf } from '../scoring/schemes/index'
import { parseTargets, type TargetBounds } from './achievement'
import { readBeyond, type Beyond } from './beyond'
import { organisationPredicates, type OrganisationPredicate } from './distribution'
import { isGiven, readFlag, readChoice, readChoiceOr, readDecimal, readDecimalOrNull, readList, readRecord, together } from './reading'

export type ScorecardInput = {
  readonly scheme: Scheme
  readonly plan: Plan
  readonly observations: Observations
  readonly ratings: Ratings
}

/** Enough for a daily report of each of 100 indicators; beyond this a case is no case but a file. */
const mostObservations = 40_000
const mostEntries = 1_000

type ReadItem = { readonly item: PlanItem; readonly observations: readonly ScoredObservation[] }

/**
 * { scheme, items: [{ indicator: { type, polarity, … }, weight, target, actual or observations: [{ observedOn, value, target }] }] } as an
 * input. An item may name its component (else the scheme's first) and an id, a
 * `formula` over other items' ids in the place of its actual, a `baseline` and `attainableMaximum`; `period` is '2026' unless said; `segments: [{ from, to, items }]`
 * stand in the place of `items` for someone who moved; `ratings` holds figures by component, or organisation, result and behaviour.
 * `additions` by their codes, `newIdea` and `unitHead` are what `readBeyond` reads.
 * Refuses UNKNOWN_ID (no such scheme), REQUIRED, MALFORMED, NOT_ONE_OF, NOT_A_NUMBER, OUT_OF_RANGE, NOT_A_DAY, NOT_A_PERIOD, INCOMPATIBLE.
 */
export const parseScorecard = (input: unknown, path: Path = []): Result<ScorecardInput> => {
  const record = readRecord(input, path)
  if (!record.ok) return record
  const named = readScheme(record.value.scheme, [...path, 'scheme'])
  if (!named.ok) return named
  const scheme = named.value
  const period = isGiven(record.value.period) ? parsePeriod(record.value.period, [...path, 'period']) : parsePeriod('2026')
  if (!period.ok) return period
  const read = together<{
    segments: { range: DayRange; items: ReadItem[] }[]
    ratings: Ratings
    beyond: Beyond
    exemption: Exemption | null
  }>({
    segments: readSegments(record.value, period.value, scheme, path),
    ratings: readRatings(record.value.ratings, [...path, 'ratings']),
    beyond: readBeyond(record.value, scheme, path),
    exemption: isGiven(record.value.exemption)
      ? readChoice(record.value.exemption, Object.keys(exemptions) as Exemption[], [...path, 'exemption'])
      : ok(null),
  })
  if (!read.ok) return read
  const { segments, ratings, beyond, exemption } = read.value
  return ok({
    scheme,
    plan: {
      period: period.value,
      exemption,
      segments: segments.map(({ range, items }, i): PlanSegment => ({ ...range, id: String(i + 1), items: items.map(({ item }) => item) })),
    },
    observations: new Map(segments.flatMap(({ items }) => items.map(({ item, observations }) => [item.id, observations] as const))),
    ratings: { ...ratings, ...beyond },
  })
}

const readScheme = (input: unknown, path: Path): Result<Scheme> => {
  if (!isGiven(input)) return refuse('REQUIRED', path, { allowed: knownSchemes.map(({ id }) => id) })
  const scheme = typeof input === 'string' ? schemeOf(input) : null
  return scheme ? ok(scheme) : refuse('UNKNOWN_ID', path, { allowed: knownSchemes.map(({ id }) => id) })
}

const readSegments = (
  input: Readonly<Record<string, unknown>>,
  period: DayRange,
  scheme: Scheme,
  path: Path,
): Result<{ range: DayRange; items: ReadItem[] }[]> => {
  const itemsIn = (items: unknown, at: Path, prefix: string, least: number): Result<ReadItem[]> =>
    readList(items, at, { least, most: mostEntries }, (item, itemPath) => readItem(item, scheme, period, prefix, itemPath))
  if (isGiven(input.segments)) {
    if (isGiven(input.items)) return refuse('INCOMPATIBLE', [...path, 'segments'], { with: 'items' })
    return readList(input.segments, [...path, 'segments'], { least: 1, most: mostEntries }, (entry, at) => {
      const segment = readRecord(entry, at)
      if (!segment.ok) return segment
      const { from, to, items } = segment.value
      const read = together<{ firstDay: Day; lastDay: Day; items: ReadItem[] }>({
        firstDay: parseDay(from, [...at, 'from']),
        lastDay: parseDay(to, [...at, 'to']),
        items: itemsIn(items, [...at, 'items'], `${at[at.length - 1]}.`, 0),
      })
      if (!read.ok) return read
      const { firstDay, lastDay, items: readItems } = read.value
      return ok({ range: { firstDay, lastDay }, items: readItems })
    })
  }
  // Under a scheme that yields a predicate the indicators are only evidence; elsewhere figures may stand for every component.
  const least = isGiven(input.ratings) || isGiven(input.exemption) ? 0 : 1
  const items = itemsIn(least === 0 ? (input.items ?? []) : input.items, [...path, 'items'], '', least)
  return items.ok ? ok([{ range: { firstDay: period.firstDay, lastDay: period.lastDay }, items: items.value }]) : items
}

const readItem = (input: unknown, scheme: Scheme, period: DayRange, prefix: string, path: Path): Result<ReadItem> => {
  const record = readRecord(input, path)
  if (!record.ok) return record
  const { indicator, id, label, weight, component, target, actual, observations, formula, baseline, attainableMaximum } = record.value
  const settings = isGiven(indicator) && typeof indicator === 'object' ? readRecord(indicator, [...path, 'indicator']) : ok(record.value)
  if (!settings.ok) return settings
  const settingsPath = isGiven(indicator) && typeof indicator === 'object' ? [...path, 'indicator'] : path
  const type = readType(settings.value.type, [...settingsPath, 'type'])
  if (!type.ok) return type
  const [first = { code: '' }] = componentsOf(scheme)
  const name = typeof id === 'string' ? id : typeof indicator === 'string' ? indicator : `${prefix}${Number(path[path.length - 1]) + 1}`
  const words = typeof label === 'string' ? label : name
  const read = together<Pick<PlanItem, 'spec' | 'weight'> & ReadExtras & { observations: ScoredObservation[] }>({
    spec: type.value.fields.parse(settingsOf(type.value, settings.value), settingsPath),
    weight: readDecimal(weight, [...path, 'weight'], { least: '0', most: toText(hundred) }),
    observations: readObservations({ target, actual, observations }, type.value, period, name, path),
    composite: isGiven(formula) ? readComposite(formula, target, path) : ok(null),
    baseline: readDecimalOrNull(baseline, [...path, 'baseline']),
    attainableMaximum: readFlag(attainableMaximum, [...path, 'attainableMaximum']),
  })
  if (!read.ok) return read
  return ok({
    item: {
      id: name,
      label: { id: words, en: words },
      component: typeof component === 'string' ? component : first.code,
      weight: read.value.weight,
      type: type.value,
      spec: read.value.spec,
      attainableMaximum: read.value.attainableMaximum,
      ...(read.value.composite && { composite: read.value.composite }),
      ...(read.value.baseline && { baseline: read.value.baseline }),
    },
    observations: read.value.observations,
  })
}

type ReadExtras = {
  readonly composite: PlanItem['composite'] | null
  readonly baseline: Decimal | null
  readonly attainableMaximum: boolean
}

const readComposite = (text: unknown, target: unknown, path: Path): Result<NonNullable<PlanItem['composite']>> =>
  together<NonNullable<PlanItem['composite']>>({
    formula: parseFormula(text, [...path, 'formula']),
    target: readDecimal(target, [...path, 'target']),
  })

const readType = (input: unknown, path: Path): Result<IndicatorType> => {
  const ids = indicatorTypes.map(({ id }) => id)
  const read = readChoiceOr(input, ids, 'COUNT', path)
  const type = read.ok ? indicatorTypeOf(read.value) : null
  return read.ok ? (type ? ok(type) : refuse('NOT_ONE_OF', path, { allowed: ids })) : read
}

/** The settings this type knows; a polarity may also be written as on the other kinds, in small letters. */
const settingsOf = ({ fields }: IndicatorType, given: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    fields
      .describe()
      .filter(({ name }) => given[name] !== undefined)
      .map(({ name }) => [name, name === 'polarity' && typeof given[name] === 'string' ? given[name].toUpperCase() : given[name]]),
  )

type Observed = Readonly<Record<'target' | 'actual' | 'observations', unknown>>

/** Either `observations`, or the one figure in `actual`; null is nothing observed. An observation without a target takes the item's. */
const readObservations = (
  { target, actual, observations }: Observed,
  type: IndicatorType,
  period: DayRange,
  itemId: string,
  path: Path,
): Result<ScoredObservation[]> => {
  if (isGiven(observations)) {
    return readList(observations, [...path, 'observations'], { least: 0, most: mostObservations }, (entry, at) =>
      readObservation(entry, target, type, period, itemId, at),
    )
  }
  if (!isGiven(actual)) return ok([])
  const one = readObservation({ value: actual }, target, type, period, itemId, path, 'actual')
  return one.ok ? ok([one.value]) : one
}

const readObservation = (
  input: unknown,
  itemTarget: unknown,
  type: IndicatorType,
  period: DayRange,
  itemId: string,
  path: Path,
  valueName = 'value',
): Result<ScoredObservation> => {
  const record = readRecord(input, path)
  if (!record.ok) return record
  const { observedOn, value, numerator, denominator, target, targetId, by } = record.value
  const isRatio = type.observes === 'RATIO'
  const read = together<{
    observedOn: Day
    target: { low: Decimal; high: Decimal }
    value: Decimal | null
    numerator: Decimal | null
    denominator: Decimal | null
  }>({
    observedOn: isGiven(observedOn) ? parseDay(observedOn, [...path, 'observedOn']) : ok(period.lastDay),
    target:
      type.reads === 'DAY'
        ? readDayTarget(target ?? itemTarget, [...path, 'target'])
        : parseTargets(target ?? itemTarget, [...path, 'target']),
    value: isRatio
      ? ok(null)
      : type.reads
        ? parseFigure(value, [...path, valueName], type.reads)
        : readDecimal(value, [...path, valueName]),
    numerator: isRatio ? readDecimal(numerator, [...path, 'numerator']) : ok(null),
    denominator: isRatio ? readDecimal(denominator, [...path, 'denominator'], { least: '0' }) : ok(null),
  })
  if (!read.ok) return read
  const { low, high } = read.value.target
  const place = isGiven(targetId) ? String(targetId as string) : isGiven(target) ? `${read.value.observedOn}` : itemId
  return ok({
    targetId: place,
    target: low,
    targetHigh: high,
    observedOn: read.value.observedOn,
    value: read.value.value,
    numerator: read.value.numerator,
    denominator: read.value.denominator,
    ...(typeof by === 'string' && { by }),
  })
}

const readDayTarget = (input: unknown, path: Path): Result<TargetBounds> => {
  const day = parseFigure(input, path, 'DAY')
  return day.ok ? ok({ low: day.value, high: day.value }) : day
}

const readRatings = (input: unknown, path: Path): Result<Ratings> => {
  const record = readRecord(input ?? {}, path)
  if (!record.ok) return record
  const { organisation, result, behaviour, ...figures } = record.value
  const levels = Object.keys(expectations) as Expectation[]
  const choiceOrNull = <T extends string>(one: unknown, choices: readonly T[], name: string): Result<T | null> =>
    isGiven(one) ? readChoice(one, choices, [...path, name]) : ok(null)
  const read = together<{
    organisation: OrganisationPredicate | null
    result: Expectation | null
    behaviour: Expectation | null
    figures: RatedFigure[]
  }>({
    organisation: choiceOrNull(organisation, Object.keys(organisationPredicates) as OrganisationPredicate[], 'organisation'),
    result: choiceOrNull(result, levels, 'result'),
    behaviour: choiceOrNull(behaviour, levels, 'behaviour'),
    figures: readFigures(figures, path),
  })
  return read
}

/** A figure of null is one that nobody gave. */
const readFigures = (figures: Readonly<Record<string, unknown>>, path: Path): Result<RatedFigure[]> => {
  const read = readList(Object.entries(figures), path, { least: 0, most: mostEntries }, (entry) => {
    const [component, value] = entry as [string, unknown]
    const figure = readDecimalOrNull(value, [...path, component], { least: '0', most: '200' })
    return figure.ok ? ok(figure.value && { component, value: figure.value }) : figure
  })
  return read.ok ? ok(read.value.filter((figure) => figure !== null)) : read
}
