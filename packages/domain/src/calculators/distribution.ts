/**
 * Does the spread of predicates in a unit fit the predicate of the organisation? Rule: SE MenPANRB 3/2023, as the press quoted it
 * (naikpangkat.com). The circular calls it a consideration for the leader, so this only finds: it warns, asks for a reason and never blocks.
 */
import type { Path } from '../problem'
import { refuse, type Result } from '../result'
import { line } from '../scoring/lines'
import { predicateWords } from '../scoring/predicate-words'
import { predicates, type Predicate } from '../scoring/scheme'
import type { Words } from '../words'
import { isGiven, readChoice, readRecord, readWhole, together } from './reading'

export const organisationPredicates = {
  EXCEPTIONAL: 'EXCEPTIONAL', // Istimewa
  GOOD: 'GOOD', // Baik
  NEEDS_IMPROVEMENT: 'NEEDS_IMPROVEMENT', // Butuh Perbaikan
  POOR: 'POOR', // Kurang
  VERY_POOR: 'VERY_POOR', // Sangat Kurang
} as const
export type OrganisationPredicate = keyof typeof organisationPredicates

/** What a unit may be found not to keep. */
export const distributionRules = [
  'VERY_GOOD_IS_LARGEST', // 'majority': no other predicate has more people
  'VERY_GOOD_AT_MOST', // 70 % or 10 % of the people, rounded down; none at all under VERY_POOR
  'GOOD_IS_LARGEST',
  'GOOD_AT_MOST', // 70 %, rounded down
  'NEEDS_IMPROVEMENT_OR_POOR_AT_LEAST', // one person, or 10 % rounded up under VERY_POOR
  'NEEDS_IMPROVEMENT_AT_LEAST', // 60 % or 10 %, rounded up
  'POOR_AT_LEAST', // 60 %, rounded up
  'VERY_POOR_AT_LEAST', // 60 %, rounded up
] as const
export type DistributionRule = (typeof distributionRules)[number]

export type DistributionInput = { readonly organisation: OrganisationPredicate; readonly counts: Readonly<Record<Predicate, number>> }
/** `bound` and `actual` are numbers of people. */
export type DistributionFinding = { readonly rule: DistributionRule; readonly bound: number; readonly actual: number }
export type DistributionAnswer = { readonly findings: readonly DistributionFinding[]; readonly trace: readonly Words[] }

const predicateCodes = Object.keys(predicates) as Predicate[]
const mostPeople = 10_000_000

/**
 * { organisation: 'GOOD', counts: { GOOD: 7, NEEDS_IMPROVEMENT: 1 } } as an input; a predicate left out counts nobody. Refuses REQUIRED,
 * NOT_ONE_OF, MALFORMED, UNKNOWN_FIELD (not a predicate), NOT_A_NUMBER, OUT_OF_RANGE (not a whole number of people).
 */
export const parseDistribution = (input: unknown, path: Path = []): Result<DistributionInput> => {
  const record = readRecord(input, path)
  if (!record.ok) return record
  return together<DistributionInput>({
    organisation: readChoice(record.value.organisation, Object.keys(organisationPredicates) as OrganisationPredicate[], [
      ...path,
      'organisation',
    ]),
    counts: parseCounts(record.value.counts, [...path, 'counts']),
  })
}

const parseCounts = (input: unknown, path: Path): Result<Record<Predicate, number>> => {
  if (!isGiven(input)) return refuse('REQUIRED', path)
  const record = readRecord(input, path)
  if (!record.ok) return record
  const stranger = Object.keys(record.value).find((name) => !Object.hasOwn(predicates, name))
  if (stranger !== undefined) return refuse('UNKNOWN_FIELD', [...path, stranger], { allowed: predicateCodes })
  const count = (predicate: Predicate): Result<number> =>
    readWhole(record.value[predicate] ?? '0', [...path, predicate], { least: 0, most: mostPeople })
  return together<Record<Predicate, number>>({
    VERY_GOOD: count('VERY_GOOD'),
    GOOD: count('GOOD'),
    NEEDS_IMPROVEMENT: count('NEEDS_IMPROVEMENT'),
    POOR_MISCONDUCT: count('POOR_MISCONDUCT'),
    VERY_POOR: count('VERY_POOR'),
  })
}

