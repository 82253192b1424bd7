/**
 * The published cube of one year of scorecards: people by agency and predicate, so cut that nothing published, and nothing that follows from it by adding
 * and subtracting, tells about fewer than five people. Why it is so, and what it does not protect from: docs/decisions/0016.
 */
import { add, subtract, zero, type Decimal } from '../number'

/** Fewer people than this are never told of. */
export const leastPeople = 5

/** People, and the sum of their scores; null where one of them has no score. */
export type CubeFigure = { readonly people: number; readonly score: Decimal | null }
/** An agency's people with one predicate; null is none. */
export type CubeCell = CubeFigure & { readonly agency: string; readonly predicate: string | null }
type Line = { readonly agency: string; readonly figure: CubeFigure | null }
type Column = { readonly predicate: string | null; readonly figure: CubeFigure | null }

/** What is published, and all that is kept. A figure of null is masked. */
export type PublishedCube = {
  /** Every cell of the open agencies, also those without people. */
  readonly open: readonly CubeCell[]
  /** The closed agencies: only what all their cells are together. */
  readonly closed: readonly Line[]
  /** Each predicate over all closed agencies together. */
  readonly columns: readonly Column[]
  /** All closed agencies together. */
  readonly rest: CubeFigure | null
}

const nothing: CubeFigure = { people: 0, score: zero }
const plus = (a: CubeFigure, b: CubeFigure): CubeFigure => ({ people: a.people + b.people, score: a.score && b.score && add(a.score, b.score) })
const minus = (a: CubeFigure, b: CubeFigure): CubeFigure => ({ people: a.people - b.people, score: a.score && b.score && subtract(a.score, b.score) })
const totalOf = (figures: readonly CubeFigure[]): CubeFigure => figures.reduce(plus, nothing)
const isSmall = ({ people }: CubeFigure): boolean => people > 0 && people < leastPeople

/**
 * Masks a cube from its finest cells (each agency and predicate once; without people may be left out). An agency with a cell of one to four people is
 * closed: of it only the sum is published, and of the closed agencies together only the sums by predicate, each list with its small figures masked and
 * enough others with them. `protects: false` masks the small ones alone, as a test of the attacker needs it.
 */
export const maskCube = (cells: readonly CubeCell[], predicates: readonly (string | null)[], { protects = true } = {}): PublishedCube => {
  const agencies = [...new Set(cells.filter(({ people }) => people > 0).map(({ agency }) => agency))].sort()
  const at = new Map(cells.map((cell) => [`${cell.agency} ${cell.predicate}`, cell]))
  const rows = agencies.map((agency) => {
    const own = predicates.map((predicate): CubeCell => at.get(`${agency} ${predicate}`) ?? { agency, predicate, ...nothing })
    return { agency, own, total: totalOf(own) }
  })
  const closed = rows.filter(({ own }) => own.some(isSmall))
  // Too few people to be told of even together: the smallest open agencies join them.
  const others = rows.filter((row) => !closed.includes(row)).sort((a, b) => a.total.people - b.total.people)
  while (protects && closed.length > 0 && totalOf(closed.map(({ total }) => total)).people < leastPeople && others.length > 0) closed.push(others.shift()!)
  const rest = totalOf(closed.map(({ total }) => total))
  const isHidden = closed.length > 0 && rest.people < leastPeople
  const mask = protects ? maskLine : maskSmall
  const lines = mask(closed.map(({ total }) => total))
  const columns = mask(predicates.map((_, i) => totalOf(closed.map(({ own }) => own[i] ?? nothing))))
  return {
    open: rows.filter((row) => !closed.includes(row)).flatMap(({ own }) => own),
    closed: closed.map(({ agency }, i) => ({ agency, figure: isHidden ? null : (lines[i] ?? null) })),
    columns: predicates.map((predicate, i) => ({ predicate, figure: isHidden ? null : (columns[i] ?? null) })),
    rest: isHidden ? null : rest,
  }
}

const maskSmall = (line: readonly CubeFigure[]): (CubeFigure | null)[] => line.map((figure) => (isSmall(figure) ? null : figure))

/** A list whose sum is known: of 3, 8, 20 both 3 and 8 are masked, since 3 alone would be the sum without the rest. What is masked is together at least five people. */
export const maskLine = (line: readonly CubeFigure[]): (CubeFigure | null)[] => {
  const masked = new Set([...line.keys()].filter((i) => isSmall(line[i]!)))
  const rest = [...line.keys()].filter((i) => !masked.has(i) && line[i]!.people > 0).sort((a, b) => line[a]!.people - line[b]!.people)
  const people = () => [...masked].reduce((sum, i) => sum + line[i]!.people, 0)
  while (masked.size > 0 && (masked.size < 2 || people() < leastPeople) && rest.length > 0) masked.add(rest.shift()!)
  return line.map((figure, i) => (masked.has(i) ? null : figure))
}

/** A place in the grid of a cube. */
export type CubePlace = { readonly agency: string; readonly predicate: string | null }

/**
 * What these places are together, or SUPPRESSED: of the closed agencies only whole agencies or whole predicates can be told, and of the masked ones
 * among them only all together. It reads nothing but what is published, so no question whatever tells more than that.
 */
export const publishedFigure = (cube: PublishedCube, places: readonly CubePlace[]): CubeFigure | 'SUPPRESSED' => {
  const asked = new Set(places.map(({ agency, predicate }) => `${agency} ${predicate}`))
  const open = totalOf(cube.open.filter(({ agency, predicate }) => asked.has(`${agency} ${predicate}`)))
  // A predicate that no closed agency has is known to be nobody.
  const columns = cube.columns.filter(({ figure }) => figure?.people !== 0)
  const inside = cube.closed.flatMap(({ agency }) => columns.filter(({ predicate }) => asked.has(`${agency} ${predicate}`)).map(({ predicate }) => ({ agency, predicate })))
  if (inside.length === 0) return open
  const rows = cube.closed.filter(({ agency }) => inside.some((one) => one.agency === agency))
  const lines = columns.filter(({ predicate }) => inside.some((one) => one.predicate === predicate))
  if (inside.length === rows.length * columns.length) return told(open, sumOfLine(rows, cube.closed, cube.rest))
  if (inside.length === lines.length * cube.closed.length) return told(open, sumOfLine(lines, columns, cube.rest))
  return 'SUPPRESSED'
}

const told = (open: CubeFigure, closed: CubeFigure | null): CubeFigure | 'SUPPRESSED' => (closed ? plus(open, closed) : 'SUPPRESSED')

type Masked = { readonly figure: CubeFigure | null }
/** The sum of some of a line's figures; the masked ones count together or not at all. */
const sumOfLine = (some: readonly Masked[], all: readonly Masked[], rest: CubeFigure | null): CubeFigure | null => {
  if (some.length === all.length) return rest
  const plain = totalOf(some.flatMap(({ figure }) => figure ?? []))
  const masked = some.filter(({ figure }) => figure === null).length
  if (masked === 0) return plain
  if (!rest || masked < all.filter(({ figure }) => figure === null).length) return null
  return plus(plain, minus(rest, totalOf(all.flatMap(({ figure }) => figure ?? []))))
}
