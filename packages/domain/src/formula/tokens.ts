/** A formula's text cut into words, from left to right and never back. */
import type { Path } from '../problem'
import { ok, type Result } from '../result'
import { arithmetic, comparisons, type Span } from './formula'
import { notFit } from './refusal'

export type Token = Span & { readonly kind: 'NUMBER' | 'NAME' | 'SIGN' | 'END'; readonly text: string }

/** Each pattern is tried at one place only, and none can look at a character twice. */
const number = /\d+(?:\.\d+)?/y
const name = /[A-Za-z_][A-Za-z0-9_]*/y
const bracketedName = /\[[^[\]]{1,100}\]/y
const sign = /<=|>=|!=|[-+*/<>=(),;]|≤|≥|≠|×|÷|−|:/y
const space = /\s+/y

/** What people type for the same sign. */
const sameSign: Readonly<Record<string, string>> = { '×': '*', '÷': '/', ':': '/', '−': '-', '≤': '<=', '≥': '>=', '≠': '!=', ',': ';' }

/** The words of a text and a last one that ends it. Refuses FORMULA_NOT_FIT at the first character that no word begins with. */
export const tokensOf = (text: string, path: Path): Result<Token[]> => {
  const tokens: Token[] = []
  let at = 0
  const matched = (pattern: RegExp): string | null => {
    pattern.lastIndex = at
    return pattern.exec(text)?.[0] ?? null
  }
  while (at < text.length) {
    const blank = matched(space)
    if (blank !== null) {
      at += blank.length
      continue
    }
    const token = nextToken(matched, at)
    if (token === null) return notFit('UNKNOWN_CHARACTER', { at, length: 1 }, path, text[at] ?? '')
    tokens.push(token)
    at += token.length
  }
  return ok([...tokens, { kind: 'END', text: '', at: text.length, length: 0 }])
}

const nextToken = (matched: (pattern: RegExp) => string | null, at: number): Token | null => {
  const bracketed = matched(bracketedName)
  if (bracketed !== null) return { kind: 'NAME', text: bracketed.slice(1, -1).trim(), at, length: bracketed.length }
  for (const [kind, pattern] of [
    ['NUMBER', number],
    ['NAME', name],
    ['SIGN', sign],
  ] as const) {
    const found = matched(pattern)
    if (found !== null) return { kind, text: kind === 'SIGN' ? (sameSign[found] ?? found) : found, at, length: found.length }
  }
  return null
}

export const isArithmetic = (text: string): text is (typeof arithmetic)[number] => (arithmetic as readonly string[]).includes(text)
export const isComparison = (text: string): text is (typeof comparisons)[number] => (comparisons as readonly string[]).includes(text)
