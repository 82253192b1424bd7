import fc from 'fast-check'
import { exactly } from '../number'
import { problemCodes } from '../problem'
import { indicatorTypeOf, indicatorTypes } from './types/index'

test('the list holds each type once, named in both languages', () => {
  expect(indicatorTypes.map(({ id }) => id)).toEqual([...new Set(indicatorTypes.map(({ id }) => id))])
  expect(indicatorTypes.every(({ label }) => label.id !== '' && label.en !== '')).toBe(true)
  expect(indicatorTypes.map(({ id }) => indicatorTypeOf(id))).toEqual(indicatorTypes)
  expect(indicatorTypeOf('constructor')).toBeNull()
})

describe.each(indicatorTypes)('the settings of $id', ({ fields }) => {
  test('fill in what was left out, as the form begins', () => {
    const parsed = fields.parse({ polarity: 'MINIMIZE' })
    expect(parsed).toMatchObject({
      ok: true,
      value: { polarity: 'MINIMIZE', minimizeFormula: 'LINEAR', rangeCondition: 'NORMAL', floor: exactly('0'), cap: null },
    })
    const initial = Object.fromEntries(fields.describe().map(({ name, initial }) => [name, initial]))
    expect(fields.parse({ ...initial, polarity: 'MINIMIZE' })).toEqual(parsed)
  })

  test('describe every setting for a form', () => {
    const parsed = fields.parse({ polarity: 'MAXIMIZE' })
    expect(fields.describe().map(({ name }) => name)).toEqual(Object.keys(parsed.ok ? parsed.value : {}))
    for (const { label, kind, choices, initial } of fields.describe()) {
      expect(label.id && label.en).toBeTruthy()
      if (kind === 'CHOICE' && initial !== null) expect(choices).toContain(initial)
    }
  })

  test('say everything that is wrong at once, and where', () => {
    expect(fields.parse({ polarity: 'BEST', cap: 'a lot', floor: 101, weight: 3 }, ['indicator'])).toMatchObject({
      ok: false,
      problems: [
        { code: 'UNKNOWN_FIELD', path: ['indicator', 'weight'] },
        { code: 'NOT_ONE_OF', path: ['indicator', 'polarity'] },
        { code: 'OUT_OF_RANGE', path: ['indicator', 'floor'] },
        { code: 'NOT_A_NUMBER', path: ['indicator', 'cap'] },
      ],
    })
    expect(fields.parse({ polarity: 'MAXIMIZE', cap: '50', floor: '60' })).toMatchObject({
      problems: [{ code: 'INCOMPATIBLE', path: ['floor'], with: 'cap' }],
    })
    expect(fields.parse({ polarity: 'MAXIMIZE', cap: null, floor: null })).toMatchObject({ ok: true, value: { cap: null, floor: null } })
  })

  test('answer or refuse anything at all, by code', () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        const parsed = fields.parse(input)
        expect(parsed.ok ? [] : parsed.problems.filter(({ code }) => !problemCodes.includes(code))).toEqual([])
      }),
    )
  })
})

test('whose direction is plain goes without a polarity', () => {
  const plain = ['DURATION', 'DEADLINE', 'MILESTONE', 'RATING', 'SURVEY_INDEX', 'QUALITATIVE']
  expect(indicatorTypes.filter(({ fields }) => fields.parse({}).ok).map(({ id }) => id)).toEqual(plain)
  expect(indicatorTypes[0]?.fields.parse({})).toEqual({ ok: false, problems: [{ code: 'REQUIRED', path: ['polarity'] }] })
  expect(indicatorTypes[0]?.fields.parse(null)).toMatchObject({ problems: [{ code: 'MALFORMED' }] })
  expect(indicatorTypes[0]?.fields.parse({ __proto__: { polarity: 'MAXIMIZE' } })).toMatchObject({ problems: [{ code: 'REQUIRED' }] })
})
