import fc from 'fast-check'
import { compare, exactly, roundHalfUp, toText, type Exact } from '../number'
import { problemCodes } from '../problem'
import { checkFormula } from './check'
import { evaluateFormula } from './evaluate'
import { formulaLimits, referencesIn, type Formula } from './formula'
import { orderFormulas } from './order'
import { parseFormula } from './parse'
import { formulaText, printFormula } from './print'

const figures = new Map<string, Exact | null>([
  ['a', exactly('10')],
  ['b', exactly('3')],
  ['zero', exactly('0')],
  ['PAD 01', exactly('1148527309690')],
  ['absent', null],
])
const units = new Map([
  ['a', 'Rp'],
  ['b', 'orang'],
  ['c', 'Rp'],
  ['n', ''],
  ['PAD 01', 'Rp'],
])

const read = (text: string): Formula => {
  const formula = parseFormula(text)
  if (!formula.ok) throw new Error(JSON.stringify(formula.problems))
  return formula.value
}
const valueOf = (text: string): string => {
  const { value, missing, dividesByZero } = evaluateFormula(read(text), figures)
  if (value === null) return dividesByZero ? 'divides by zero' : `missing ${missing.join(', ')}`
  return toText(roundHalfUp(value, 4)).replace(/\.?0+$/, '')
}
const faultIn = (
  text: string,
  of: (formula: Formula) => ReturnType<typeof checkFormula> = (formula) => checkFormula(formula, units),
): string => {
  const formula = parseFormula(text)
  const checked = formula.ok ? of(formula.value) : formula
  if (checked.ok) return `fits: ${checked.value}`
  const [{ code, reason, at, length } = { code: '' }] = checked.problems as {
    code: string
    reason?: string
    at?: number
    length?: number
  }[]
  return [reason ?? code, at, length].filter((part) => part !== undefined).join(' ')
}

test.each([
  ['1 + 2 × 3', '7'],
  ['(1 + 2) * 3', '9'],
  ['10 − 4 − 3', '3'],
  ['100 ÷ 10 / 5', '2'],
  ['-2 * -3', '6'],
  ['--2', '2'],
  ['2 - -2', '4'],
  ['0.1 + 0.2', '0.3'],
  ['a / b * 100', '333.3333'],
  ['a / b * b', '10'], // a third comes back whole
  ['[PAD 01] / 1000000', '1148527.3097'],
  ['min(a; b; 7)', '3'],
  ['MAX(a, b, 7)', '10'],
  ['sum(a; b)', '13'],
  ['avg(a; b)', '6.5'],
  ['round(a / b; 2)', '3.33'],
  ['round(2.5; 0)', '3'],
  ['round(-2.5; 0)', '-3'],
  ['if(a > b; 1; 2)', '1'],
  ['if(a ≤ b; 1; 2)', '2'],
  ['if(a = 10; if(b ≠ 3; 1; 2); 3)', '2'],
  ['coalesce(absent; b)', '3'],
  // absent is not zero
  ['absent + 1', 'missing absent'],
  ['sum(a; absent)', 'missing absent'],
  ['avg(a; absent)', '10'],
  ['min(absent; b)', '3'],
  ['coalesce(absent; nowhere)', 'missing absent, nowhere'],
  ['if(a > b; a; absent)', '10'],
  ['if(absent > b; a; b)', 'missing absent'],
  ['a / zero', 'divides by zero'],
  ['coalesce(a / zero; b)', '3'],
])('%s is %s', (text, value) => expect(valueOf(text)).toBe(value))

