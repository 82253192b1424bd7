import { readded, type TraceNode } from './explain'
import { ratedFigures, scored, type Line } from '../../testing/plans'
import { canonicalText } from '../canonical'
import { exactly, exactText, toText } from '../number'
import type { AdditionalResult, GivenAddition } from './additions'
import { addCard, newBatch } from './batch'
import { scoreBatch, scoreText } from './batch-score'
import { compareSchemes, judgesDifferently } from './compare-schemes'
import { explain, traceLines } from './explain'
import { lintScheme } from './lint-scheme'
import { openSealed, recompute, sealScorecard } from './seal'
import type { Scheme } from './scheme'
import { readScheme, schemeText } from './scheme-text'
import { skp2013 } from './schemes/skp-2013'
import { laterVersions, predicate2022WithHeads, skp2013WithAdditions, skp2021With360, skp2021WithAdditions } from './schemes/later-versions'
import { whyDiffers } from './why-differs'
import { observationsOf, planOf } from '../../testing/plans'
import type { Ratings } from './plan'

const tasks = (count: string): GivenAddition => ({ code: 'ADDITIONAL_TASKS', count: exactly(count) })
const creative = (level: string): GivenAddition => ({ code: 'CREATIVITY', level })
const results = (...parts: [string, string][]): GivenAddition => ({
  code: 'ADDITIONAL_RESULTS',
  results: parts.map(([achievement, scope]): AdditionalResult => ({ achievement: exactly(achievement), scope: exactly(scope) })),
})
const of = (scheme: Scheme, figures: Record<string, string>, beyond: Partial<Ratings>, lines: readonly Line[] = []) =>
  scored(scheme, lines, { ...ratedFigures(figures), ...beyond })
const score = (scheme: Scheme, figures: Record<string, string>, beyond: Partial<Ratings> = {}) => {
  const { score: value, band } = of(scheme, figures, beyond)
  return `${value && toText(value)} ${band?.code}`
}
const refused =
  (beyond: Partial<Ratings>, scheme: Scheme = skp2013WithAdditions) =>
  () =>
    of(scheme, { WORK: '85' }, beyond)

/** Each node's figure is what its children and what was added come to. */
const readsTheSame = (node: TraceNode): void => {
  const again = readded(node)
  if (again) expect(exactText(again)).toBe(exactText(node.figure!))
  node.children.forEach(readsTheSame)
}

describe('Perka BKN 1/2013: extra tasks and creativity are added to the SKP before 60 and 40', () => {
  // Points from general knowledge (domain facts 3): 1 to 3 tasks 1, 4 to 6 tasks 2, 7 and more 3; creativity 3, 6, 12.
  test.each([
    ['0', '85.00'],
    ['1', '86.00'],
    ['3', '86.00'],
    ['4', '87.00'],
    ['6', '87.00'],
    ['7', '88.00'],
    ['40', '88.00'],
  ])('%s tasks on 85 are %s', (count, work) => {
    const card = of(skp2013WithAdditions, { WORK: '85' }, { additions: [tasks(count)] })
    expect(toText(card.score!)).toBe(work)
  })

  test.each([
    ['UNIT', '88.00'],
    ['PPK', '91.00'],
    ['PRESIDENT', '97.00'],
  ])('creativity of level %s on 85 is %s', (level, work) => {
    expect(toText(of(skp2013WithAdditions, { WORK: '85' }, { additions: [creative(level)] }).score!)).toBe(work)
  })

  test('worked: 60 % of 85 + 2 + 3 and 40 % of 82 is 86.80, GOOD, and the trace re-adds', () => {
    const additions = [creative('UNIT'), tasks('4')]
    const lines: Line[] = [{ id: 'a', component: 'WORK', weight: '100', actual: '85' }]
    const card = of(skp2013WithAdditions, { BEHAVIOUR: '82' }, { additions }, lines)
    expect([toText(card.score!), card.band?.code]).toEqual(['86.80', 'GOOD'])
    const trace = explain(card)
    readsTheSame(trace)
    const said = traceLines(trace).map(({ id }) => id.trim())
    expect(said).toEqual(
      expect.arrayContaining([
        '(60 × 90 + 40 × 82) ÷ 100 = 86,8',
        'Sasaran Kerja Pegawai: 90',
        'Tugas tambahan: 4 (4 sampai 6 tugas) → 2',
        'Kreativitas: bermanfaat bagi unit kerja (eselon II) → 3',
        '85 + 2 + 3 = 90',
      ]),
    )
    expect(traceLines(trace).map(({ en }) => en.trim())).toContain('Additional tasks: 4 (4 to 6 tasks) → 2')
  })

  test('they make no figure where there is none, and touch no other component', () => {
    expect(of(skp2013WithAdditions, {}, { additions: [tasks('7')] }).notAssessed).toBe('NOTHING_JUDGED')
    expect(score(skp2013WithAdditions, { BEHAVIOUR: '80' }, { additions: [tasks('7')] })).toBe('80.00 GOOD')
  })

  test('without them the second version says what the first says', () => {
    expect(score(skp2013WithAdditions, { WORK: '85', BEHAVIOUR: '82' })).toBe(score(skp2013, { WORK: '85', BEHAVIOUR: '82' }))
  })
})

