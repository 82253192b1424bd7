/** One text for one content: what is hashed, compared and kept as evidence. */
import { exactText, toText, type Exact } from './number'

/**
 * JSON with sorted keys, without spaces, a decimal as its text: { b: 12.50, a: 'x' } is '{"a":"x","b":"12.50"}'; a ratio in lowest terms, '1/3'.
 * What is undefined is left out. The same content has the same text in every engine, whatever order its fields were written in.
 */
export const canonicalText = (value: unknown): string => {
  if (isExact(value)) return JSON.stringify('scale' in value ? toText(value) : exactText(value))
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalText(inner)}`).join(',')}}`
}

/** The same content with every exact number as its `exactText`: 10.50 and 21/2, which are the same, become '21/2'. */
export const inLowestTerms = (value: unknown): unknown => {
  if (isExact(value)) return exactText(value)
  if (Array.isArray(value)) return value.map(inLowestTerms)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inLowestTerms(inner)]))
}

const isExact = (value: unknown): value is Exact =>
  typeof value === 'object' &&
  value !== null &&
  typeof ('digits' in value ? value.digits : 'numerator' in value && value.numerator) === 'bigint'