test.each([
  ['', 'EMPTY 0 0'],
  ['   ', 'EMPTY 0 3'],
  ['1 +', 'VALUE_EXPECTED 3 0'],
  ['* 2', 'VALUE_EXPECTED 0 1'],
  ['1 2', 'OPERATOR_EXPECTED 2 1'],
  ['(1 + 2', 'BRACKET_NOT_CLOSED 0 1'],
  ['1 + 2)', 'OPERATOR_EXPECTED 5 1'],
  ['sum(a; c', 'BRACKET_NOT_CLOSED 0 3'],
  ['sum(a c)', 'OPERATOR_EXPECTED 6 1'],
  ['a $ c', 'UNKNOWN_CHARACTER 2 1'],
  ['1e5', 'OPERATOR_EXPECTED 1 2'],
  ['"a"', 'UNKNOWN_CHARACTER 0 1'],
  ['constructor.constructor', 'UNKNOWN_CHARACTER 11 1'],
  ['constructor', 'UNKNOWN_INDICATOR 0 11'],
  ['__proto__', 'UNKNOWN_INDICATOR 0 9'],
  ['constructor(1)', 'UNKNOWN_FUNCTION 0 11'],
  ['toString()', 'UNKNOWN_FUNCTION 0 8'],
  ['eval(1)', 'UNKNOWN_FUNCTION 0 4'],
  ['sum()', 'WRONG_NUMBER_OF_ARGUMENTS 0 3'],
  ['round(1)', 'WRONG_NUMBER_OF_ARGUMENTS 0 5'],
  ['if(1; 2; 3)', 'CONDITION_EXPECTED 3 1'],
  ['(n > 1) + 1', 'VALUE_NOT_CONDITION 1 5'],
  ['n > 1', 'VALUE_NOT_CONDITION 0 5'],
  ['1 < 2 < 3', 'OPERATOR_EXPECTED 6 1'],
  ['round(n; 1.5)', 'DECIMALS_NOT_WHOLE 9 3'],
  ['round(n; 11)', 'DECIMALS_NOT_WHOLE 9 2'],
  ['round(n; b)', 'DECIMALS_NOT_WHOLE 9 1'],
  ['round(n; -1)', 'DECIMALS_NOT_WHOLE 9 2'],
  ['n + nowhere', 'UNKNOWN_INDICATOR 4 7'],
  ['a + b', 'UNITS_DIFFER 4 1'],
  ['if(a > b; 1; 2)', 'UNITS_DIFFER 7 1'],
  ['max(a; c; b)', 'UNITS_DIFFER 10 1'],
  ['a * b + a', 'UNITS_DIFFER 8 1'],
  [`${'9'.repeat(31)}`, 'NUMBER_TOO_LONG 0 31'],
  ['a + 5', 'fits: Rp'], // a number written out takes the unit beside it
  ['a / b', 'fits: Rp/orang'],
  ['a / a * 100', 'fits: '],
  ['a * b / a', 'fits: orang'],
  ['1 / b', 'fits: 1/orang'],
  ['a * a', 'fits: Rp^2'],
  ['round(avg(a; c); 2)', 'fits: Rp'],
])('%s: %s', (text, fault) => expect(faultIn(text)).toBe(fault))

test('every fault says what to do about it, in both languages', () => {
  const problems = ['1 +', 'a + b', 'sum()'].map((text) => {
    const formula = parseFormula(text)
    const checked = formula.ok ? checkFormula(formula.value, units, ['formula']) : formula
    return checked.ok ? null : checked.problems[0]
  })
  expect(
    problems.map((problem) => Object.values(problem?.remedy as object).every((words) => typeof words === 'string' && words !== '')),
  ).toEqual([true, true, true])
})

test.each([
  ['2001 characters', '1'.padEnd(2001, ' '), 'TOO_LONG'],
  ['402 parts', Array(402).fill('1').join('+'), 'TOO_LARGE'],
  ['10,000 brackets', '('.repeat(10_000) + '1' + ')'.repeat(10_000), 'TOO_LONG'],
  ['900 brackets', '('.repeat(900) + '1' + ')'.repeat(900), 'TOO_DEEP 41'],
  ['900 minus signs', '-'.repeat(900) + '1', 'TOO_DEEP 41'],
  ['300 functions inside each other', 'sum('.repeat(300) + '1' + ')'.repeat(300), 'TOO_DEEP 164'],
  ['a thousand opening brackets', '('.repeat(1000), 'TOO_DEEP 41'],
  ['unclosed square brackets', '['.repeat(1999), 'UNKNOWN_CHARACTER 0 1'],
])('%s are refused at once', (_, text, fault) => expect(faultIn(text)).toBe(fault))

test('as deep and as large as allowed still works', () => {
  const deep = '('.repeat(formulaLimits.mostDepth) + '1' + ')'.repeat(formulaLimits.mostDepth)
  const wide = Array(200).fill('1').join('+')
  expect([valueOf(deep), valueOf(wide)]).toEqual(['1', '200'])
})

test.each([
  ['a/b*100', 'A ÷ B × 100', 'A ÷ B × 100'],
  ['a-(b-1.5)', 'A − (B − 1,5)', 'A − (B − 1.5)'],
  [
    'if(a>=10;round(avg(a;b);2);0)',
    '(jika A ≥ 10 maka (rata-rata dari (A; B) dibulatkan sampai 2 desimal), selain itu 0)',
    '(if A ≥ 10 then (the mean of (A; B) rounded to 2 decimals), otherwise 0)',
  ],
  ['-[PAD 01]', '−PAD 01', '−PAD 01'],
])('%s reads: %s', (text, id, en) => {
  const labels = new Map([
    ['a', { id: 'A', en: 'A' }],
    ['b', { id: 'B', en: 'B' }],
  ])
  expect(printFormula(read(text), labels)).toEqual({ id, en })
})

