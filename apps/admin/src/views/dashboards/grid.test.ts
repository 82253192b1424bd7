import { added, draggedBy, moved, put, settled, type Move, type Place } from './grid'

const meet = (a: Place, b: Place) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
const two: Place[] = [
  { x: 0, y: 0, w: 6, h: 4 },
  { x: 6, y: 0, w: 6, h: 4 },
]
const moves: Move[] = ['left', 'right', 'up', 'down', 'wider', 'narrower', 'taller', 'lower']

test('a new tile stands beside the first, a third under them', () => {
  expect(added([two[0]!], {})).toEqual(two)
  expect(added(two, {})[2]).toEqual({ x: 0, y: 4, w: 6, h: 4 })
})

test('what grows into its neighbour pushes it down, and lets it up again', () => {
  const wide = moved(two, 0, 'wider')
  expect(wide).toEqual([
    { x: 0, y: 0, w: 7, h: 4 },
    { x: 6, y: 4, w: 6, h: 4 },
  ])
  expect(moved(wide, 0, 'narrower')).toEqual(two)
})

test('up and down change places', () => {
  const stack = settled([
    { x: 0, y: 0, w: 12, h: 4 },
    { x: 0, y: 4, w: 12, h: 3 },
  ])
  const turned = [
    { x: 0, y: 3, w: 12, h: 4 },
    { x: 0, y: 0, w: 12, h: 3 },
  ]
  expect(moved(stack, 1, 'up')).toEqual(turned)
  expect(moved(stack, 0, 'down')).toEqual(turned)
  expect(moved(stack, 0, 'up')).toEqual(stack)
})

test('what is dragged snaps to the grid and stays on it; the tile it is put on makes room', () => {
  expect(draggedBy(two[0]!, { x: 310, y: 40 }, 1200)).toEqual({ x: 3, y: 0 })
  expect(draggedBy(two[0]!, { x: 5000, y: -900 }, 1200)).toEqual({ x: 6, y: 0 })
  expect(put(two, 1, { x: 0, y: 0 })).toEqual([
    { x: 0, y: 4, w: 6, h: 4 },
    { x: 0, y: 0, w: 6, h: 4 },
  ])
})

test('whatever is pressed or dragged, no tile lies on another and none stands out of the grid', () => {
  let seed = 7
  const next = (below: number) => (seed = (seed * 48271) % 2147483647) % below
  let tiles: Place[] = []
  for (let n = 0; n < 6; n++) tiles = added(tiles, {})
  for (let n = 0; n < 500; n++) {
    const at = next(6)
    tiles = n % 3 === 0 ? put(tiles, at, draggedBy(tiles[at]!, { x: next(2000) - 1000, y: next(1000) - 500 }, 1200)) : moved(tiles, at, moves[next(moves.length)]!)
    expect(tiles.every(({ x, y, w, h }) => x >= 0 && y >= 0 && w >= 3 && h >= 2 && x + w <= 12)).toBe(true)
    expect(tiles.some((a, i) => tiles.some((b, j) => i < j && meet(a, b)))).toBe(false)
  }
})
