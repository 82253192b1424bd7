/** Places on the grid of 12 columns. What is moved pushes the rest down, so that no tile ever lies on another, and gaps close upwards. */
export type Place = { x: number; y: number; w: number; h: number }
export type Move = 'left' | 'right' | 'up' | 'down' | 'wider' | 'narrower' | 'taller' | 'lower'

const columns = 12
/** A row and the gap under it, in pixels. */
export const rowHeight = 88
const [leastWidth, leastHeight, mostHeight] = [3, 2, 12]
const meet = (a: Place, b: Place) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
const between = (least: number, value: number, most: number) => Math.max(least, Math.min(value, most))

/** Every tile as high up as it goes, in reading order; `first` is placed before the others. */
export function settled<Tile extends Place>(tiles: readonly Tile[], first?: number): Tile[] {
  const order = tiles.map((tile, index) => ({ tile, index })).sort((a, b) => a.tile.y - b.tile.y || (a.index === first ? -1 : b.index === first ? 1 : 0) || a.tile.x - b.tile.x)
  const placed: { tile: Tile; index: number }[] = []
  for (const { tile, index } of order) {
    let y = 0
    while (placed.some((other) => meet({ ...tile, y }, other.tile))) y++
    placed.push({ tile: { ...tile, y }, index })
  }
  return placed.sort((a, b) => a.index - b.index).map(({ tile }) => tile)
}

/** One tile moved or resized by a step. Upwards and downwards it changes places with its neighbour. */
export function moved<Tile extends Place>(tiles: readonly Tile[], at: number, move: Move): Tile[] {
  const tile = tiles[at]
  if (!tile) return [...tiles]
  const { x, y, w, h } = tile
  const next: Place = { x, y, w, h }
  if (move === 'left') next.x = between(0, x - 1, columns - w)
  if (move === 'right') next.x = between(0, x + 1, columns - w)
  if (move === 'wider') next.w = between(leastWidth, w + 1, columns)
  if (move === 'narrower') next.w = between(leastWidth, w - 1, columns)
  if (move === 'taller') next.h = between(leastHeight, h + 1, mostHeight)
  if (move === 'lower') next.h = between(leastHeight, h - 1, mostHeight)
  if (move === 'wider') next.x = between(0, x, columns - next.w)
  const others = tiles.filter((_, index) => index !== at)
  const under = others.filter((other) => other.x < x + w && x < other.x + other.w)
  if (move === 'up') {
    const above = under.filter((other) => other.y < y).sort((a, b) => b.y - a.y)[0]
    if (above) next.y = above.y
  }
  if (move === 'down') {
    const below = under.filter((other) => other.y > y).sort((a, b) => a.y - b.y)[0]
    if (below) return settled(tiles.map((one, index) => (index === at ? { ...one, y: below.y + below.h } : one)))
  }
  return settled(
    tiles.map((one, index) => (index === at ? { ...one, ...next } : one)),
    at,
  )
}

/** Where a tile stands after it was dragged so far, in pixels, on a grid so wide: the nearest place that is on the grid. */
export const draggedBy = ({ x, y, w }: Place, delta: { x: number; y: number }, width: number): Pick<Place, 'x' | 'y'> => ({
  x: width > 0 ? between(0, x + Math.round((delta.x * columns) / width), columns - w) : x,
  y: Math.max(0, y + Math.round(delta.y / rowHeight)),
})

/** One tile put elsewhere; those it comes to lie on make room below it. */
export const put = <Tile extends Place>(tiles: readonly Tile[], at: number, to: Pick<Place, 'x' | 'y'>): Tile[] =>
  settled(
    tiles.map((one, index) => (index === at ? { ...one, ...to } : one)),
    at,
  )

/** A further tile in the first free place of half the width. */
export function added<Tile extends Place>(tiles: readonly Tile[], tile: Omit<Tile, keyof Place>): Tile[] {
  const size = { w: 6, h: 4 }
  for (let y = 0; ; y++)
    for (const x of [0, 6]) {
      const place = { x, y, ...size }
      if (!tiles.some((other) => meet(place, other))) return [...tiles, { ...tile, ...place } as Tile]
    }
}
