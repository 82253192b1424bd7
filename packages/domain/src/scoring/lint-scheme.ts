/** What is wrong with a scheme before it may be published. The published ones pass; a municipality's draft may not. */
import { compare, hundred, isNegative, isZero, sumOf, toText } from '../number'
import type { Path } from '../problem'
import { resultCategories } from './additions'
import type { Scale } from './bands'
import { predicates, type Scheme } from './scheme'

export const schemeFaults = [
  'NO_SOURCE', // no page or text where its figures were read
  'NO_REGULATION', // no legal basis named
  'NO_COMPONENT', // a score of nothing
  'COMPONENT_TWICE',
  'WEIGHT_NOT_POSITIVE', // negative, or zero: such a component says nothing
  'WEIGHTS_NOT_100', // { given }
  'BAND_TWICE', // one code for two bands
  'BANDS_OVERLAP', // a bound that is not below the one before it: { given }
  'BAND_UNREACHABLE', // lies wholly above the cap or below the floor
  'BANDS_GAP', // figures below the lowest bound have no band
  'NO_MATRIX', // a predicate from nothing
  'PREDICATE_UNREACHABLE', // no pair of ratings makes it
  'FLOOR_ABOVE_CAP',
  'ADDITION_NOT_FIT', // to no component, twice, without rows, rows out of order or twice, negative points or cap: { given }
  'PERIOD_REVERSED', // ends before it begins
  'PERIOD_OVERLAP', // another version judges the same days: { with }
  'UNVERIFIED', // figures that no source confirms: a warning, to be read before publishing
] as const
export type SchemeFault = (typeof schemeFaults)[number]

export type SchemeFinding = {
  readonly fault: SchemeFault
  readonly severity: 'ERROR' | 'WARNING'
  readonly path: Path
  readonly [fact: string]: unknown
}

/**
 * The findings of a scheme, errors that forbid its publication and warnings to be read before. Weights 60 and 39 give WEIGHTS_NOT_100 with
 * given '99'. `others` are the versions it must not overlap in time. Answers an empty list for a clean scheme.
 */
export const lintScheme = (scheme: Scheme, others: readonly Scheme[] = []): SchemeFinding[] => [
  ...provenance(scheme),
  ...(scheme.yields === 'SCORE'
    ? [...weightFindings(scheme), ...boundFindings(scheme), ...additionFindings(scheme)]
    : matrixFindings(scheme)),
  ...(scheme.scale ? scaleFindings(scheme.scale, scheme) : []),
  ...timeFindings(scheme, others),
]

const error = (fault: SchemeFault, path: Path, facts: Record<string, unknown> = {}): SchemeFinding => ({
  ...facts,
  fault,
  severity: 'ERROR',
  path,
})
const warning = (fault: SchemeFault, path: Path, facts: Record<string, unknown> = {}): SchemeFinding => ({
  ...facts,
  fault,
  severity: 'WARNING',
  path,
})

const provenance = ({ sources, regulation, unverified }: Scheme): SchemeFinding[] => [
  ...(sources.every((source) => source.trim() === '') ? [error('NO_SOURCE', ['sources'])] : []),
  ...(regulation.trim() === '' ? [error('NO_REGULATION', ['regulation'])] : []),
  ...unverified.map((name) => warning('UNVERIFIED', [name])),
]

const weightFindings = ({ weights }: Scheme): SchemeFinding[] => {
  if (weights.length === 0) return [error('NO_COMPONENT', ['weights'])]
  const whole = sumOf(weights.map(({ weight }) => weight))
  return [
    ...weights.flatMap(({ code, weight }, i) => [
      ...(weights.findIndex((other) => other.code === code) < i ? [error('COMPONENT_TWICE', ['weights', i, 'code'], { given: code })] : []),
      ...(isNegative(weight) || isZero(weight) ? [error('WEIGHT_NOT_POSITIVE', ['weights', i, 'weight'], { given: toText(weight) })] : []),
    ]),
    ...(compare(whole, hundred) === 0 ? [] : [error('WEIGHTS_NOT_100', ['weights'], { given: toText(whole) })]),
  ]
}

