import { errorCodes, problemCodes } from './problem'
import { collect, ok, refuse } from './result'

test('every code is there once, in one style', () => {
  for (const codes of [problemCodes, errorCodes]) {
    expect([...new Set<string>(codes)]).toEqual([...codes])
    expect(codes.every((code: string) => /^[A-Z]+(_[A-Z]+)*$/.test(code))).toBe(true)
  }
})

test('parts are good together, or every problem is told', () => {
  expect(collect([ok(1), ok(2)])).toEqual({ ok: true, value: [1, 2] })
  expect(collect([ok(1), refuse('REQUIRED', ['a']), refuse('OUT_OF_RANGE', ['b'], { most: 3 })])).toEqual({
    ok: false,
    problems: [
      { code: 'REQUIRED', path: ['a'] },
      { code: 'OUT_OF_RANGE', path: ['b'], most: 3 },
    ],
  })
})

test('figures about a refusal never hide its code or path', () => {
  expect(refuse('CONFLICT', ['x'], { code: 'OTHER', path: [] })).toEqual({ ok: false, problems: [{ code: 'CONFLICT', path: ['x'] }] })
})
