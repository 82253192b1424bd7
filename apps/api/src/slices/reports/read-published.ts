import { exactly, type CubeFigure, type CubePlace, type Key, type PublishedCube, type PublishedTally } from '@tolok/domain'

type Text = string | null
type Placed = { readonly grain: number; readonly keys: readonly Key[]; readonly cube: string; readonly places: string }
/** cube, kind, agency, predicate, people, score */
type CubeRow = readonly Text[]

/** The places of a question with the cubes they are of, as the domain reads them. */
export function readPublished(placed: readonly Placed[], rows: readonly CubeRow[]): PublishedTally[] {
  const cubes = new Map<string, CubeRow[]>()
  for (const row of rows) cubes.set(row[0]!, [...(cubes.get(row[0]!) ?? []), row])
  const read = new Map([...cubes].map(([id, own]) => [id, cubeOf(own)]))
  return placed.flatMap(({ grain, keys, cube: id, places }) => {
    const cube = read.get(id)
    return cube ? [{ grain, keys, cube, places: places.split(',').map(placeOf) }] : []
  })
}

const placeOf = (text: string): CubePlace => {
  const [agency = '', predicate = ''] = text.split('/')
  return { agency, predicate: predicate === '' ? null : predicate }
}

function cubeOf(rows: readonly CubeRow[]): PublishedCube {
  const of = (kind: string) => rows.filter((row) => row[1] === kind).map((row) => ({ agency: row[2] ?? '', predicate: row[3] ?? null, figure: figureOf(row) }))
  return {
    open: of('CELL').flatMap(({ figure, ...place }) => (figure ? [{ ...place, ...figure }] : [])),
    closed: of('AGENCY').map(({ agency, figure }) => ({ agency, figure })),
    columns: of('PREDICATE').map(({ predicate, figure }) => ({ predicate, figure })),
    rest: of('REST')[0]?.figure ?? null,
  }
}

const figureOf = (row: CubeRow): CubeFigure | null => (row[4] == null ? null : { people: Number(row[4]), score: row[5] == null ? null : exactly(row[5]) })
