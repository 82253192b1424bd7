import { ok, refuse, type Path, type Result } from '@tolok/domain'
import { Refusal } from './errors'

// Control characters (NUL stops PostgreSQL), lone surrogates, and what turns the direction of the text around it.
const unseen = /[\p{Cc}\p{Cs}\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u

/** Text as a person may give it, without the spaces around it. Refuses TOO_SHORT, TOO_LONG and MALFORMED (characters that cannot be seen). */
export function parseText(input: string, path: Path, { least = 1, most = 200 } = {}): Result<string> {
  const text = input.trim()
  if (text.length < least) return refuse('TOO_SHORT', path, { least })
  if (text.length > most) return refuse('TOO_LONG', path, { most })
  return unseen.test(text) ? refuse('MALFORMED', path, { expected: 'VISIBLE_TEXT' }) : ok(text)
}

/** The ILIKE pattern that finds a text anywhere, its own % and _ taken literally; null when there is nothing to search for. */
export function searchPattern(text: string | null | undefined): string | null {
  if (!text?.trim()) return null
  const parsed = parseText(text, ['text'])
  if (!parsed.ok) throw new Refusal('BAD_INPUT', parsed.problems)
  return `%${parsed.value.replace(/[\\%_]/g, '\\$&')}%`
}
