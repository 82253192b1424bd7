/** One text for one content: what is hashed, compared and kept as evidence. */
import { toText, type Decimal } from './number'

/**
 * JSON with sorted keys, without spaces, an exact number as decimal text: { b: 12.50, a: 'x' } is '{"a":"x","b":"12.50"}'. What is undefined is
 * left out. The same content has the same text in every engine, whatever order its fields were written in.
 */
export const canonicalText = (value: unknown): string => {
  if (isDecimal(value)) return JSON.stringify(toText(value))
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined)
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalText(inner)}`).join(',')}}`
}

const isDecimal = (value: unknown): value is Decimal =>
  typeof value === 'object' && value !== null && typeof (value as Decimal).digits === 'bigint'
