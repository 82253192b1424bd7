/** What is different between two rule sets, as coded differences with both values: what a person reads before saying yes to a new version. */
import { organisationPredicates, type OrganisationPredicate } from '../calculators/distribution'
import { compare, exactText, toText, type Decimal } from '../number'
import type { Words } from '../words'
import type { SchemeAddition } from './additions'
import type { Band } from './bands'
import { expectationWords, organisationPredicateWords } from './predicate-words'
import { expectations, type Expectation, type Scheme } from './scheme'

/** In the order in which a person reads them: what judges first, then where it comes from. */
export const schemeChanges = [
  'YIELDS', // a score or a predicate
  'COMPONENT_ADDED',
  'COMPONENT_REMOVED',
  'COMPONENT_RENAMED',
  'WEIGHT',
  'FLOOR',
  'CAP',
  'CONVERSION',
  'ADDITION', // points for work beyond the plan: from and to are the rule in short
  'ROUNDING_DECIMALS',
  'ROUNDING_MODE',
  'BAND_ADDED',
  'BAND_REMOVED',
  'BAND_RENAMED',
  'BAND_BOUND',
  'BAND_REQUIREMENT', // what a band asks besides the figure
  'BAND_LOWER_BOUND', // whether a band holds its own lower bound
  'BAND_ROUNDING', // decimals before a figure meets a bound
  'MATRIX_CELL',
  'UNIT_HEAD', // what the organisation's predicate makes of its head's results
  'CADENCE',
  'REQUIREMENT_ADDED',
  'REQUIREMENT_REMOVED',
  'VALID_FROM',
  'VALID_TO',
  'NAME',
  'REGULATION',
  'SOURCE_ADDED',
  'SOURCE_REMOVED',
  'UNVERIFIED_ADDED',
  'UNVERIFIED_REMOVED',
] as const
export type SchemeChange = (typeof schemeChanges)[number]

/** The changes after which the same work may be judged differently; the others say who, when and why. */
const judging: readonly SchemeChange[] = schemeChanges
  .slice(0, schemeChanges.indexOf('CADENCE'))
  .filter((change) => change !== 'COMPONENT_RENAMED')

export type SchemeDifference = {
  readonly change: SchemeChange
  /** What it is about: a component's or band's code, a cell as 'ABOVE.MEETS' (results, then behaviour), a requirement; '' for the whole. */
  readonly about: string
  readonly label: Words | null
  /** Decimals as text; null is absent. */
  readonly from: string | null
  readonly to: string | null
  /** May the same work be judged differently by it? */
  readonly judges: boolean
}

/**
 * The differences from one rule set to another, what judges first. Weights 60 and 40 that become 70 and 30 are two differences WEIGHT, from '60'
 * to '70' and from '40' to '30'; 60 written as 60.0 is none. Order, versions and hashes are no rule and so no difference. Refuses nothing.
 */
export const compareSchemes = (from: Scheme, to: Scheme): SchemeDifference[] =>
  [
    differs('YIELDS', '', null, from.yields, to.yields),
    ...componentDifferences(from, to),
    decimalDiffers('FLOOR', '', null, from.floor, to.floor),
    decimalDiffers('CAP', '', null, from.cap, to.cap),
    differs('CONVERSION', '', null, from.conversion ?? null, to.conversion ?? null),
    ...pairs(from.additions ?? [], to.additions ?? []).map(([before, after]) =>
      differs('ADDITION', (after ?? before)?.code ?? '', (after ?? before)?.label ?? null, additionText(before), additionText(after)),
    ),
    differs('ROUNDING_DECIMALS', '', null, String(from.rounding.decimals), String(to.rounding.decimals)),
    differs('ROUNDING_MODE', '', null, from.rounding.mode, to.rounding.mode),
    ...bandDifferences(from.scale?.bands ?? [], to.scale?.bands ?? []),
    ...(from.scale && to.scale
      ? [
          differs('BAND_LOWER_BOUND', '', null, from.scale.lowerBound, to.scale.lowerBound),
          differs('BAND_ROUNDING', '', null, String(from.scale.roundedTo), String(to.scale.roundedTo)),
        ]
      : []),
    ...matrixDifferences(from, to),
    ...unitHeadDifferences(from, to),
    differs('CADENCE', '', null, listed(from.cadence ?? ['YEAR']), listed(to.cadence ?? ['YEAR'])),
    ...setDifferences('REQUIREMENT_ADDED', 'REQUIREMENT_REMOVED', from.requirements ?? [], to.requirements ?? []),
    differs('VALID_FROM', '', null, from.validFrom, to.validFrom),
    differs('VALID_TO', '', null, from.validTo, to.validTo),
    differs('NAME', '', null, spoken(from.label), spoken(to.label)),
    differs('REGULATION', '', null, from.regulation, to.regulation),
    ...setDifferences('SOURCE_ADDED', 'SOURCE_REMOVED', from.sources, to.sources),
    ...setDifferences('UNVERIFIED_ADDED', 'UNVERIFIED_REMOVED', from.unverified, to.unverified),
  ].filter((one) => one !== null)

