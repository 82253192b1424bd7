import { exactly } from '../number'
import { follows, solve, type Equation } from '../../testing/index'
import { leastPeople, maskCube, maskLine, publishedFigure, type CubeCell, type CubePlace, type PublishedCube } from './protect'

const predicates = ['VERY_GOOD', 'GOOD', 'NEEDS_IMPROVEMENT', null]
const cube = (table: Record<string, readonly number[]>): CubeCell[] =>
  Object.entries(table).flatMap(([agency, own]) => own.map((people, i) => ({ agency, predicate: predicates[i]!, people, score: exactly(String(people * 80)) })))
const grid = (cells: readonly CubeCell[]): CubePlace[] => [...new Set(cells.map(({ agency }) => agency))].flatMap((agency) => predicates.map((predicate) => ({ agency, predicate })))

/** A small generator, so that a failure can be had again. */
const randomOf = (seed: number) => {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
const randomCube = (random: (below: number) => number): CubeCell[] =>
  cube(Object.fromEntries(Array.from({ length: 1 + random(5) }, (_, i) => [`A${i}`, predicates.map(() => [0, 0, random(5), 4 + random(8), 5 + random(30)][random(5)]!)])))

/** Every figure that any set of places is told, over the cells in grid order. */
const published = (masked: PublishedCube, places: readonly CubePlace[], sets: readonly (readonly number[])[]): Equation[] =>
  sets.flatMap((set) => {
    const figure = publishedFigure(masked, set.map((i) => places[i]!))
    return figure === 'SUPPRESSED' ? [] : [{ of: new Set(set), sum: figure.people }]
  })
const setsOf = (places: readonly CubePlace[], random: (below: number) => number): number[][] => {
  const all = places.map((_, i) => i)
  const by = (key: (place: CubePlace) => unknown) => [...new Set(places.map(key))].map((value) => all.filter((i) => key(places[i]!) === value))
  const lines = [...by(({ agency }) => agency), ...by(({ predicate }) => predicate)]
  const unions = Array.from({ length: 30 }, () => [...new Set(lines.filter(() => random(3) === 0).flat())])
  const some = Array.from({ length: 30 }, () => all.filter(() => random(2) === 0))
  return [all, ...all.map((i) => [i]), ...lines, ...unions, ...lines.map((line) => all.filter((i) => !line.includes(i))), ...some]
}

test('no small cell can be found, whatever is asked, added and subtracted; and no difference tells of fewer than five', () => {
  const seed = Math.floor(Math.random() * 1e6) // said by every expectation below
  const random = randomOf(seed)
  let hidden = 0
  for (let n = 0; n < 40; n++) {
    const cells = randomCube(random)
    const places = grid(cells)
    const masked = maskCube(cells, predicates)
    const equations = published(masked, places, setsOf(places, random))
    const found = solve(places.length, equations)
    for (const [i, { people }] of cells.entries()) {
      if (people === 0 || people >= leastPeople) continue
      hidden += 1
      expect([seed, n, cells[i], found[i]!.least === found[i]!.most]).toEqual([seed, n, cells[i], false])
    }
    for (const { sum } of equations) expect([seed, n, sum > 0 && sum < leastPeople]).toEqual([seed, n, false])
    for (const set of setsOf(places, random).filter((one) => one.length > 0)) {
      const people = set.reduce((sum, i) => sum + cells[i]!.people, 0)
      if (people > 0 && people < leastPeople) expect([seed, n, set, follows(places.length, equations, new Set(set))]).toEqual([seed, n, set, false])
    }
  }
  expect(hidden).toBeGreaterThan(10)
})

test('what is told is true', () => {
  const random = randomOf(7)
  for (let n = 0; n < 40; n++) {
    const cells = randomCube(random)
    const places = grid(cells)
    const masked = maskCube(cells, predicates)
    for (const { of, sum } of published(masked, places, setsOf(places, random))) expect(sum).toBe([...of].reduce((total, i) => total + cells[i]!.people, 0))
  }
})

test('the attacker finds them where only the small ones are masked', () => {
  const cells = cube({ A: [20, 10, 2, 0], B: [9, 7, 6, 0] })
  const places = grid(cells)
  const sets = setsOf(places, randomOf(1))
  const careless = solve(places.length, published(maskCube(cells, predicates, { protects: false }), places, sets))
  expect(careless[2]).toEqual({ least: 2, most: 2 })
  const careful = solve(places.length, published(maskCube(cells, predicates), places, sets))
  expect(careful[2]!.most - careful[2]!.least).toBeGreaterThan(0)
})

test('one small cell hides another with it, and too few people altogether hide the smallest agency with them', () => {
  const people = (line: ReturnType<typeof maskLine>) => line.map((figure) => figure?.people ?? null)
  const line = (...counts: number[]) => counts.map((count) => ({ people: count, score: null }))
  expect(people(maskLine(line(3, 8, 20)))).toEqual([null, null, 20])
  expect(people(maskLine(line(1, 2, 0, 9, 20)))).toEqual([null, null, 0, null, 20])
  expect(people(maskLine(line(4, 4, 9)))).toEqual([null, null, 9])
  expect(people(maskLine(line(5, 9, 0)))).toEqual([5, 9, 0])
  const masked = maskCube(cube({ A: [3, 0, 0, 0], B: [6, 6, 0, 0], C: [50, 6, 0, 0] }), predicates)
  expect([masked.closed.map(({ agency }) => agency), masked.rest?.people, masked.open.filter(({ agency }) => agency === 'C').map(({ people }) => people)]).toEqual([['A', 'B'], 15, [50, 6, 0, 0]])
  const alone = maskCube(cube({ A: [3, 0, 0, 0] }), predicates)
  expect([alone.rest, publishedFigure(alone, grid(cube({ A: [3, 0, 0, 0] })))]).toEqual([null, 'SUPPRESSED'])
})

test('a sum of scores is told where everybody counted has one', () => {
  const cells = [...cube({ A: [6, 8, 0, 0] }), { agency: 'B', predicate: 'GOOD', people: 7, score: null }]
  const masked = maskCube(cells, predicates)
  expect(publishedFigure(masked, [{ agency: 'A', predicate: 'GOOD' }])).toEqual({ people: 8, score: exactly('640') })
  expect(publishedFigure(masked, [{ agency: 'A', predicate: 'GOOD' }, { agency: 'B', predicate: 'GOOD' }])).toEqual({ people: 15, score: null })
})
