import { observationsOf, planOf, ratedFigures } from '../../testing/plans'
import { sawahlunto2026 } from '../scoring/schemes/municipal'
import { sealScorecard } from '../scoring/seal'
import { sha256 } from '../sha256'
import { answerCase } from './cases'

const line = { id: 'a', component: 'WORK_PLAN', weight: '100', target: '80', actual: '60' }
const sealed = sealScorecard(planOf(line), observationsOf(line), ratedFigures({ COMPLAINTS: '90' }), sawahlunto2026)
const text = sealed.ok ? sealed.value : ''

test('a sealed scorecard answers its score, and the hash of the bytes that it was recomputed to', () => {
  expect(answerCase({ kind: 'sealed', text })).toMatchObject({ ok: true, value: { fields: { score: '78.75', seal: sha256(text) } } })
})

test.each([
  [{}, 'REQUIRED'],
  [{ text: 1 }, 'NOT_TEXT'],
  [{ text: '{' }, 'MALFORMED'],
  [{ text: text.replace('"60"', '"61"') }, 'SEAL_NOT_FIT'],
])('refused: %j', (given, code) => {
  expect(answerCase({ kind: 'sealed', ...given })).toMatchObject({ ok: false, problems: [{ code }] })
})
