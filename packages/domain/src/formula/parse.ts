/** From text to a formula: recursive descent over the words, one function a level of binding. No eval, no lookup in anything of JavaScript's. */
import { parseDecimal, type Decimal } from '../number'
import type { Path } from '../problem'
import { ok, refuse, type Ok, type Refused, type Result } from '../result'
import { formulaLimits, functions, type Formula, type FunctionName, type Span } from './formula'
import { notFit } from './refusal'
import { isArithmetic, isComparison, tokensOf, type Token } from './tokens'

/**
 * The formula a text spells: 'sum(a; b) ÷ c × 100'. × ÷ bind closer than + −, these closer than comparisons; equals bind from the left.
 * Arguments are separated by ; or a comma, decimals take a point, a name with other characters stands in [square brackets]. Refuses NOT_TEXT,
 * TOO_LONG (2000 characters), TOO_DEEP (40 levels of brackets), TOO_LARGE (400 parts) and FORMULA_NOT_FIT with reason, place and remedy.
 */
export const parseFormula = (text: unknown, path: Path = []): Result<Formula> => {
  if (typeof text !== 'string') return refuse('NOT_TEXT', path)
  const { mostCharacters } = formulaLimits
  if (text.length > mostCharacters) return refuse('TOO_LONG', path, { most: mostCharacters, count: text.length })
  const tokens = tokensOf(text, path)
  if (!tokens.ok) return tokens
  if (tokens.value.length === 1) return notFit('EMPTY', { at: 0, length: text.length }, path)
  const reading = new Reading(tokens.value, path)
  const formula = reading.comparison(0)
  if (!formula.ok) return formula
  const rest = reading.peek()
  return rest.kind === 'END' ? formula : notFit('OPERATOR_EXPECTED', rest, path, rest.text)
}

/** Where the reading stands, and how many parts it has made. */
class Reading {
  private next = 0
  private parts = 0
  constructor(
    private readonly tokens: readonly Token[],
    private readonly path: Path,
  ) {}

  peek(): Token {
    return this.tokens[Math.min(this.next, this.tokens.length - 1)] ?? { kind: 'END', text: '', at: 0, length: 0 }
  }

  private take(): Token {
    const token = this.peek()
    this.next += 1
    return token
  }

  private takes(sign: string): boolean {
    const { kind, text } = this.peek()
    if (kind !== 'SIGN' || text !== sign) return false
    this.next += 1
    return true
  }

  private part<T extends Formula>(formula: T): Ok<T> | Refused {
    this.parts += 1
    return this.parts > formulaLimits.mostParts ? refuse('TOO_LARGE', this.path, { most: formulaLimits.mostParts }) : ok(formula)
  }

  comparison(depth: number): Result<Formula> {
    const left = this.chain(depth, ['+', '-'])
    if (!left.ok) return left
    const { kind, text } = this.peek()
    if (kind !== 'SIGN' || !isComparison(text)) return left
    this.take()
    const right = this.chain(depth, ['+', '-'])
    return right.ok
      ? this.part({ kind: 'COMPARISON', operator: text, left: left.value, right: right.value, ...spanOf(left.value, right.value) })
      : right
  }

  /** One level of signs that bind equally, read from the left. */
  private chain(depth: number, signs: readonly string[]): Result<Formula> {
    const inner = (): Result<Formula> => (signs[0] === '+' ? this.chain(depth, ['*', '/']) : this.negation(depth))
    let left = inner()
    while (left.ok) {
      const { kind, text } = this.peek()
      if (kind !== 'SIGN' || !signs.includes(text) || !isArithmetic(text)) return left
      this.take()
      const right = inner()
      if (!right.ok) return right
      left = this.part({ kind: 'ARITHMETIC', operator: text, left: left.value, right: right.value, ...spanOf(left.value, right.value) })
    }
    return left
  }

  private negation(depth: number): Result<Formula> {
    const { at } = this.peek()
    if (!this.takes('-')) return this.value(depth)
    const of = this.deeper(depth, (inner) => this.negation(inner))
    return of.ok ? this.part({ kind: 'NEGATION', of: of.value, at, length: end(of.value) - at }) : of
  }

  private value(depth: number): Result<Formula> {
    const token = this.take()
    if (token.kind === 'NUMBER') return this.number(token)
    if (token.kind === 'NAME')
      return this.takes('(') ? this.call(token, depth) : this.part({ ...spanAt(token), kind: 'REFERENCE', name: token.text })
    if (token.kind === 'SIGN' && token.text === '(') {
      const inside = this.deeper(depth, (inner) => this.comparison(inner))
      if (!inside.ok) return inside
      return this.takes(')') ? inside : this.unclosed(token)
    }
    return notFit('VALUE_EXPECTED', token, this.path, token.text)
  }

  private number(token: Token): Result<Formula> {
    const value: Result<Decimal> = parseDecimal(token.text)
    return value.ok
      ? this.part({ ...spanAt(token), kind: 'NUMBER', value: value.value })
      : notFit('NUMBER_TOO_LONG', token, this.path, token.text)
  }

  private call(token: Token, depth: number): Result<Formula> {
    const name = token.text.toLowerCase()
    if (!Object.hasOwn(functions, name))
      return notFit('UNKNOWN_FUNCTION', token, this.path, token.text, { allowed: Object.keys(functions) })
    const args: Formula[] = []
    if (!this.takes(')')) {
      do {
        const arg = this.deeper(depth, (inner) => this.comparison(inner))
        if (!arg.ok) return arg
        args.push(arg.value)
      } while (this.takes(';'))
      if (!this.takes(')')) return this.unclosed(token)
    }
    const { least, most } = functions[name as FunctionName]
    if (args.length < least || args.length > most)
      return notFit('WRONG_NUMBER_OF_ARGUMENTS', token, this.path, token.text, { least, most, count: args.length })
    const last = this.tokens[this.next - 1] ?? token
    return this.part({ kind: 'CALL', name: name as FunctionName, args, at: token.at, length: last.at + last.length - token.at })
  }

  private deeper(depth: number, read: (depth: number) => Result<Formula>): Result<Formula> {
    const { mostDepth } = formulaLimits
    return depth >= mostDepth ? refuse('TOO_DEEP', this.path, { most: mostDepth, at: this.peek().at }) : read(depth + 1)
  }

  private unclosed(opened: Token): Refused {
    const here = this.peek()
    return here.kind === 'END'
      ? notFit('BRACKET_NOT_CLOSED', opened, this.path, opened.text)
      : notFit('OPERATOR_EXPECTED', here, this.path, here.text)
  }
}

const spanAt = ({ at, length }: Span): Span => ({ at, length })
const end = ({ at, length }: Span): number => at + length
const spanOf = (first: Formula, last: Formula): Span => ({ at: first.at, length: end(last) - first.at })