const boundFindings = ({ floor, cap }: Scheme): SchemeFinding[] =>
  floor && cap && compare(floor, cap) > 0 ? [error('FLOOR_ABOVE_CAP', ['floor'])] : []

const additionFindings = ({ additions = [], weights }: Scheme): SchemeFinding[] =>
  additions.flatMap(({ code, component, rule, rows, cap }, i) => {
    const notFit = (field: string, given: string) => error('ADDITION_NOT_FIT', ['additions', i, field], { given })
    const codes = rows.map((row) => row.code)
    const isOrdered = rows.every(({ from }, j) => {
      const above = rows[j - 1]?.from
      return rule !== 'COUNT' || (from !== null && (!above || compare(from, above) < 0))
    })
    const isWhole = new Set(codes).size === rows.length && (rule !== 'RESULTS' || resultCategories.every((one) => codes.includes(one)))
    return [
      ...(additions.findIndex((other) => other.code === code) < i ? [notFit('code', code)] : []),
      ...(weights.some((one) => one.code === component) ? [] : [notFit('component', component)]),
      ...(rows.length > 0 && isOrdered && isWhole && !rows.some(({ points }) => isNegative(points))
        ? []
        : [notFit('rows', codes.join(', '))]),
      ...(cap && isNegative(cap) ? [notFit('cap', toText(cap))] : []),
    ]
  })

const scaleFindings = ({ bands, lowerBound }: Scale, { floor, cap }: Scheme): SchemeFinding[] => {
  const unreachable = (i: number): boolean => {
    const [from, above] = [bands[i]?.from ?? null, bands[i - 1]?.from ?? null]
    const overCap = cap !== null && from !== null && compare(from, cap) > (lowerBound === 'INCLUSIVE' ? 0 : -1)
    return overCap || (floor !== null && above !== null && compare(above, floor) <= (lowerBound === 'INCLUSIVE' ? 0 : -1))
  }
  const open = bands.filter(({ requires }) => requires === undefined)
  const last = open[open.length - 1]
  return [
    ...bands.flatMap(({ code, from }, i) => {
      const above = bands[i - 1]
      const overlaps = above !== undefined && (above.from === null || (from !== null && compare(from, above.from) >= 0))
      return [
        ...(bands.findIndex((other) => other.code === code) < i
          ? [error('BAND_TWICE', ['scale', 'bands', i, 'code'], { given: code })]
          : []),
        ...(overlaps ? [error('BANDS_OVERLAP', ['scale', 'bands', i, 'from'], { given: from && toText(from) })] : []),
        ...(unreachable(i) ? [error('BAND_UNREACHABLE', ['scale', 'bands', i], { given: code })] : []),
      ]
    }),
    ...(open.length === 0 && bands.length > 0 ? [error('BANDS_GAP', ['scale', 'bands'], { given: null })] : []),
    ...(last?.from == null || (floor && compare(last.from, floor) <= (lowerBound === 'INCLUSIVE' ? 0 : -1))
      ? []
      : [error('BANDS_GAP', ['scale', 'bands'], { given: toText(last.from) })]),
  ]
}

const matrixFindings = ({ matrix }: Scheme): SchemeFinding[] => {
  if (matrix === null) return [error('NO_MATRIX', ['matrix'])]
  const made = new Set(Object.values(matrix).flatMap((row) => Object.values(row)))
  return Object.keys(predicates)
    .filter((predicate) => !made.has(predicate as keyof typeof predicates))
    .map((predicate) => error('PREDICATE_UNREACHABLE', ['matrix'], { given: predicate }))
}

const timeFindings = ({ id, version, validFrom, validTo }: Scheme, others: readonly Scheme[]): SchemeFinding[] => [
  ...(validTo !== null && validTo <= validFrom ? [error('PERIOD_REVERSED', ['validTo'])] : []),
  ...others
    .filter((other) => other.id !== id || other.version !== version)
    .filter((other) => (validTo === null || other.validFrom < validTo) && (other.validTo === null || validFrom < other.validTo))
    .map((other) => error('PERIOD_OVERLAP', ['validFrom'], { with: `${other.id} v${other.version}` })),
]
