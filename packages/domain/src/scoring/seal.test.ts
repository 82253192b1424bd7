/** Sealed scorecards: the same bytes again, and every altered character found. TOLOK_FULL=1 takes five hundred times as many. */
import fc from 'fast-check'
import { anyInputs, type AnyInputs } from '../../testing/scorecards'
import { observationsOf, planOf } from '../../testing/plans'
import { dice } from '../../testing/vectors'
import { canonicalText, inLowestTerms } from '../canonical'
import { sha256 } from '../sha256'
import { explain } from './explain'
import { noRatings } from './plan'
import { sawahlunto2026, sofifi2026 } from './schemes/municipal'
import { openSealed, readSealed, recompute, sealScorecard } from './seal'
import { score } from './score'

declare const process: { env: Record<string, string | undefined> }
const runs = process.env.TOLOK_FULL === '1' ? 50_000 : 100
const roll = dice(Number(process.env.TOLOK_SEED ?? 1671))

const seal = ({ plan, observations, ratings, scheme }: AnyInputs): string => {
  const text = sealScorecard(plan, observations, ratings, scheme)
  if (!text.ok) throw new Error(JSON.stringify(text.problems))
  return text.value
}
const line = { id: 'a', component: 'WORK_PLAN', weight: '100', target: '80', actual: '60' }
const one: AnyInputs = { plan: planOf(line), observations: observationsOf(line), ratings: noRatings, scheme: sawahlunto2026 }

test(`${runs} scorecards: recomputing a seal gives the same bytes, and opening it the same words`, () => {
  for (let i = 0; i < runs; i += 1) {
    const inputs = anyInputs(roll)
    const text = seal(inputs)
    const scored = score(inputs.plan, inputs.observations, inputs.ratings, inputs.scheme)
    const opened = openSealed(text, inputs.scheme)
    if (!scored.ok || !opened.ok)
      throw new Error(JSON.stringify({ i, scored, opened }, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)))
    const again = recompute(text, inputs.scheme)
    if (!again.ok || again.value !== text) throw new Error(`${i}: ${JSON.stringify(again)}\n${text}`)
    expect(inLowestTerms(explain(opened.value))).toEqual(inLowestTerms(explain(scored.value)))
  }
})

test('what a sealed text looks like', () => {
  const text = seal(one)
  expect(JSON.parse(text)).toMatchObject({
    engine: '1',
    scheme: { id: 'SAWAHLUNTO_2026', version: 1 },
    inputs: { segments: [{ items: [{ id: 'a', type: 'COUNT', weight: '100', observations: [{ value: '60', target: '80' }] }] }] },
    trace: {
      score: '75.00',
      band: 'MEDIUM',
      segments: [
        {
          days: 365,
          share: '1',
          components: [
            { code: 'WORK_PLAN', share: '1', items: [{ actual: '60', target: '80', raw: '75', figure: '75', share: '1' }] },
            { items: [] },
            { items: [] },
          ],
        },
      ],
    },
  })
  expect(readSealed(text)).toMatchObject({ ok: true, value: { engine: '1', trace: { score: '75.00' } } })
})

test('a changed character anywhere is found', () => {
  const text = seal(anyInputs(dice(3), [sawahlunto2026]))
  fc.assert(
    fc.property(fc.nat(text.length - 1), fc.constantFrom('0', '1', '7', 'a', '"', ' ', ''), (at, character) => {
      const altered = text.slice(0, at) + character + text.slice(at + 1)
      fc.pre(altered !== text)
      expect(recompute(altered, sawahlunto2026).ok).toBe(false)
    }),
    { numRuns: 100 },
  )
  for (const digit of text.matchAll(/\d/g)) {
    const altered = text.slice(0, digit.index) + String((Number(digit[0]) + 1) % 10) + text.slice(digit.index + 1)
    expect(readSealed(altered)).toMatchObject({ ok: false, problems: [{ code: 'SEAL_NOT_FIT', reason: 'ALTERED' }] })
  }
})

/** Someone who alters the text and seals it anew. */
const forged = (text: string, change: (content: Record<string, unknown>) => unknown): string => {
  const { seal: _, ...content } = JSON.parse(text) as Record<string, unknown>
  const changed = change(content) as object
  return canonicalText({ ...changed, seal: sha256(canonicalText(changed)) })
}

test('a forged seal over another figure does not re-add', () => {
  const text = forged(seal(one), (content) => ({ ...content, trace: { ...(content.trace as object), score: '91.00' } }))
  expect(readSealed(text).ok).toBe(true)
  expect(recompute(text, sawahlunto2026)).toMatchObject({ problems: [{ code: 'SEAL_NOT_FIT', reason: 'RESULT' }] })
})

test('another engine and another scheme are refused, the old words can still be read', () => {
  const old = forged(seal(one), (content) => ({ ...content, engine: '0' }))
  expect(recompute(old, sawahlunto2026)).toMatchObject({ problems: [{ code: 'SEAL_NOT_FIT', reason: 'ENGINE', wanted: '0', given: '1' }] })
  expect(openSealed(old, sawahlunto2026)).toMatchObject({ ok: true, value: { engine: '0' } })
  expect(recompute(seal(one), sofifi2026)).toMatchObject({ problems: [{ code: 'SEAL_NOT_FIT', reason: 'SCHEME' }] })
  const reworded = { ...sawahlunto2026, label: { id: 'x', en: 'x' } }
  expect(openSealed(seal(one), reworded)).toMatchObject({ problems: [{ code: 'SEAL_NOT_FIT', reason: 'SCHEME' }] })
})

test.each(['', '{}', 'null', '[]', '1', '{"seal":"x"}', '{"engine":"1"}', '\u0000', '{"__proto__":{"engine":"1"}}'])(
  'no sealed text: %j',
  (text) => {
    expect(readSealed(text).ok).toBe(false)
  },
)

test('a trace of another plan is refused, never guessed at', () => {
  const text = forged(seal(one), (content) => ({ ...content, trace: { segments: [] } }))
  expect(openSealed(text, sawahlunto2026)).toMatchObject({ problems: [{ code: 'MALFORMED', path: ['trace'] }] })
  const bare = forged(seal(one), ({ engine, scheme, inputs }) => ({ engine, scheme, inputs }))
  expect(readSealed(bare)).toMatchObject({ problems: [{ code: 'MALFORMED', path: ['trace'] }] })
})
