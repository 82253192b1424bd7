import type { Random } from './random'

const byte = Array.from({ length: 256 }, (_, value) => value.toString(16).padStart(2, '0'))
const hex32 = (bits: number) => byte[bits >>> 24]! + byte[(bits >>> 16) & 255]! + byte[(bits >>> 8) & 255]! + byte[bits & 255]!
const hex16 = (bits: number) => byte[(bits >>> 8) & 255]! + byte[bits & 255]!

/** UUIDv7 (RFC 9562): 48 bits of the given instant, the rest from the given randomness. */
export function uuidAt(instant: number, random: Random): string {
  const high = Math.floor(instant / 65_536)
  const first = random.bits()
  return (
    hex32(high) +
    '-' +
    hex16(instant) +
    '-7' +
    hex16(first).slice(1) +
    '-' +
    hex16(((first >>> 16) & 0x3fff) | 0x8000) +
    '-' +
    hex16(random.bits()) +
    hex32(random.bits())
  )
}

/** The same sixteen bytes that `uuidAt` spells, written where they are wanted. */
export function writeUuidAt(bytes: Buffer, at: number, instant: number, random: Random): void {
  const first = random.bits()
  bytes.writeUInt32BE(Math.floor(instant / 65_536), at)
  bytes.writeUInt16BE(instant % 65_536, at + 4)
  bytes.writeUInt16BE(0x7000 | (first & 0xfff), at + 6)
  bytes.writeUInt16BE(((first >>> 16) & 0x3fff) | 0x8000, at + 8)
  bytes.writeUInt16BE(random.bits() & 0xffff, at + 10)
  bytes.writeUInt32BE(random.bits(), at + 12)
}
