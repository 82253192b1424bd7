/** A scorecard laid open: every figure with its rule, the formula with the values put in, its weight, its inputs, and what is missing. */
import { exactly, isZero, multiply, sumOf, zero, type Decimal, type Exact } from '../number'
import type { Day } from '../day'
import { printFormula } from '../formula/print'
import type { Formula } from '../formula/formula'
import type { Words } from '../words'
import { achievementGapWords } from './achievement-gap-words'
import { achievementLines } from './achievement-lines'
import { additionLines } from './addition-lines'
import { line } from './lines'
import { resultRating } from './plan'
import { expectationWords, organisationPredicateWords, predicateWords } from './predicate-words'
import { total, type ComponentScore, type ItemScore, type NotAssessedReason, type Scorecard, type SegmentScore } from './score'
import type { Scheme } from './scheme'

/** One fact or rating that went in: what, when, by whom. */
export type TraceInput = { readonly label: Words; readonly value: Words; readonly on: Day | null; readonly by: string | null }

export type TraceNode = {
  /** 'score', 'segment:1', 'component:1:WORK', 'item:permits'. */
  readonly key: string
  readonly label: Words
  /** The scheme's regulation with the version of its rule set. */
  readonly regulation: string
  /** Percent, exact; null when absent. */
  readonly figure: Exact | null
  /** Its part of the node above, 0 to 1, after absent parts were left out. The shares of a node's children are 1 together, or all 0. */
  readonly share: Exact
  /** As planned: percent for components and items, days for segments; null at the top. */
  readonly weight: Decimal | null
  /** To be checked with a pencil, one step a line. */
  readonly lines: readonly Words[]
  readonly inputs: readonly TraceInput[]
  /** What is missing here, in words; null when nothing is. */
  readonly missing: Words | null
  readonly children: readonly TraceNode[]
  /** Points for work beyond the plan, in the figure besides what the children carry. */
  readonly added?: Exact
}

/**
 * The trace of a scorecard. In every node whose children carry the figure, Σ share × figure of the children and what was `added` is the node's
 * own figure, exactly;
 * so a score re-adds from its leaves. Two components of 60 and 40 with 90 and 75: '(60 × 90 + 40 × 75) ÷ 100 = 84'.
 */
export const explain = (scorecard: Scorecard): TraceNode => {
  const { scheme, segments } = scorecard
  const figure = scorecard.exact ?? scorecard.evidence
  return {
    key: 'score',
    label: scheme.label,
    regulation: regulationOf(scheme),
    figure,
    share: oneWhole,
    weight: null,
    lines: [...(figure ? weighedLine(segments, figure, ({ days }) => exactly(String(days))) : []), ...yieldLines(scorecard)],
    inputs: ratingInputs(scorecard),
    missing: scorecard.notAssessed && notAssessedWords[scorecard.notAssessed],
    children: segments.map((segment, i) => segmentNode(segment, i + 1, scheme)),
  }
}

/** Every line of a trace from the top down, indented by two spaces a level: what the command line prints. */
export const traceLines = (node: TraceNode, depth = 0): Words[] => {
  const indented = ({ id, en }: Words): Words => ({ id: '  '.repeat(depth) + id, en: '  '.repeat(depth) + en })
  const heading = line(({ figure, of }) => `${of(node.label)}: ${node.figure === null ? '–' : `${figure(node.figure)}`}`)
  return [
    indented(heading),
    ...[...node.lines, ...(node.missing ? [node.missing] : [])].map((one) => indented({ id: `  ${one.id}`, en: `  ${one.en}` })),
    ...node.children.flatMap((child) => traceLines(child, depth + 1)),
  ]
}

const oneWhole: Exact = { digits: 1n, scale: 0 }
const regulationOf = ({ regulation, id, version }: Scheme): string => `${regulation} (${id} v${version})`

const segmentNode = (score: SegmentScore, number: number, scheme: Scheme): TraceNode => ({
  key: `segment:${number}`,
  label: { id: `${score.segment.firstDay} s.d. ${score.segment.lastDay}`, en: `${score.segment.firstDay} to ${score.segment.lastDay}` },
  regulation: regulationOf(scheme),
  figure: score.figure,
  share: score.share,
  weight: exactly(String(score.days)),
  lines: score.figure ? weighedLine(score.components, score.figure, ({ component }) => component.weight) : [],
  inputs: [],
  missing: namedMissing(
    score.components.filter(({ figure }) => figure === null),
    ({ component }) => component.label,
    score.figure !== null,
  ),
  children: score.components.map((component) => componentNode(component, number, scheme)),
})

