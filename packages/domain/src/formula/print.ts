/** A formula written out again: as text that reads back to the same formula, and as words for those whom it judges. */
import { toText } from '../number'
import type { Words } from '../words'
import type { Arithmetic, Comparison, Formula, FunctionName } from './formula'

/** How closely a part binds; a looser part inside a closer one needs brackets. */
const bindingOf = (formula: Formula): number => {
  if (formula.kind === 'COMPARISON') return 0
  if (formula.kind === 'ARITHMETIC') return formula.operator === '+' || formula.operator === '-' ? 1 : 2
  return formula.kind === 'NEGATION' ? 3 : 4
}

type Style = {
  readonly number: (text: string) => string
  readonly reference: (name: string) => string
  readonly sign: (operator: Arithmetic | Comparison) => string
  readonly call: (name: FunctionName, args: readonly string[]) => string
}

const write = (formula: Formula, style: Style): string => {
  const inside = (part: Formula, least: number): string => (bindingOf(part) < least ? `(${write(part, style)})` : write(part, style))
  switch (formula.kind) {
    case 'NUMBER':
      return style.number(toText(formula.value))
    case 'REFERENCE':
      return style.reference(formula.name)
    case 'NEGATION':
      return `${style.sign('-')}${inside(formula.of, 3)}`
    case 'ARITHMETIC': {
      const binding = bindingOf(formula)
      return `${inside(formula.left, binding)} ${style.sign(formula.operator)} ${inside(formula.right, binding + 1)}`
    }
    case 'COMPARISON':
      return `${inside(formula.left, 1)} ${style.sign(formula.operator)} ${inside(formula.right, 1)}`
    case 'CALL':
      return style.call(
        formula.name,
        formula.args.map((arg) => write(arg, style)),
      )
  }
}

const plainName = /^[A-Za-z_][A-Za-z0-9_]*$/

/** Text that `parseFormula` reads back to the same formula: 'sum(a; b) / c * 100'. */
export const formulaText = (formula: Formula): string =>
  write(formula, {
    number: (text) => text,
    reference: (name) => (plainName.test(name) ? name : `[${name}]`),
    sign: (operator) => operator,
    call: (name, args) => `${name}(${args.join('; ')})`,
  })

const signs: Readonly<Record<string, string>> = { '-': '−', '*': '×', '/': '÷', '<=': '≤', '>=': '≥', '!=': '≠' }

/** Labels by indicator; one without a label is called by its code. */
export type Labels = ReadonlyMap<string, Words>

/**
 * The formula in words, with indicators by their labels. 'if(a > 10; round(avg(a; b); 2); 0)' is in English: 'if A > 10 then the mean of (A; B)
 * rounded to 2 decimals, otherwise 0'; Indonesian writes a decimal comma.
 */
export const printFormula = (formula: Formula, labels: Labels = new Map()): Words => {
  const style = (language: keyof Words, calls: Style['call']): Style => ({
    number: (text) => (language === 'id' ? text.replace('.', ',') : text),
    reference: (name) => labels.get(name)?.[language] ?? name,
    sign: (operator) => signs[operator] ?? operator,
    call: calls,
  })
  return { id: write(formula, style('id', indonesianCall)), en: write(formula, style('en', englishCall)) }
}

const indonesianCall: Style['call'] = (name, args) => {
  const [first = '', second = '', third = ''] = args
  const all = `(${args.join('; ')})`
  if (name === 'if') return `(jika ${first} maka ${second}, selain itu ${third})`
  if (name === 'round') return `(${first} dibulatkan sampai ${second} desimal)`
  return `${{ min: 'yang terkecil dari', max: 'yang terbesar dari', sum: 'jumlah dari', avg: 'rata-rata dari', coalesce: 'yang pertama tersedia dari' }[name]} ${all}`
}

const englishCall: Style['call'] = (name, args) => {
  const [first = '', second = '', third = ''] = args
  const all = `(${args.join('; ')})`
  if (name === 'if') return `(if ${first} then ${second}, otherwise ${third})`
  if (name === 'round') return `(${first} rounded to ${second} decimals)`
  return `${{ min: 'the smallest of', max: 'the largest of', sum: 'the sum of', avg: 'the mean of', coalesce: 'the first available of' }[name]} ${all}`
}
