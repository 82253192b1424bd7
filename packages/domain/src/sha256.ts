/**
 * SHA-256 (FIPS 180-4) of a text, written out here: browsers only have it asynchronously and on secure pages, Node has another one, and a
 * sealed scorecard must be made and checked by the same code in both.
 */

const primes = [2]
for (let n = 3; primes.length < 64; n += 2) if (primes.every((prime) => n % prime !== 0)) primes.push(n)
/** The first 32 bits behind the point of a root, which 53 bits hold exactly enough. */
const behindPoint = (root: number): number => ((root - Math.floor(root)) * 0x1_0000_0000) | 0
const constants = Int32Array.from(primes, (prime) => behindPoint(Math.cbrt(prime)))
const start = Int32Array.from(primes.slice(0, 8), (prime) => behindPoint(Math.sqrt(prime)))

const turned = (x: number, by: number): number => (x >>> by) | (x << (32 - by))

/** The hash of a text's UTF-8 bytes as 64 hexadecimal digits: sha256('abc') begins with ba7816bf. */
export const sha256 = (text: string): string => {
  const bytes = utf8(text)
  const padded = new Uint8Array(((bytes.length + 8) >> 6) * 64 + 64)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 0x2000_0000))
  view.setUint32(padded.length - 4, bytes.length << 3)
  const state = start.slice()
  const words = new Int32Array(64)
  for (let block = 0; block < padded.length; block += 64) compress(state, words, view, block)
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

const compress = (state: Int32Array, words: Int32Array, view: DataView, block: number): void => {
  for (let i = 0; i < 16; i += 1) words[i] = view.getInt32(block + i * 4)
  for (let i = 16; i < 64; i += 1) {
    const early = words[i - 15] as number
    const late = words[i - 2] as number
    const small = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3)
    const large = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10)
    words[i] = ((words[i - 16] as number) + small + (words[i - 7] as number) + large) | 0
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (let i = 0; i < 64; i += 1) {
    const chosen = (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g))
    const mixed = (h + chosen + (constants[i] as number) + (words[i] as number)) | 0
    const major = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + mixed) | 0
    d = c
    c = b
    b = a
    a = (mixed + major) | 0
  }
  const mixed = [a, b, c, d, e, f, g, h]
  for (let i = 0; i < 8; i += 1) state[i] = ((state[i] as number) + (mixed[i] as number)) | 0
}

/** A half of a surrogate pair alone becomes U+FFFD, as everywhere else. */
const utf8 = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length * 3)
  let length = 0
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) {
      bytes[length++] = unit
      continue
    }
    const whole = text.codePointAt(i) ?? 0
    const code = whole >= 0xd800 && whole <= 0xdfff ? 0xfffd : whole
    if (code > 0xffff) i += 1
    const following = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3
    bytes[length++] = (code >> (6 * following)) | ((0xff00 >> (following + 1)) & 0xff)
    for (let rest = following - 1; rest >= 0; rest -= 1) bytes[length++] = ((code >> (6 * rest)) & 0x3f) | 0x80
  }
  return bytes.subarray(0, length)
}
