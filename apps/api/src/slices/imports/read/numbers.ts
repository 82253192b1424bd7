/** Numbers as people and spreadsheets write them. Which mark is the decimal one is found in the column, or asked; it is never guessed. */
import type { ImportCode } from './problems'

/** The mark before the decimals: 1,234.56 has POINT, 1.234,56 has COMMA. */
export type Mark = 'POINT' | 'COMMA'
/** What one cell says about its column's mark. PLAIN: nothing; UNCLEAR: could be either ('1.000'). */
export type Shape = Mark | 'PLAIN' | 'UNCLEAR' | 'NOT_A_NUMBER' | 'EXPONENT'
type Answer = { ok: true; value: string } | { ok: false; code: ImportCode; facts?: Record<string, unknown> }

export const limits = { maxIntegerDigits: 22, maxDecimals: 6 } as const
const signs = { POINT: ['.', ','], COMMA: [',', '.'] } as const

/** Without the currency, the percent sign and the spaces between thousands: 'Rp 1 234,5' is '1234,5'. */
export function bareNumber(text: string): string {
  const bare = text
    .trim()
    .replace(/^(Rp\.?|IDR)\s*/i, '')
    .replace(/\s*%$/, '')
    .replace(/^[−–]/, '-')
  return /^-?\d{1,3}([\s\u00a0\u202f]\d{3})+([.,]\d+)?$/.test(bare) ? bare.replace(/[\s\u00a0\u202f]/g, '') : bare
}

export function shapeOf(text: string): Shape {
  const bare = bareNumber(text).replace(/^-/, '')
  if (/^\d+$/.test(bare)) return 'PLAIN'
  if (/^\d+([.,]\d+)?e[+-]?\d+$/i.test(bare)) return 'EXPONENT'
  if (/^\d{1,3}(\.\d{3})+,\d+$/.test(bare) || /^\d{1,3}(\.\d{3}){2,}$/.test(bare)) return 'COMMA'
  if (/^\d{1,3}(,\d{3})+\.\d+$/.test(bare) || /^\d{1,3}(,\d{3}){2,}$/.test(bare)) return 'POINT'
  // One mark and three digits behind it: thousands or thousandths. A leading zero or a fourth digit before it decides.
  if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(bare)) return 'UNCLEAR'
  if (/^\d+\.\d+$/.test(bare)) return 'POINT'
  if (/^\d+,\d+$/.test(bare)) return 'COMMA'
  return 'NOT_A_NUMBER'
}

/** The exact decimal as plain text, in a column whose decimal mark is known: readNumber('1.234,50', 'COMMA') is '1234.5'. */
export function readNumber(text: string, mark: Mark): Answer {
  const bare = bareNumber(text)
  if (shapeOf(text) === 'EXPONENT') return { ok: false, code: 'EXPONENT' }
  const [decimal, thousands] = signs[mark]
  const negative = bare.startsWith('-')
  const unsigned = negative ? bare.slice(1) : bare
  const [whole = '', fraction = '', ...more] = unsigned.split(decimal)
  const groups = whole.split(thousands)
  const grouped = groups.length === 1 || (/^\d{1,3}$/.test(groups[0]!) && groups.slice(1).every((group) => /^\d{3}$/.test(group)))
  if (more.length > 0 || !grouped || !/^\d+$/.test(groups.join('')) || !/^\d*$/.test(fraction) || unsigned.endsWith(decimal)) {
    return { ok: false, code: 'NOT_A_NUMBER' }
  }
  const integer = groups.join('').replace(/^0+(?=\d)/, '')
  const decimals = fraction.replace(/0+$/, '')
  if (integer.length > limits.maxIntegerDigits || decimals.length > limits.maxDecimals)
    return { ok: false, code: 'OUT_OF_RANGE', facts: { ...limits } }
  const value = decimals ? `${integer}.${decimals}` : integer
  return { ok: true, value: negative && /[1-9]/.test(value) ? `-${value}` : value }
}

/** A printed percentage keeps its own decimals, with a decimal point: readPrinted('30,460', 'COMMA') is '30.460'. */
export function readPrinted(text: string, mark: Mark): Answer {
  const read = readNumber(text, mark)
  if (!read.ok) return read
  const fraction = bareNumber(text).split(signs[mark][0])[1] ?? ''
  const [integer = '0'] = read.value.split('.')
  return { ok: true, value: fraction ? `${integer}.${fraction}` : integer }
}
