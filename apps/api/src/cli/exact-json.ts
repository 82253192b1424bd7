/**
 * JSON whose numbers are never floats: each comes out as the text of its digits, so that 1148527309690.10 and 0.1 arrive as they were
 * written. An exponent is spelled out (1e3 is '1000'); NaN and Infinity, which JSON has not but some programs write, come out as those words.
 */
export type ExactJson = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string }

/** A whole string first, so that digits inside one are left alone; then a number by JSON's grammar; then what is only nearly a number. */
const stringsAndNumbers = /"[^"\\]*(?:\\[\s\S][^"\\]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|-?Infinity|NaN/g

export function readExactJson(text: string): ExactJson {
  const withoutMark = text.startsWith('\uFEFF') ? text.slice(1) : text
  try {
    const quoted = withoutMark.replace(stringsAndNumbers, (token) => (token.startsWith('"') ? token : `"${spelledOut(token)}"`))
    return { ok: true, value: JSON.parse(quoted) }
  } catch (error) {
    return { ok: false, reason: (error as Error).message.split('\n', 1)[0] ?? '' }
  }
}

/** Beyond this many places a number is out of every range anyhow; spelling 1e999999999 out would fill the memory. */
const mostPlaces = 100

function spelledOut(token: string): string {
  const [mantissa = '', exponent] = token.split(/[eE]/)
  if (exponent === undefined) return token
  const sign = mantissa.startsWith('-') ? '-' : ''
  const [whole = '', fraction = ''] = mantissa.replace('-', '').split('.')
  if (/^0*$/.test(whole + fraction)) return '0'
  const places = Math.max(-mostPlaces, Math.min(mostPlaces, Number(exponent)))
  const digits = places < 0 ? whole.padStart(whole.length - places, '0') + fraction : whole + fraction.padEnd(places, '0')
  const point = places < 0 ? whole.length : whole.length + places
  const [left, right] = [digits.slice(0, point), digits.slice(point)]
  return sign + left + (right === '' ? '' : `.${right}`)
}