describe('PermenPANRB 8/2021: additional results', () => {
  // Annex, printed page 95 (pubhtml5.com/vral/mfux): category in percent × scope in percent × value, together at most 10.
  test.each<[string, [string, string][], string]>([
    ['GOOD: 80 % × 10 % × 109', [['100', '10']], '8.72'],
    ['VERY_GOOD: 100 % × 5 % × 120', [['111', '5']], '6'],
    ['FAIR: 60 % × 5 % × 88', [['98', '5']], '2.64'],
    ['POOR: 40 % × 20 % × 50', [['60', '20']], '4'],
    ['VERY_POOR: 20 % × 10 % × 49', [['59', '10']], '0.98'],
    ['the cap', [['100', '20']], '10'],
    [
      'two together, capped',
      [
        ['100', '10'],
        ['100', '10'],
      ],
      '10',
    ],
    ['none', [], '0'],
  ])('%s', (_, parts, points) => {
    const card = of(skp2021WithAdditions, { WORK: '100' }, { additions: [results(...parts)] })
    expect(exactText(card.segments[0]!.components[0]!.added[0]!.points)).toBe(points.includes('.') ? exactText(exactly(points)) : points)
    readsTheSame(explain(card))
  })

  test('the annex example: (59.2 + 43.6) + 0 is 102.8 (flipbuilder page363)', () => {
    expect(score(skp2021WithAdditions, { WORK: '102.8' }, { additions: [results()] })).toBe('102.80 GOOD')
  })

  test('worked: 70 % of 102.8 + 8.72 and 30 % of 100 is 108.06, and says how', () => {
    const card = of(skp2021WithAdditions, { WORK: '102.8', BEHAVIOUR: '100' }, { additions: [results(['100', '10'])] })
    expect(toText(card.score!)).toBe('108.06')
    const said = traceLines(explain(card)).map(({ en }) => en.trim())
    expect(said).toEqual(
      expect.arrayContaining(['Additional results: 100% → 109 (Good); 80 ÷ 100 × 10 ÷ 100 × 109 = 8.72', '102.8 + 8.72 = 111.52']),
    )
    const over = of(skp2021WithAdditions, { WORK: '100' }, { additions: [results(['100', '10'], ['100', '10'])] })
    expect(traceLines(explain(over)).map(({ id }) => id.trim())).toEqual(
      expect.arrayContaining(['8,72 + 8,72 = 17,44', 'Kinerja tambahan: dibatasi pada 10', '100 + 10 = 110']),
    )
  })
})

describe('PP 30/2019 Pasal 41: weights and bands', () => {
  test.each<[string, boolean, string]>([
    ['120', true, 'VERY_GOOD'],
    ['110', true, 'VERY_GOOD'],
    ['109.99', true, 'GOOD'],
    ['120', false, 'GOOD'],
    ['110', false, 'GOOD'],
    ['90', false, 'GOOD'],
    ['89.99', false, 'FAIR'],
    ['70', false, 'FAIR'],
    ['69.99', false, 'POOR'],
    ['50', false, 'POOR'],
    ['49.99', false, 'VERY_POOR'],
  ])('%s with a new idea %p is %s', (figure, newIdea, band) => {
    expect(of(skp2021WithAdditions, { WORK: figure }, newIdea ? { newIdea } : {}).band?.code).toBe(band)
  })

  test('70 and 30 without feedback of peers and subordinates, 60 and 40 with it', () => {
    expect(score(skp2021WithAdditions, { WORK: '100', BEHAVIOUR: '80' })).toBe('94.00 GOOD')
    expect(score(skp2021With360, { WORK: '100', BEHAVIOUR: '80' })).toBe('92.00 GOOD')
  })
})

