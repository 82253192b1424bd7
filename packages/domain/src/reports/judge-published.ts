/** Figures of published cubes: what is told of the places in a cell, or that it is not. */
import { add, exactly, hundred, multiply, ratioOf, zero, type Exact } from '../number'
import type { Cell } from './cells'
import type { Measure } from './catalogue'
import { publishedFigure, type CubeFigure, type CubePlace } from './protect'
import type { Figure } from './tally'

/** People, their mean score, or the share of them who are good or better. Null where nothing was published, with SUPPRESSED where it is not told. */
export const publishedOf = (measure: Measure, cell: Cell): Figure => {
  if (cell.published.length === 0) return { exact: null, remarks: [] }
  const all = sumOf(cell, () => true)
  if (measure.rollUp === 'PUBLISHED_PEOPLE') return told(all && exactly(String(all.people)))
  if (measure.rollUp === 'PUBLISHED_MEAN') return all ? { exact: all.score && ratioOf(all.score, exactly(String(all.people))), remarks: [] } : told(null)
  const good = sumOf(cell, ({ predicate }) => predicate === 'VERY_GOOD' || predicate === 'GOOD')
  const judged = sumOf(cell, ({ predicate }) => predicate !== null)
  return good && judged ? { exact: ratioOf(multiply(exactly(String(good.people)), hundred), exactly(String(judged.people))), remarks: [] } : told(null)
}

const told = (exact: Exact | null): Figure => ({ exact, remarks: exact === null ? [{ code: 'SUPPRESSED' }] : [] })

/** The sum over the cell's cubes; null when one of them does not tell. */
const sumOf = ({ published }: Cell, isMeant: (place: CubePlace) => boolean): CubeFigure | null => {
  let sum: CubeFigure = { people: 0, score: zero }
  for (const { cube, places } of published) {
    const figure = publishedFigure(cube, places.filter(isMeant))
    if (figure === 'SUPPRESSED') return null
    sum = { people: sum.people + figure.people, score: sum.score && figure.score && add(sum.score, figure.score) }
  }
  return sum
}
