import { randomFrom } from './random'
import { uuidAt } from './uuid'

const pinned = [167_496_116, 5, 'c', 776_648_026]

test('the same seed draws the same numbers, for ever: what is stored by seeds depends on it', () => {
  const random = randomFrom(2026)
  expect([random.bits(), random.whole(1, 6), random.pick(['a', 'b', 'c']), random.part('x').bits()]).toEqual(pinned)
  expect(randomFrom(2026).bits()).toBe(pinned[0])
  expect(randomFrom(2027).bits()).not.toBe(pinned[0])
})

test('a part draws the same whatever was drawn before it', () => {
  const used = randomFrom(1)
  used.bits()
  expect(used.part('names').bits()).toBe(randomFrom(1).part('names').bits())
  expect(used.part('names').bits()).not.toBe(used.part('figures').bits())
})

test('numbers are spread evenly, and about normally where that is asked', () => {
  const random = randomFrom('spread')
  const tens = Array.from({ length: 10 }, () => 0)
  const normal: number[] = []
  for (let draw = 0; draw < 10_000; draw++) {
    tens[Math.floor(random.next() * 10)]!++
    normal.push(random.around(5, 2))
  }
  // Five deviations of a binomial with n = 10,000 and p = 0.1 are 150.
  for (const number of tens) expect(Math.abs(number - 1000)).toBeLessThan(150)
  const mean = normal.reduce((sum, one) => sum + one, 0) / normal.length
  const variance = normal.reduce((sum, one) => sum + (one - mean) ** 2, 0) / normal.length
  expect([Math.abs(mean - 5) < 0.1, Math.abs(variance - 4) < 0.3]).toEqual([true, true])
})

test('an id is a UUIDv7 that carries its instant', () => {
  const instant = Date.parse('2025-03-31T09:15:00Z')
  const id = uuidAt(instant, randomFrom(1))
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(instant)
})