const componentNode = (score: ComponentScore, segment: number, scheme: Scheme): TraceNode => {
  const { component, rated, items, added, figure } = score
  const base = rated ? rated.value : total(items)
  return {
    key: `component:${segment}:${component.code}`,
    label: component.label,
    regulation: regulationOf(scheme),
    figure,
    share: score.share,
    weight: component.weight,
    lines: [
      ...(rated
        ? [line((writer) => `${writer.of(ratedWords)} ${writer.figure(rated.value)}`)]
        : base
          ? weighedLine(items, base, ({ item }) => item.weight)
          : []),
      ...(base ? additionLines(base, added) : []),
    ],
    inputs: rated
      ? [{ label: component.label, value: line((w) => w.figure(rated.value)), on: rated.on ?? null, by: rated.by ?? null }]
      : [],
    missing:
      items.length === 0 && !rated
        ? absentWords
        : namedMissing(
            items.filter((item) => item.figure === null),
            ({ item }) => item.label,
            figure !== null,
          ),
    children: items.map((item) => itemNode(item, scheme)),
    ...(added.length > 0 && { added: sumOf(added.map(({ points }) => points)) }),
  }
}

const itemNode = (score: ItemScore, scheme: Scheme): TraceNode => {
  const { item, tally, achievement, figure, observations } = score
  const changed = scheme.conversion !== undefined || score.cappedByScheme
  const parts = tally.numerator && tally.denominator ? { above: tally.numerator, below: tally.denominator } : null
  return {
    key: `item:${item.id}`,
    label: item.label,
    regulation: regulationOf(scheme),
    figure,
    share: score.share,
    weight: item.weight,
    lines: [
      ...(parts
        ? [
            line(
              (w) => `${w.figure(parts.above)} ÷ ${w.figure(parts.below)} × ${w.figure(item.spec.per)} = ${w.figure(tally.actual ?? zero)}`,
            ),
          ]
        : []),
      ...(item.composite && tally.actual ? [compositeLine(item.composite.formula, tally.actual)] : []),
      ...(achievement.value === null ? [] : achievementLines(item.spec, tally, achievement, workingOf(score))),
      ...(changed && figure ? [line((w) => `${w.of(scheme.conversion ? convertedWords : schemeCapWords)} ${w.figure(figure)}`)] : []),
    ],
    inputs: observations.map((one) => ({
      label: item.label,
      value: line((w) =>
        one.value !== null ? w.figure(one.value) : `${w.figure(one.numerator ?? zero)} / ${w.figure(one.denominator ?? zero)}`,
      ),
      on: one.observedOn,
      by: one.by ?? null,
    })),
    missing: achievement.value === null ? achievementGapWords[achievement.reason] : null,
    children: [],
  }
}

const compositeLine = (formula: Formula, actual: Exact): Words => {
  const words = printFormula(formula)
  return line(({ figure, of }) => `${of(words)} = ${figure(actual)}`)
}

/** How this item is judged where its polarity does not say it: against a baseline, or in its type's own way. */
const workingOf = ({ item, tally, achievement }: ItemScore): Words[] | undefined => {
  if (achievement.value === null) return undefined
  const { baseline } = item
  const { target, actual } = tally
  if (!baseline || !target || !actual) return item.type.working?.(item.spec, tally, achievement)
  return [
    line(
      ({ figure }) =>
        `(${figure(actual)} − ${figure(baseline)}) ÷ (${figure(target)} − ${figure(baseline)}) × 100% = ${figure(achievement.raw)}%`,
    ),
  ]
}

/** '(60 × 90 + 40 × 75) ÷ 100 = 84', with the weights that count; for segments the weights are days. Nothing to reckon for one part alone. */
const weighedLine = <T extends { readonly figure: Exact | null; readonly share: Exact }>(
  parts: readonly T[],
  whole: Exact,
  weightOf: (part: T) => Decimal,
): Words[] => {
  const counted = parts.filter(({ figure, share }) => figure !== null && !isZero(share))
  if (counted.length === 1) return []
  const weights = sumOf(counted.map(weightOf))
  return [
    line(({ figure }) => {
      const terms = counted.map((part) => `${figure(weightOf(part))} × ${figure(part.figure ?? zero)}`)
      return `(${terms.join(' + ')}) ÷ ${figure(weights)} = ${figure(whole)}`
    }),
  ]
}

