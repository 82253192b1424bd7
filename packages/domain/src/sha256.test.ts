import fc from 'fast-check'
import { sha256 } from './sha256'

/** The domain knows no Node; its tests run in it. */
type Hash = { update(text: string): Hash; digest(encoding: 'hex'): string }
const { createHash } = jest.requireActual<{ createHash(algorithm: string): Hash }>('node:crypto')

/** FIPS 180-4 and NIST's example values. */
test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ['abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1'],
])('the published value of %j', (text, hash) => {
  expect(sha256(text)).toBe(hash)
})

test('any text, of any length and script, hashes as in Node', () => {
  const node = (text: string): string => createHash('sha256').update(text).digest('hex')
  for (let length = 0; length < 200; length += 1) expect(sha256('é'.repeat(length))).toBe(node('é'.repeat(length)))
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => expect(sha256(text)).toBe(node(text))))
  expect(sha256('a\ud800b')).toBe(node('a\ud800b'))
  expect(sha256('x'.repeat(100_000))).toBe(node('x'.repeat(100_000)))
})
