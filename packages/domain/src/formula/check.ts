/** Does a formula make sense: known indicators, conditions only where one is asked, and units that go together? */
import { isNegative, isZero, subtract, truncate } from '../number'
import type { Path } from '../problem'
import { ok, type Result } from '../result'
import { formulaLimits, type Formula } from './formula'
import { notFit } from './refusal'

/** Powers of units: rupiah per person is { Rp: 1, orang: −1 }; nothing is a plain number. */
export type Unit = ReadonlyMap<string, number>
/** A number written in the formula takes whatever unit it stands beside. */
type Kind = { readonly is: 'CONDITION' } | { readonly is: 'VALUE'; readonly unit: Unit | null }

/** The unit of each indicator that a formula may name; '' is a plain number. */
export type Units = ReadonlyMap<string, string>

/**
 * The unit of a formula's figure: with a in Rp and b in orang, `a ÷ b` is 'Rp/orang' and `a ÷ a × 100` is ''. Refuses FORMULA_NOT_FIT:
 * UNKNOWN_INDICATOR, UNITS_DIFFER (a + b), CONDITION_EXPECTED, VALUE_NOT_CONDITION, DECIMALS_NOT_WHOLE, each with its place and remedy.
 */
export const checkFormula = (formula: Formula, units: Units, path: Path = []): Result<string> => {
  const kind = valueOf(formula, units, path)
  return kind.ok ? ok(unitText(kind.value ?? new Map())) : kind
}

/** A value's unit, or null where only numbers are. */
const valueOf = (formula: Formula, units: Units, path: Path): Result<Unit | null> => {
  const kind = kindOf(formula, units, path)
  if (!kind.ok) return kind
  return kind.value.is === 'VALUE' ? ok(kind.value.unit) : notFit('VALUE_NOT_CONDITION', formula, path)
}

const kindOf = (formula: Formula, units: Units, path: Path): Result<Kind> => {
  switch (formula.kind) {
    case 'NUMBER':
      return ok({ is: 'VALUE', unit: null })
    case 'REFERENCE': {
      const unit = units.get(formula.name)
      return unit === undefined ? notFit('UNKNOWN_INDICATOR', formula, path, formula.name) : ok({ is: 'VALUE', unit: unitOf(unit) })
    }
    case 'NEGATION':
      return asValue(valueOf(formula.of, units, path))
    case 'ARITHMETIC':
      return formula.operator === '+' || formula.operator === '-'
        ? asValue(common([formula.left, formula.right], units, path))
        : asValue(product(formula.left, formula.right, formula.operator === '*' ? 1 : -1, units, path))
    case 'COMPARISON': {
      const unit = common([formula.left, formula.right], units, path)
      return unit.ok ? ok({ is: 'CONDITION' }) : unit
    }
    case 'CALL':
      return asValue(callUnit(formula, units, path))
  }
}

const asValue = (unit: Result<Unit | null>): Result<Kind> => (unit.ok ? ok({ is: 'VALUE', unit: unit.value }) : unit)

const callUnit = (call: Extract<Formula, { kind: 'CALL' }>, units: Units, path: Path): Result<Unit | null> => {
  const [first, second] = call.args
  if (call.name === 'if' && first) {
    const condition = kindOf(first, units, path)
    if (!condition.ok) return condition
    return condition.value.is === 'CONDITION' ? common(call.args.slice(1), units, path) : notFit('CONDITION_EXPECTED', first, path)
  }
  if (call.name === 'round' && first && second)
    return isDecimals(second) ? valueOf(first, units, path) : notFit('DECIMALS_NOT_WHOLE', second, path)
  return common(call.args, units, path)
}

const isDecimals = (formula: Formula): boolean =>
  formula.kind === 'NUMBER' &&
  isZero(subtract(formula.value, truncate(formula.value, 0))) &&
  !isNegative(formula.value) &&
  truncate(formula.value, 0).digits <= BigInt(formulaLimits.mostDecimals)

/** The one unit of several values; numbers join any. */
const common = (parts: readonly Formula[], units: Units, path: Path): Result<Unit | null> => {
  let unit: Unit | null = null
  for (const part of parts) {
    const own = valueOf(part, units, path)
    if (!own.ok) return own
    if (own.value === null) continue
    if (unit !== null && unitText(unit) !== unitText(own.value))
      return notFit('UNITS_DIFFER', part, path, '', { units: [unitText(unit), unitText(own.value)] })
    unit = own.value
  }
  return ok(unit)
}

const product = (left: Formula, right: Formula, sign: 1 | -1, units: Units, path: Path): Result<Unit | null> => {
  const [a, b] = [valueOf(left, units, path), valueOf(right, units, path)]
  if (!a.ok) return a
  if (!b.ok) return b
  if (a.value === null && b.value === null) return ok(null)
  const powers = new Map(a.value ?? [])
  for (const [unit, power] of b.value ?? []) powers.set(unit, (powers.get(unit) ?? 0) + sign * power)
  return ok(new Map([...powers].filter(([, power]) => power !== 0)))
}

const unitOf = (text: string): Unit => (text.trim() === '' ? new Map() : new Map([[text.trim(), 1]]))

const unitText = (unit: Unit): string => {
  const names = [...unit].sort(([a], [b]) => (a < b ? -1 : 1))
  const write = (sign: 1 | -1): string =>
    names
      .filter(([, power]) => power * sign > 0)
      .map(([name, power]) => (Math.abs(power) === 1 ? name : `${name}^${Math.abs(power)}`))
      .join('·')
  const [above, below] = [write(1), write(-1)]
  return below === '' ? above : `${above === '' ? '1' : above}/${below}`
}
