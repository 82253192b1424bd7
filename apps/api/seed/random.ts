/**
 * Randomness that is given, never taken: the same seed draws the same numbers on every machine.
 * Only addition, multiplication and integer operations are used: those are exact everywhere, Math.log or Math.cos are not.
 */
export type Random = {
  /** 32 random bits. */
  bits(): number
  /** At least 0, below 1. */
  next(): number
  /** A whole number from low to high, both included. */
  whole(low: number, high: number): number
  between(low: number, high: number): number
  /** About a normal distribution (twelve draws summed), never more than six deviations away. */
  around(mean: number, deviation: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** A generator of its own for a named part, so that a change in one part moves no other. */
  part(name: string | number): Random
}

export function randomFrom(seed: string | number): Random {
  const bits = sfc32(String(seed))
  const next = () => bits() / 4_294_967_296
  return {
    bits,
    next,
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    between: (low, high) => low + next() * (high - low),
    around(mean, deviation) {
      let sum = -6
      for (let draw = 0; draw < 12; draw++) sum += next()
      return mean + sum * deviation
    },
    chance: (probability) => next() < probability,
    pick: (list) => list[Math.floor(next() * list.length)]!,
    part: (name) => randomFrom(`${seed}/${name}`),
  }
}

/** Chris Doty-Humphrey's sfc32, its state filled from the text by FNV-1a. */
function sfc32(text: string): () => number {
  let a = hash(text, 0x811c9dc5)
  let b = hash(text, 0x01234567)
  let c = hash(text, 0x89abcdef)
  let counter = 1
  const bits = () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    c |= 0
    return sum >>> 0
  }
  for (let round = 0; round < 12; round++) bits()
  return bits
}
function hash(text: string, start: number): number {
  let value = start
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value | 0
}
