/** What a formula comes to, exactly. Absent is not zero here either. */
import { add, compare, exactly, multiply, negate, ratioOf, roundHalfUp, subtract, sumOf, zero, type Exact } from '../number'
import type { Comparison, Formula } from './formula'

/** Figures by indicator; null or not in it is absent. */
export type Figures = ReadonlyMap<string, Exact | null>

/** `missing`: the indicators whose absence left no figure. `divides`: something was divided by zero. */
export type FormulaValue = { readonly value: Exact | null; readonly missing: readonly string[]; readonly dividesByZero: boolean }

/**
 * The exact figure of a checked formula: 'a ÷ b × 100' with 1 and 3 is 100/3. What is absent leaves no figure, and is named; `coalesce` takes
 * the first that is there; `avg`, `min` and `max` leave out what is absent, `sum` does not, since half a sum is a wrong sum; `if` looks only
 * at the branch it takes. A division by zero leaves no figure and says so. A condition, where a value belongs, leaves none either.
 */
export const evaluateFormula = (formula: Formula, figures: Figures): FormulaValue => {
  const missing = new Set<string>()
  const faults = { dividesByZero: false }
  const value = valueOf(formula, figures, missing, faults)
  return { value, missing: value === null ? [...missing] : [], dividesByZero: value === null && faults.dividesByZero }
}

type Faults = { dividesByZero: boolean }

const valueOf = (formula: Formula, figures: Figures, missing: Set<string>, faults: Faults): Exact | null => {
  const of = (part: Formula): Exact | null => valueOf(part, figures, missing, faults)
  switch (formula.kind) {
    case 'NUMBER':
      return formula.value
    case 'REFERENCE': {
      const figure = figures.get(formula.name) ?? null
      if (figure === null) missing.add(formula.name)
      return figure
    }
    case 'NEGATION': {
      const value = of(formula.of)
      return value && negate(value)
    }
    case 'ARITHMETIC': {
      const [left, right] = [of(formula.left), of(formula.right)]
      if (left === null || right === null) return null
      return reckon(formula.operator, left, right, faults)
    }
    case 'COMPARISON':
      return null
    case 'CALL':
      return called(formula, of)
  }
}

const reckon = (operator: '+' | '-' | '*' | '/', left: Exact, right: Exact, faults: Faults): Exact | null => {
  if (operator === '+') return add(left, right)
  if (operator === '-') return subtract(left, right)
  if (operator === '*') return multiply(left, right)
  const quotient = ratioOf(left, right)
  if (quotient === null) faults.dividesByZero = true
  return quotient
}

const called = ({ name, args }: Extract<Formula, { kind: 'CALL' }>, of: (part: Formula) => Exact | null): Exact | null => {
  const [first, second, third] = args
  if (name === 'if') {
    const holds = first?.kind === 'COMPARISON' ? compared(first.operator, of(first.left), of(first.right)) : null
    const branch = holds === null ? undefined : holds ? second : third
    return branch ? of(branch) : null
  }
  if (name === 'round') {
    const value = first ? of(first) : null
    return value && second?.kind === 'NUMBER' ? roundHalfUp(value, Number(second.value.digits / 10n ** BigInt(second.value.scale))) : null
  }
  if (name === 'coalesce') {
    for (const arg of args) {
      const value = of(arg)
      if (value !== null) return value
    }
    return null
  }
  const values = args.map(of)
  const present = values.filter((value) => value !== null)
  if (present.length === 0 || (name === 'sum' && present.length < values.length)) return null
  if (name === 'sum') return sumOf(present)
  if (name === 'avg') return ratioOf(sumOf(present), exactly(String(present.length)))
  return present.reduce((best, value) => (compare(value, best) === (name === 'min' ? -1 : 1) ? value : best), present[0] ?? zero)
}

const compared = (operator: Comparison, left: Exact | null, right: Exact | null): boolean | null => {
  if (left === null || right === null) return null
  const order = compare(left, right)
  switch (operator) {
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
    case '=':
      return order === 0
    case '!=':
      return order !== 0
  }
}