describe('SE MenPANRB 3/2023: the achievement of the organisation is its head’s rating of results', () => {
  const head = (organisation: Ratings['organisation'], beyond: Partial<Ratings> = {}) =>
    of(predicate2022WithHeads, {}, { organisation, behaviour: 'ABOVE', unitHead: true, ...beyond })

  test.each<[Ratings['organisation'], string]>([
    ['EXCEPTIONAL', 'VERY_GOOD'],
    ['GOOD', 'GOOD'],
    ['NEEDS_IMPROVEMENT', 'NEEDS_IMPROVEMENT'],
    ['POOR', 'NEEDS_IMPROVEMENT'],
    ['VERY_POOR', 'NEEDS_IMPROVEMENT'],
  ])('%s with behaviour above expectation is %s', (organisation, predicate) => {
    expect(head(organisation).predicate).toBe(predicate)
  })

  test('the trace says whose predicate it is; nothing comes before the organisation', () => {
    expect(traceLines(explain(head('EXCEPTIONAL'))).map(({ id }) => id.trim())).toEqual(
      expect.arrayContaining([
        'Predikat organisasi yang dipimpin: Istimewa → di atas ekspektasi',
        'di atas ekspektasi × di atas ekspektasi → Sangat Baik',
      ]),
    )
    expect(head(null).notAssessed).toBe('ORGANISATION_NOT_RATED')
    expect(head('GOOD', { behaviour: null }).notAssessed).toBe('NOT_RATED')
  })

  test('others are rated as before', () => {
    expect(of(predicate2022WithHeads, {}, { organisation: 'EXCEPTIONAL', result: 'BELOW', behaviour: 'BELOW' }).predicate).toBe('VERY_POOR')
  })
})

test.each<[string, () => unknown, string]>([
  ['an addition that the scheme has not', refused({ additions: [tasks('1')] }, skp2013), 'UNKNOWN_ID ratings.additions.ADDITIONAL_TASKS'],
  ['one twice', refused({ additions: [tasks('1'), tasks('2')] }), 'DUPLICATE ratings.additions.ADDITIONAL_TASKS'],
  ['no count', refused({ additions: [{ code: 'ADDITIONAL_TASKS' }] }), 'REQUIRED ratings.additions.ADDITIONAL_TASKS'],
  ['half a task', refused({ additions: [tasks('1.5')] }), 'OUT_OF_RANGE ratings.additions.ADDITIONAL_TASKS'],
  ['a negative count', refused({ additions: [tasks('-1')] }), 'OUT_OF_RANGE ratings.additions.ADDITIONAL_TASKS'],
  ['no level', refused({ additions: [{ code: 'CREATIVITY' }] }), 'REQUIRED ratings.additions.CREATIVITY'],
  ['an unknown level', refused({ additions: [creative('TOWN')] }), 'NOT_ONE_OF ratings.additions.CREATIVITY'],
  [
    'a scope above 100',
    refused({ additions: [results(['100', '101'])] }, skp2021WithAdditions),
    'OUT_OF_RANGE ratings.additions.ADDITIONAL_RESULTS.0.scope',
  ],
  [
    'a negative achievement',
    refused({ additions: [results(['-1', '5'])] }, skp2021WithAdditions),
    'OUT_OF_RANGE ratings.additions.ADDITIONAL_RESULTS.0.achievement',
  ],
  ['a new idea where no band asks one', refused({ newIdea: true }), 'INCOMPATIBLE ratings.newIdea'],
  ['a head where no rule is', refused({ unitHead: true }), 'INCOMPATIBLE ratings.unitHead'],
  [
    'a head with a rating of results',
    () => of(predicate2022WithHeads, {}, { unitHead: true, result: 'MEETS', organisation: 'GOOD', behaviour: 'MEETS' }),
    'INCOMPATIBLE ratings.unitHead',
  ],
])('refuses %s', (_, scoring, problem) => expect(scoring).toThrow(problem))

test('sealed, opened and reckoned again it is the same, to the last word', () => {
  const ratings: Ratings = { ...ratedFigures({ WORK: '102.8' }), additions: [results(['98.4', '3'], ['100', '10'])], newIdea: true }
  const sealed = sealScorecard(planOf(), new Map(), ratings, skp2021WithAdditions)
  const text = sealed.ok ? sealed.value : ''
  expect(recompute(text, skp2021WithAdditions)).toEqual({ ok: true, value: text })
  const opened = openSealed(text, skp2021WithAdditions)
  expect(opened.ok && traceLines(explain(opened.value))).toEqual(traceLines(explain(of(skp2021WithAdditions, { WORK: '102.8' }, ratings))))
  expect(text).toContain('"added":[{"code":"ADDITIONAL_RESULTS","points":"10"}]')
})