/**
 * What the spread of predicates does not keep, empty when it fits or when nobody was rated. Ten people under a GOOD organisation, eight of
 * them GOOD and two VERY_GOOD: GOOD_AT_MOST 7 with 8, and NEEDS_IMPROVEMENT_OR_POOR_AT_LEAST 1 with 0. In small units the rules can
 * contradict each other (three people): hence findings and never a refusal. 'Majority' is read as the largest group, the milder reading.
 */
export const distribution = ({ organisation, counts }: DistributionInput): DistributionAnswer => {
  const people = predicateCodes.reduce((sum, predicate) => sum + counts[predicate], 0)
  const findings =
    people === 0
      ? []
      : rulesOf(organisation, counts, people)
          .filter(({ kept }) => !kept)
          .map(({ kept: _, ...finding }) => finding)
  return {
    findings,
    trace: [
      line(
        ({ of }) =>
          `${predicateCodes.map((predicate) => `${of(predicateWords[predicate])} ${counts[predicate]}`).join(', ')}; n = ${people}`,
      ),
      ...findings.map(({ rule, bound, actual }) => line(({ of }) => `${rule}: ${of(boundWords)} ${bound}, ${of(actualWords)} ${actual}`)),
    ],
  }
}

const boundWords: Words = { id: 'batas', en: 'bound' }
const actualWords: Words = { id: 'kenyataan', en: 'actual' }

type Rule = DistributionFinding & { readonly kept: boolean }

const rulesOf = (organisation: OrganisationPredicate, counts: DistributionInput['counts'], people: number): Rule[] => {
  const { VERY_GOOD, GOOD, NEEDS_IMPROVEMENT, POOR_MISCONDUCT, VERY_POOR } = counts
  const largest = Math.max(...predicateCodes.map((predicate) => counts[predicate]))
  const floorOf = (percent: number): number => Math.floor((people * percent) / 100)
  const ceilingOf = (percent: number): number => Math.ceil((people * percent) / 100)
  const atMost = (rule: DistributionRule, bound: number, actual: number): Rule => ({ rule, bound, actual, kept: actual <= bound })
  const atLeast = (rule: DistributionRule, bound: number, actual: number): Rule => ({ rule, bound, actual, kept: actual >= bound })
  switch (organisation) {
    case 'EXCEPTIONAL':
      return [atLeast('VERY_GOOD_IS_LARGEST', largest, VERY_GOOD), atMost('VERY_GOOD_AT_MOST', floorOf(70), VERY_GOOD)]
    case 'GOOD':
      return [
        atLeast('GOOD_IS_LARGEST', largest, GOOD),
        atMost('GOOD_AT_MOST', floorOf(70), GOOD),
        atLeast('NEEDS_IMPROVEMENT_OR_POOR_AT_LEAST', 1, NEEDS_IMPROVEMENT + POOR_MISCONDUCT),
      ]
    case 'NEEDS_IMPROVEMENT':
      return [atLeast('NEEDS_IMPROVEMENT_AT_LEAST', ceilingOf(60), NEEDS_IMPROVEMENT), atMost('VERY_GOOD_AT_MOST', floorOf(10), VERY_GOOD)]
    case 'POOR':
      return [
        atLeast('POOR_AT_LEAST', ceilingOf(60), POOR_MISCONDUCT),
        atLeast('NEEDS_IMPROVEMENT_AT_LEAST', ceilingOf(10), NEEDS_IMPROVEMENT),
        atMost('VERY_GOOD_AT_MOST', floorOf(10), VERY_GOOD),
      ]
    case 'VERY_POOR':
      return [
        atLeast('VERY_POOR_AT_LEAST', ceilingOf(60), VERY_POOR),
        atLeast('NEEDS_IMPROVEMENT_OR_POOR_AT_LEAST', ceilingOf(10), NEEDS_IMPROVEMENT + POOR_MISCONDUCT),
        atMost('VERY_GOOD_AT_MOST', 0, VERY_GOOD),
      ]
  }
}
