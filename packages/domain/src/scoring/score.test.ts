import fc from 'fast-check'
import { planItem, planOf, observationsOf, ratedFigures, scored, type Line } from '../../testing/plans'
import { compare, exactly, roundHalfUp, toText, zero, type Exact } from '../number'
import { explain, readded, traceLines, type TraceNode } from './explain'
import { noRatings, type Plan } from './plan'
import { score, type Scorecard } from './score'
import { kepahiang2026, sabang2026, sawahlunto2026 } from './schemes/municipal'
import { predicate2022 } from './schemes/predicate-2022'
import { skp2013 } from './schemes/skp-2013'
import { skp2021 } from './schemes/skp-2021'

const said = ({ score: value, band, predicate, notAssessed }: Scorecard): string =>
  [value && toText(value), band?.code, predicate, notAssessed].filter(Boolean).join(' ')

const iku: readonly Line[] = [
  { id: 'served', component: 'IKU', weight: '60', actual: '90' },
  { id: 'inspected', component: 'IKU', weight: '40', actual: '100' },
]

test('items weigh within their component, components within the scheme', () => {
  const card = scored(kepahiang2026, iku, ratedFigures({ CITIZEN_INDEX: '87.28', INNOVATION: '70' }))
  expect(said(card)).toBe('88.72 HIGH') // 0.6 × 94 + 0.25 × 87.28 + 0.15 × 70
})

test('what is absent is named, and its weight goes to the others; it is never zero', () => {
  expect(said(scored(kepahiang2026, iku, ratedFigures({ CITIZEN_INDEX: '87.28' })))).toBe('92.02 VERY_HIGH') // (60 × 94 + 25 × 87.28) / 85
  const half = scored(kepahiang2026, [iku[0]!, { ...iku[1]!, actual: null }])
  expect(said(half)).toBe('90.00 HIGH')
  const texts = traceLines(explain(half)).map(({ en }) => en.trim())
  expect(texts).toContain('Absent: Citizen satisfaction, Innovation. The other weights count as the whole.')
  expect(texts).toContain('Absent: inspected. The other weights count as the whole.')
  expect(texts).toContain('Nothing was observed; not counted as zero.')
})

test('an actual of zero is not absent', () => {
  expect(said(scored(kepahiang2026, [iku[0]!, { ...iku[1]!, actual: '0' }]))).toBe('54.00 LOW')
})

test('one source of three, as Sabang has it', () => {
  expect(said(scored(sabang2026, [], ratedFigures({ SELF: '95', SUPERIOR: '80', PUBLIC: '88' })))).toBe('85.40 HIGH')
  expect(said(scored(sabang2026, [], ratedFigures({ SELF: '95', SUPERIOR: '80' })))).toBe('84.29 HIGH')
  expect(said(scored(sabang2026, [], ratedFigures({})))).toBe('NOTHING_JUDGED')
})

test('a scheme caps a single achievement, and the item says so', () => {
  const card = scored(kepahiang2026, [{ ...iku[0]!, weight: '100', actual: '500' }])
  expect(said(card)).toBe('120.00 VERY_HIGH')
  expect(card.segments[0]?.components[0]?.items[0]).toMatchObject({ cappedByScheme: true, achievement: { capped: false } })
})

test('PP 46/2011: 60 % work, 40 % behaviour; PermenPANRB 8/2021 converts before it weighs', () => {
  expect(said(scored(skp2013, [], ratedFigures({ WORK: '85.50', BEHAVIOUR: '80' })))).toBe('83.30 GOOD')
  const work: Line = { id: 'a', component: 'WORK', weight: '100', target: '95', actual: '93' }
  expect(said(scored(skp2021, [work], ratedFigures({ BEHAVIOUR: '90' })))).toBe('88.60') // 0.7 × 88 + 0.3 × 90
})