test('formulas that name each other are ordered, and a circle is found', () => {
  const of = (texts: Record<string, string>) => orderFormulas(new Map(Object.entries(texts).map(([name, text]) => [name, read(text)])))
  expect(of({ c: 'a + b', b: 'a * 2', d: 'c + b' })).toEqual({ ok: true, value: ['b', 'c', 'd'] })
  expect(of({ a: 'b', b: 'c', c: 'b' })).toMatchObject({ problems: [{ code: 'FORMULA_CYCLE', cycle: ['b', 'c', 'b'] }] })
  expect(of({ a: 'a + 1' })).toMatchObject({ problems: [{ cycle: ['a', 'a'] }] })
  const row = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`f${i}`, i === 0 ? '1' : `f${i - 1} + 1`]))
  expect(of(row)).toMatchObject({ ok: true })
  expect(referencesIn(read('a + b * a'))).toEqual(['a', 'b'])
})

// Fuzz

const names = ['a', 'b', 'zero', 'absent', 'PAD 01', 'nowhere', 'constructor', '__proto__', 'hasOwnProperty']
const formulas: fc.Arbitrary<string> = fc.letrec<{ value: string; condition: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.nat({ max: 1000 }).map(String),
    fc.constantFrom(...names).map((name) => (/^\w+$/.test(name) ? name : `[${name}]`)),
    fc.tuple(tie('value'), fc.constantFrom('+', '-', '*', '/'), tie('value')).map((parts) => `(${parts.join(' ')})`),
    tie('value').map((value) => `-${value}`),
    fc
      .tuple(fc.constantFrom('sum', 'avg', 'min', 'max', 'coalesce'), fc.array(tie('value'), { minLength: 1, maxLength: 3 }))
      .map(([name, args]) => `${name}(${args.join(';')})`),
    tie('value').map((value) => `round(${value}; 2)`),
    fc.tuple(tie('condition'), tie('value'), tie('value')).map((parts) => `if(${parts.join('; ')})`),
  ),
  condition: fc.tuple(tie('value'), fc.constantFrom('<', '<=', '=', '!='), tie('value')).map((parts) => parts.join(' ')),
})).value

const same = (a: Exact | null, b: Exact | null): boolean => (a === null || b === null ? a === b : compare(a, b) === 0)

test('what is printed reads back to a formula of the same value', () => {
  fc.assert(
    fc.property(formulas, (text) => {
      const formula = parseFormula(text)
      fc.pre(formula.ok)
      if (!formula.ok) return
      const again = read(formulaText(formula.value))
      expect(formulaText(again)).toBe(formulaText(formula.value))
      expect(same(evaluateFormula(again, figures).value, evaluateFormula(formula.value, figures).value)).toBe(true)
    }),
  )
})

test('a formula that fits has a figure, or says what is missing or that it divides by zero', () => {
  const all = new Map(names.map((name) => [name, '']))
  fc.assert(
    fc.property(formulas, (text) => {
      const formula = parseFormula(text)
      fc.pre(formula.ok && checkFormula(formula.value, all).ok)
      if (!formula.ok) return
      const { value, missing, dividesByZero } = evaluateFormula(formula.value, figures)
      expect(value !== null || missing.length > 0 || dividesByZero).toBe(true)
      expect(missing.every((name) => names.includes(name))).toBe(true)
    }),
  )
})

const pieces = fc.constantFrom(
  '(',
  ')',
  '[',
  ']',
  ';',
  ',',
  '+',
  '-',
  '*',
  '/',
  '<',
  '=',
  '>=',
  '.',
  ' ',
  'if',
  'sum',
  'round',
  'a',
  '1',
  '9.5',
  '__proto__',
  'constructor',
  '\u0000',
  '×',
  '🙂',
  '\n',
  '`',
  '${',
  "'",
)
const hostile = fc.oneof(
  fc.string({ maxLength: 300 }),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(pieces, { maxLength: 200 }).map((parts) => parts.join('')),
)

test('any text at all is a formula or a coded refusal with a place in the text; nothing throws', () => {
  fc.assert(
    fc.property(fc.oneof(hostile, fc.anything()), (text) => {
      const formula = parseFormula(text)
      if (formula.ok) {
        evaluateFormula(formula.value, figures)
        const checked = checkFormula(formula.value, units)
        expect(typeof printFormula(formula.value).id).toBe('string')
        expect(checked.ok || checked.problems.every(({ code }) => problemCodes.includes(code))).toBe(true)
        return
      }
      for (const { code, reason, at } of formula.problems) {
        expect(problemCodes).toContain(code)
        if (reason !== undefined) expect(Number(at) >= 0 && Number(at) <= String(text).length).toBe(true)
      }
    }),
  )
})
