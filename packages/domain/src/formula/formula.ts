/**
 * A small language for composite indicators and local schemes: numbers, references to indicators, + − × ÷, comparisons, and seven functions.
 * It has no variables, no loops and no names but those of indicators, so a formula always ends and can reach nothing else.
 *
 *   text ── parseFormula ──▶ Formula ── checkFormula ──▶ unit     ── evaluateFormula ──▶ an exact figure, or why there is none
 *                               └────── printFormula ──▶ the same in words, Indonesian and English
 */
import type { Decimal } from '../number'

/** Where in the text a part stands: its first character, counted from 0, and how many it has. */
export type Span = { readonly at: number; readonly length: number }

export const arithmetic = ['+', '-', '*', '/'] as const
export type Arithmetic = (typeof arithmetic)[number]
export const comparisons = ['<=', '>=', '!=', '<', '>', '='] as const
export type Comparison = (typeof comparisons)[number]

/** How many arguments each function takes. */
export const functions = {
  if: { least: 3, most: 3 }, // if(condition; then; otherwise)
  min: { least: 1, most: 50 },
  max: { least: 1, most: 50 },
  sum: { least: 1, most: 50 },
  avg: { least: 1, most: 50 },
  coalesce: { least: 1, most: 50 }, // the first that is there
  round: { least: 2, most: 2 }, // round(x; decimals), half-up
} as const
export type FunctionName = keyof typeof functions

export type Formula =
  | (Span & { readonly kind: 'NUMBER'; readonly value: Decimal })
  | (Span & { readonly kind: 'REFERENCE'; readonly name: string })
  | (Span & { readonly kind: 'NEGATION'; readonly of: Formula })
  | (Span & { readonly kind: 'ARITHMETIC'; readonly operator: Arithmetic; readonly left: Formula; readonly right: Formula })
  | (Span & { readonly kind: 'COMPARISON'; readonly operator: Comparison; readonly left: Formula; readonly right: Formula })
  | (Span & { readonly kind: 'CALL'; readonly name: FunctionName; readonly args: readonly Formula[] })

/** So that reading and reckoning stay cheap whatever someone pastes. */
export const formulaLimits = { mostCharacters: 2000, mostDepth: 40, mostParts: 400, mostDecimals: 10 } as const

/** The parts directly inside a part. */
export const partsOf = (formula: Formula): readonly Formula[] => {
  switch (formula.kind) {
    case 'NUMBER':
    case 'REFERENCE':
      return []
    case 'NEGATION':
      return [formula.of]
    case 'CALL':
      return formula.args
    case 'ARITHMETIC':
    case 'COMPARISON':
      return [formula.left, formula.right]
  }
}

/** The indicators a formula names, each once, in the order of the text: of `(a + b) / a` they are a, b. */
export const referencesIn = (formula: Formula): string[] => {
  const own = formula.kind === 'REFERENCE' ? [formula.name] : []
  return [...new Set([...own, ...partsOf(formula).flatMap(referencesIn)])]
}