/** May the same work be judged differently by the second? Only another day, name or source is a no. */
export const judgesDifferently = (from: Scheme, to: Scheme): boolean => compareSchemes(from, to).some(({ judges }) => judges)

const differs = (
  change: SchemeChange,
  about: string,
  label: Words | null,
  from: string | null,
  to: string | null,
): SchemeDifference | null => (from === to ? null : { change, about, label, from, to, judges: judging.includes(change) })

const decimalDiffers = (change: SchemeChange, about: string, label: Words | null, from: Decimal | null, to: Decimal | null) =>
  from !== null && to !== null && compare(from, to) === 0 ? null : differs(change, about, label, from && toText(from), to && toText(to))

const listed = (values: readonly string[]): string => [...values].sort().join(', ')
const spoken = ({ id, en }: Words): string => (id === en ? id : `${id} / ${en}`)

const componentDifferences = (from: Scheme, to: Scheme) =>
  pairs(from.weights, to.weights).flatMap(([before, after]) => {
    if (!before && after) return [differs('COMPONENT_ADDED', after.code, after.label, null, toText(after.weight))]
    if (before && !after) return [differs('COMPONENT_REMOVED', before.code, before.label, toText(before.weight), null)]
    if (!before || !after) return []
    return [
      differs('COMPONENT_RENAMED', after.code, after.label, spoken(before.label), spoken(after.label)),
      decimalDiffers('WEIGHT', after.code, after.label, before.weight, after.weight),
    ]
  })

const bandDifferences = (from: readonly Band[], to: readonly Band[]) =>
  pairs(from, to).flatMap(([before, after]) => {
    if (!before && after) return [differs('BAND_ADDED', after.code, after.label, null, boundOf(after))]
    if (before && !after) return [differs('BAND_REMOVED', before.code, before.label, boundOf(before), null)]
    if (!before || !after) return []
    return [
      differs('BAND_RENAMED', after.code, after.label, spoken(before.label), spoken(after.label)),
      decimalDiffers('BAND_BOUND', after.code, after.label, before.from, after.from),
      differs('BAND_REQUIREMENT', after.code, after.label, before.requires ?? null, after.requires ?? null),
    ]
  })

/** 'WORK COUNT: SEVEN ≥ 7 = 3, FOUR ≥ 4 = 2' with its cap, the same for 2 and 2.0. */
const additionText = (addition: SchemeAddition | undefined): string | null => {
  if (!addition) return null
  const { component, rule, rows, cap } = addition
  const said = rows.map(({ code, from, points }) => `${code}${from ? ` ≥ ${exactText(from)}` : ''} = ${exactText(points)}`)
  return `${component} ${rule}: ${said.join(', ')}${cap ? `; ≤ ${exactText(cap)}` : ''}`
}

const unitHeadDifferences = ({ unitHead: from }: Scheme, { unitHead: to }: Scheme) =>
  (Object.keys(organisationPredicates) as OrganisationPredicate[]).map((organisation) =>
    differs('UNIT_HEAD', organisation, organisationPredicateWords[organisation], from?.[organisation] ?? null, to?.[organisation] ?? null),
  )

/** A band without a bound reaches down without end: said as an empty text, so that an added one is told from an absent one. */
const boundOf = ({ from }: Band): string => (from ? toText(from) : '')

const matrixDifferences = (from: Scheme, to: Scheme) => {
  const levels = Object.keys(expectations) as Expectation[]
  return levels.flatMap((result) =>
    levels.map((behaviour) => {
      const label = {
        id: `${expectationWords[result].id} × ${expectationWords[behaviour].id}`,
        en: `${expectationWords[result].en} × ${expectationWords[behaviour].en}`,
      }
      return differs(
        'MATRIX_CELL',
        `${result}.${behaviour}`,
        label,
        from.matrix?.[result][behaviour] ?? null,
        to.matrix?.[result][behaviour] ?? null,
      )
    }),
  )
}

const setDifferences = (added: SchemeChange, removed: SchemeChange, from: readonly string[], to: readonly string[]) => [
  ...to.filter((one) => !from.includes(one)).map((one) => differs(added, one, null, null, one)),
  ...from.filter((one) => !to.includes(one)).map((one) => differs(removed, one, null, one, null)),
]

/** Those of one code side by side: the newer's in its order, then those that are gone. */
const pairs = <T extends { readonly code: string }>(from: readonly T[], to: readonly T[]): [T | undefined, T | undefined][] => [
  ...to.map((after): [T | undefined, T] => [from.find(({ code }) => code === after.code), after]),
  ...from.filter(({ code }) => to.every((after) => after.code !== code)).map((before): [T, undefined] => [before, undefined]),
]