describe('PermenPANRB 6/2022', () => {
  const evidence: Line[] = [{ id: 'a', component: 'EVIDENCE', weight: '100', actual: '150' }]
  const rated = { ...noRatings, organisation: 'GOOD', result: 'MEETS', behaviour: 'MEETS' } as const

  test('the predicate comes from ratings alone; indicators stand beside it', () => {
    const card = scored(predicate2022, evidence, rated)
    expect([card.predicate, card.score, card.band, card.evidence && toText(roundHalfUp(card.evidence, 2))]).toEqual([
      'GOOD',
      null,
      null,
      '150.00',
    ])
    for (const actual of ['0', '1', '1000']) expect(scored(predicate2022, [{ ...evidence[0]!, actual }], rated).predicate).toBe('GOOD')
  })

  test('the organisation comes first, then both ratings', () => {
    expect(said(scored(predicate2022, evidence, { ...rated, organisation: null }))).toBe('ORGANISATION_NOT_RATED')
    expect(said(scored(predicate2022, evidence, { ...rated, behaviour: null }))).toBe('NOT_RATED')
    expect(said(scored(predicate2022, [], rated))).toBe('GOOD')
  })
})

const moved: Plan = {
  period: { firstDay: '2026-01-01', lastDay: '2026-12-31' },
  exemption: null,
  segments: [
    { id: '1', firstDay: '2026-01-01', lastDay: '2026-06-30', items: [planItem({ id: 'a', component: 'WORK_PLAN', weight: '100' })] },
    { id: '2', firstDay: '2026-07-01', lastDay: '2026-12-31', items: [planItem({ id: 'b', component: 'WORK_PLAN', weight: '100' })] },
  ],
}
const inBothPosts: Line[] = [
  { id: 'a', component: 'WORK_PLAN', weight: '100', actual: '90' },
  { id: 'b', component: 'WORK_PLAN', weight: '100', actual: '80' },
]

test('posts held within the year count by their days', () => {
  const card = scored(sawahlunto2026, inBothPosts, noRatings, moved)
  expect(card.segments.map(({ days }) => days)).toEqual([181, 184])
  expect(said(card)).toBe('84.96 HIGH') // (181 × 90 + 184 × 80) / 365
  expect(said(scored(sawahlunto2026, [inBothPosts[0]!, { ...inBothPosts[1]!, actual: null }], noRatings, moved))).toBe('90.00 HIGH')
  expect(said(scored(sawahlunto2026, inBothPosts, noRatings, { ...moved, exemption: 'UNPAID_LEAVE' }))).toBe('EXEMPT')
})

const refused = (plan: Plan, ratings = noRatings): string[] => {
  const answer = score(plan, observationsOf(), ratings, sawahlunto2026)
  return answer.ok ? [] : answer.problems.map(({ code, path }) => `${code} ${path.join('.')}`)
}
const item = (changes: Partial<Line> = {}): Line => ({ id: 'a', component: 'WORK_PLAN', weight: '100', ...changes })

test.each<[string, Plan, string[]]>([
  ['weights of 99.999', planOf(item({ weight: '99.999' })), ['OUT_OF_RANGE segments.0.items']],
  ['weights of 100.001', planOf(item({ weight: '60' }), item({ id: 'b', weight: '40.001' })), ['OUT_OF_RANGE segments.0.items']],
  ['weights of 0', planOf(item({ weight: '0' })), ['OUT_OF_RANGE segments.0.items']],
  ['a negative weight', planOf(item({ weight: '-50' }), item({ id: 'b', weight: '150' })), ['OUT_OF_RANGE segments.0.items.0.weight']],
  ['an unknown component', planOf(item({ component: 'constructor' })), ['UNKNOWN_ID segments.0.items.0.component']],
  ['an item twice', planOf(item({ weight: '50' }), item({ weight: '50' })), ['DUPLICATE segments.0.items.1.id']],
  ['no segment', { ...moved, segments: [] }, ['TOO_SHORT segments']],
  ['200 indicators', planOf(...Array.from({ length: 200 }, (_, i) => item({ id: String(i), weight: '0.5' }))), ['TOO_LONG items']],
  [
    'segments that overlap',
    { ...moved, segments: [moved.segments[0]!, { ...moved.segments[1]!, firstDay: '2026-06-30' }] },
    ['INCOMPATIBLE segments.1'],
  ],
  [
    'a segment outside the period',
    { ...moved, segments: [{ ...moved.segments[0]!, firstDay: '2025-12-31' }] },
    ['OUT_OF_RANGE segments.0'],
  ],
  [
    'a segment that ends before it begins',
    { ...moved, segments: [{ ...moved.segments[0]!, lastDay: '2025-12-31' }] },
    ['PERIOD_REVERSED segments.0'],
  ],
])('refuses %s', (_, plan, problems) => {
  expect(refused(plan)).toEqual(problems)
})