const namedMissing = <T>(absent: readonly T[], labelOf: (part: T) => Words, restCounts: boolean): Words | null =>
  absent.length === 0
    ? null
    : line(({ of }) => `${of(missingWords)}: ${absent.map((part) => of(labelOf(part))).join(', ')}.${restCounts ? of(restWords) : ''}`)

const yieldLines = ({ scheme, score, band, predicate, ratings }: Scorecard): Words[] => [
  ...(score ? [line(({ answer, of }) => `${of(scoreWords)} ${answer(score, score.scale)}${band ? ` → ${of(band.label)}` : ''}`)] : []),
  ...(predicate ? predicateLines(scheme, ratings, predicate) : []),
]
const predicateLines = (scheme: Scheme, ratings: Scorecard['ratings'], predicate: keyof typeof predicateWords): Words[] => {
  const { organisation, behaviour, unitHead } = ratings
  const result = resultRating(scheme, ratings)
  if (!result || !behaviour) return []
  const own = line(({ of }) =>
    organisation ? `${of(unitHeadWords)}: ${of(organisationPredicateWords[organisation])} → ${of(expectationWords[result])}` : '',
  )
  return [...(unitHead ? [own] : []), predicateLine(result, behaviour, predicate)]
}
const predicateLine = (
  result: keyof typeof expectationWords,
  behaviour: keyof typeof expectationWords,
  predicate: keyof typeof predicateWords,
) => line(({ of }) => `${of(expectationWords[result])} × ${of(expectationWords[behaviour])} → ${of(predicateWords[predicate])}`)

const ratingInputs = ({ scheme, ratings: { result, behaviour, organisation, unitHead, newIdea } }: Scorecard): TraceInput[] => [
  ...(unitHead && organisation && scheme.unitHead
    ? [{ label: unitHeadWords, value: organisationPredicateWords[organisation], on: null, by: null }]
    : []),
  ...(newIdea ? [{ label: newIdeaWords, value: newIdeaGiven, on: null, by: null }] : []),
  ...(result ? [{ label: resultWords, value: expectationWords[result], on: null, by: null }] : []),
  ...(behaviour ? [{ label: behaviourWords, value: expectationWords[behaviour], on: null, by: null }] : []),
]

const scoreWords: Words = { id: 'Nilai', en: 'Score' }
const resultWords: Words = { id: 'Hasil kerja', en: 'Results' }
const behaviourWords: Words = { id: 'Perilaku kerja', en: 'Behaviour' }
const unitHeadWords: Words = { id: 'Predikat organisasi yang dipimpin', en: 'Predicate of the organisation headed' }
const newIdeaWords: Words = { id: 'Ide atau cara baru yang bermanfaat', en: 'A new idea or way of working, of use' }
const newIdeaGiven: Words = { id: 'ada', en: 'yes' }
const ratedWords: Words = { id: 'dinilai', en: 'rated' }
const convertedWords: Words = { id: 'dikonversi menjadi', en: 'converted to' }
const schemeCapWords: Words = { id: 'dibatasi aturan pada', en: 'capped by the scheme at' }
const absentWords: Words = { id: 'Belum ada angka; tidak dihitung sebagai nol.', en: 'No figure yet; not counted as zero.' }
const missingWords: Words = { id: 'Belum ada', en: 'Absent' }
const restWords: Words = { id: ' Bobot sisanya dihitung sebagai keseluruhan.', en: ' The other weights count as the whole.' }

/** Why there is no score, in words. */
export const notAssessedWords: Readonly<Record<NotAssessedReason, Words>> = {
  EXEMPT: { id: 'Tidak dinilai menurut aturan.', en: 'Not appraised, by rule.' },
  NOTHING_JUDGED: { id: 'Belum ada yang dapat dinilai.', en: 'Nothing could be judged yet.' },
  ORGANISATION_NOT_RATED: { id: 'Predikat organisasi harus ditetapkan lebih dahulu.', en: "The organisation's predicate comes first." },
  NOT_RATED: { id: 'Hasil kerja atau perilaku belum dinilai.', en: 'Results or behaviour are not rated yet.' },
}

/** Σ share × figure of a node's children, with what was added: what its figure must be. Null when no child counts. */
export const readded = ({ children, added = zero }: TraceNode): Exact | null => {
  const counted = children.filter(({ figure, share }) => figure !== null && !isZero(share))
  return counted.length === 0 ? null : sumOf([...counted.map(({ figure, share }) => multiply(figure ?? zero, share)), added])
}
