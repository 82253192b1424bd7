import fc from 'fast-check'
import {
  isAtLeast,
  nextState,
  observationActions,
  observationStates,
  stateRank,
  type ObservationAction,
  type ObservationState,
} from './observation-state'

test.each<[ObservationState, ObservationAction, ObservationState]>([
  ['DRAFT', 'SUBMIT', 'SUBMITTED'],
  ['SUBMITTED', 'RETURN', 'RETURNED'],
  ['RETURNED', 'SUBMIT', 'SUBMITTED'],
  ['SUBMITTED', 'VERIFY', 'VERIFIED'],
  ['VERIFIED', 'FINALIZE', 'FINAL'],
])('%s, %s: %s', (state, action, next) => {
  expect(nextState(state, action)).toEqual({ ok: true, value: next })
})

test('every other step is refused with what is allowed', () => {
  const steps = (Object.keys(observationStates) as ObservationState[]).flatMap((state) =>
    (Object.keys(observationActions) as ObservationAction[]).map((action) => nextState(state, action)),
  )
  expect(steps.filter(({ ok }) => ok)).toHaveLength(5)
  expect(nextState('DRAFT', 'VERIFY', ['state'])).toEqual({
    ok: false,
    problems: [{ code: 'TRANSITION_NOT_FIT', path: ['state'], state: 'DRAFT', action: 'VERIFY', allowed: ['SUBMIT'] }],
  })
  expect(nextState('FINAL', 'RETURN')).toMatchObject({ problems: [{ allowed: [] }] })
})

test('no way leads past verification', () => {
  const walks = fc.array(fc.constantFrom(...(Object.keys(observationActions) as ObservationAction[])), { maxLength: 20 })
  fc.assert(
    fc.property(walks, (actions) => {
      let state: ObservationState = 'DRAFT'
      const seen: ObservationState[] = []
      for (const action of actions) {
        const next = nextState(state, action)
        if (next.ok) seen.push((state = next.value))
      }
      if (state === 'FINAL') expect(seen.slice(-3)).toEqual(['SUBMITTED', 'VERIFIED', 'FINAL'])
    }),
  )
})

test('a returned observation counts as a draft', () => {
  expect(stateRank.RETURNED).toBe(stateRank.DRAFT)
  expect(isAtLeast('RETURNED', 'DRAFT')).toBe(true)
  expect(isAtLeast('RETURNED', 'SUBMITTED')).toBe(false)
  expect(isAtLeast('VERIFIED', 'SUBMITTED')).toBe(true)
  expect(isAtLeast('VERIFIED', 'FINAL')).toBe(false)
})