test('refuses figures that do not belong', () => {
  expect(refused(planOf(item()), ratedFigures({ WORK_PLAN: '90' }))).toEqual(['INCOMPATIBLE ratings.figures.WORK_PLAN'])
  expect(refused(planOf(item()), ratedFigures({ INNOVATION: '90' }))).toEqual(['UNKNOWN_ID ratings.figures.INNOVATION'])
  const twice = { ...noRatings, figures: [...ratedFigures({ COMPLAINTS: '1' }).figures, ...ratedFigures({ COMPLAINTS: '2' }).figures] }
  expect(refused(planOf(item()), twice)).toEqual(['DUPLICATE ratings.figures.COMPLAINTS'])
})

// Properties

const cents = (most: number) => fc.nat({ max: most }).map((n) => toText({ digits: BigInt(n), scale: 2 }))
/** Up to six items of one component whose weights are 100 together, some without an actual. */
const lines = fc
  .array(fc.record({ cut: fc.integer({ min: 1, max: 9999 }), actual: fc.option(cents(30_000)), target: cents(20_000) }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => {
    const cuts = [...new Set(parts.slice(1).map(({ cut }) => cut))].sort((a, b) => a - b)
    const ends = [...cuts, 10_000]
    return ends.map((end, i): Line => {
      const weight = toText({ digits: BigInt(end - (ends[i - 1] ?? 0)), scale: 2 })
      return { id: `i${i}`, component: 'WORK_PLAN', weight, target: parts[i]?.target, actual: parts[i]?.actual ?? null }
    })
  })
const figures = fc.record({ COMPLAINTS: cents(12_000), SERVICE_QUALITY: cents(12_000) }, { requiredKeys: [] }).map(ratedFigures)
const exactOf = (card: Scorecard): Exact | null => card.exact

test('every node of a trace re-adds exactly to the score', () => {
  const check = (node: TraceNode): void => {
    if (node.children.length > 0) {
      const again = readded(node)
      expect(again === null ? node.figure : node.figure !== null && compare(again, node.figure)).toBe(again === null ? null : 0)
      const shares = node.children.map(({ share }) => share)
      expect(
        [0, 1].some(
          (whole) =>
            compare(
              whole === 0 ? zero : exactly('1'),
              shares.reduce((a, b) => addExact(a, b), zero as Exact),
            ) === 0,
        ),
      ).toBe(true)
    }
    expect(node.figure !== null || node.missing !== null).toBe(true)
    node.children.forEach(check)
  }
  fc.assert(fc.property(lines, figures, (some, rated) => check(explain(scored(sawahlunto2026, some, rated)))))
})
const addExact = (a: Exact, b: Exact): Exact => {
  const [x, y] = [a, b].map((one) => ('scale' in one ? { numerator: one.digits, denominator: 10n ** BigInt(one.scale) } : one)) as [
    Fraction,
    Fraction,
  ]
  return { numerator: x.numerator * y.denominator + y.numerator * x.denominator, denominator: x.denominator * y.denominator }
}
type Fraction = { numerator: bigint; denominator: bigint }

test('the order of items changes nothing', () => {
  fc.assert(
    fc.property(lines, figures, (some, rated) => {
      const [there, back] = [exactOf(scored(sawahlunto2026, some, rated)), exactOf(scored(sawahlunto2026, [...some].reverse(), rated))]
      expect(there === null ? back : back && compare(there, back)).toBe(there === null ? null : 0)
    }),
  )
})

test('a better actual never lowers the score', () => {
  fc.assert(
    fc.property(lines, figures, cents(10_000), (some, rated, more) => {
      const first = some[0]!
      fc.pre(first.actual != null)
      const better = [
        { ...first, actual: toText({ digits: exactly(first.actual!).digits + exactly(more).digits, scale: 2 }) },
        ...some.slice(1),
      ]
      const [before, after] = [exactOf(scored(sawahlunto2026, some, rated)), exactOf(scored(sawahlunto2026, better, rated))]
      expect(before === null || (after !== null && compare(after, before) >= 0)).toBe(true)
    }),
  )
})

test('a score lies between nothing and the scheme’s cap', () => {
  fc.assert(
    fc.property(lines, figures, (some, rated) => {
      const exact = exactOf(scored(sawahlunto2026, some, rated))
      expect(exact === null || (compare(exact, zero) >= 0 && compare(exact, exactly('120')) <= 0)).toBe(true)
    }),
  )
})
