/** The number a cell holds, exactly as a person typed it: a workbook stores binary fractions, and says 0.30000000000000004 where 0.3 was meant. */

/** Digits that a spreadsheet keeps of a number; what it shows beyond them is not what was typed. */
export const keptDigits = 15
const written = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/

/** Plain decimal text ('1.5E+3' is '1500'), or undefined where there is no number. */
export function decimalText(raw: string): string | undefined {
  const text = raw.trim()
  if (!/\d/.test(text)) return undefined
  const exact = plainText(text)
  if (exact === undefined || significant(exact) <= keptDigits) return exact
  const number = Number(text)
  if (!Number.isFinite(number)) return undefined
  const shortest = plainText(String(number))!
  const rounded = plainText(number.toPrecision(keptDigits))!
  // Noise stands behind a row of noughts or nines; what has other digits up to the fifteenth is meant.
  return significant(shortest) > keptDigits && significant(rounded) < keptDigits ? rounded : shortest
}

/** Hundred times as much, by moving the mark: a percentage is stored as its hundredth. */
export const hundredfold = (text: string): string => plainText(`${text}E2`)!

const significant = (text: string): number => text.replace(/[-.]/g, '').replace(/^0+/, '').replace(/0+$/, '').length
export const integerDigits = (text: string): number => /^-?0*(\d*)/.exec(text)![1]!.length

function plainText(text: string): string | undefined {
  const parts = written.exec(text)
  if (!parts) return undefined
  const [, sign, whole = '', fraction = '', power = '0'] = parts
  const digits = whole + fraction
  const mark = whole.length + Number(power)
  const padded = mark <= 0 ? '0'.repeat(1 - mark) + digits : digits.padEnd(mark, '0')
  const at = Math.max(mark, 1)
  const before = padded.slice(0, at).replace(/^0+(?=\d)/, '')
  const behind = padded.slice(at).replace(/0+$/, '')
  const value = behind ? `${before}.${behind}` : before
  return sign === '-' && /[1-9]/.test(value) ? `-${value}` : value
}
