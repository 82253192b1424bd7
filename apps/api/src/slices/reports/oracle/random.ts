/** Repeatable randomness for the property tests: the same seed, the same world. */
export type Random = {
  whole: (least: number, most: number) => number
  chance: (probability: number) => boolean
  one: <T>(items: readonly T[]) => T
  some: <T>(items: readonly T[], count: number) => T[]
  day: (from: string, to: string) => string
}

export function randomOf(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  const one = <T>(items: readonly T[]): T => items[whole(0, items.length - 1)]!
  return {
    whole,
    one,
    chance: (probability) => next() < probability,
    some: (items, count) => {
      const left = [...items]
      return Array.from({ length: Math.min(count, left.length) }, () => left.splice(whole(0, left.length - 1), 1)[0]!)
    },
    day: (from, to) => {
      const [first, last] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)]
      return new Date(first + whole(0, Math.round((last - first) / 86_400_000)) * 86_400_000).toISOString().slice(0, 10)
    },
  }
}