test('the batch leaves such a card to `score`', () => {
  const batch = newBatch(skp2013WithAdditions)
  const lines: Line[] = [{ id: 'a', component: 'WORK', weight: '100', actual: '85' }]
  for (const beyond of [{}, { additions: [tasks('4')] }])
    addCard(batch, planOf(...lines), observationsOf(...lines), { ...ratedFigures({}), ...beyond })
  const outcome = scoreBatch(batch)
  expect([scoreText(outcome, 0), scoreText(outcome, 1), outcome.counts.apart]).toEqual(['85.00', '87.00', 1])
})

test('other points are their own reason, and all reasons add up', () => {
  const richer = {
    ...skp2013WithAdditions,
    additions: skp2013WithAdditions.additions!.map((one) => ({ ...one, rows: one.rows.map((row) => ({ ...row, points: exactly('5') })) })),
  }
  const [before, after] = [skp2013WithAdditions, richer].map((scheme) =>
    of(scheme, { WORK: '85', BEHAVIOUR: '80' }, { additions: [tasks('4')] }),
  )
  expect(whyDiffers(before!, after!)).toMatchObject([{ cause: 'ADDITION', about: 'ADDITIONAL_TASKS', from: '2.00', to: '5.00' }])
  expect(whyDiffers(before!, after!).map(({ points }) => exactText(points!))).toEqual([exactText(exactly('1.8'))])
})

describe('the rule sets as data', () => {
  test.each(laterVersions)('$id v$version is read back, has no error and warns of what no source confirms', (scheme) => {
    expect(readScheme(JSON.parse(schemeText(scheme)))).toEqual({ ok: true, value: scheme })
    expect(lintScheme(scheme).filter(({ severity }) => severity === 'ERROR')).toEqual([])
    expect(lintScheme(scheme).map(({ path }) => path[0])).toEqual(scheme.unverified)
    expect(scheme.unverified.every((name) => Object.hasOwn(scheme, name))).toBe(true)
    expect(canonicalText(JSON.parse(schemeText(scheme)))).toBe(schemeText(scheme))
  })

  const changed = (changes: Partial<NonNullable<Scheme['additions']>[number]>): Scheme => ({
    ...skp2013WithAdditions,
    additions: [{ ...skp2013WithAdditions.additions![0]!, ...changes }],
  })
  const rows = skp2013WithAdditions.additions![0]!.rows

  test.each<[string, Scheme, string]>([
    ['to no component', changed({ component: 'IKU' }), 'additions.0.component'],
    ['no rows', changed({ rows: [] }), 'additions.0.rows'],
    ['rows out of order', changed({ rows: [...rows].reverse() }), 'additions.0.rows'],
    ['negative points', changed({ rows: rows.map((row) => ({ ...row, points: exactly('-1') })) }), 'additions.0.rows'],
    ['results without their categories', changed({ rule: 'RESULTS' }), 'additions.0.rows'],
    ['a negative cap', changed({ cap: exactly('-1') }), 'additions.0.cap'],
    ['twice', { ...skp2013WithAdditions, additions: [...changed({}).additions!, ...changed({}).additions!] }, 'additions.1.code'],
  ])('the linter finds %s', (_, scheme, path) => {
    expect(lintScheme(scheme).filter(({ severity }) => severity === 'ERROR')).toMatchObject([
      { fault: 'ADDITION_NOT_FIT', path: path.split('.').map((one) => (/^\d$/.test(one) ? Number(one) : one)) },
    ])
  })

  test('what the second versions change is told, and judges', () => {
    const told = (from: Scheme, to: Scheme) =>
      compareSchemes(from, to).map(({ change, about, from: was, to: is }) => `${change} ${about}: ${was} > ${is}`)
    expect(told(skp2013, skp2013WithAdditions)).toEqual(
      expect.arrayContaining([
        'ADDITION ADDITIONAL_TASKS: null > WORK COUNT: SEVEN_OR_MORE ≥ 7 = 3, FOUR_TO_SIX ≥ 4 = 2, ONE_TO_THREE ≥ 1 = 1',
      ]),
    )
    expect(judgesDifferently(skp2013, skp2013WithAdditions)).toBe(true)
    const noIdea = { ...skp2021WithAdditions.scale!, bands: skp2021WithAdditions.scale!.bands.map(({ requires: _, ...band }) => band) }
    expect(told(skp2021WithAdditions, { ...skp2021WithAdditions, scale: noIdea })).toEqual(['BAND_REQUIREMENT VERY_GOOD: NEW_IDEA > null'])
    const unitHead = { ...predicate2022WithHeads.unitHead!, POOR: 'MEETS' as const }
    expect(told(predicate2022WithHeads, { ...predicate2022WithHeads, unitHead })).toEqual(['UNIT_HEAD POOR: BELOW > MEETS'])
  })
})
