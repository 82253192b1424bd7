/**
 * Somebody who writes down every figure he can get, as an equation over the cells behind it, and solves: by elimination over the rationals, then by
 * narrowing what whole, non-negative numbers the rest allows. For tests: it knows nothing of how figures are protected.
 */
export type Equation = { readonly of: ReadonlySet<number>; readonly sum: number }
export type Interval = { readonly least: number; readonly most: number }

/** What each of the unknown cells can be. A cell whose least is its most is found. */
export function solve(count: number, equations: readonly Equation[]): Interval[] {
  const rows = reduced(count, equations)
  const cells = Array.from({ length: count }, (): Interval => ({ least: 0, most: Infinity }))
  for (let changed = true, rounds = 0; changed && rounds < 200; rounds++) {
    changed = false
    for (const { factors, sum } of rows)
      for (const [cell, factor] of factors) {
        // factor × cell = sum − the others: bounded by what the others can be at their least and most.
        let [low, high] = [sum, sum]
        for (const [other, by] of factors) {
          if (other === cell) continue
          const { least, most } = cells[other]!
          low -= by > 0 ? by * most : by * least
          high -= by > 0 ? by * least : by * most
        }
        const [a, b] = factor > 0 ? [low / factor, high / factor] : [high / factor, low / factor]
        const known = cells[cell]!
        const next = { least: Math.max(known.least, Math.ceil(a - 1e-9)), most: Math.min(known.most, Math.floor(b + 1e-9)) }
        if (next.least > known.least || next.most < known.most) {
          cells[cell] = next
          changed = true
        }
      }
  }
  return cells
}

/** Is what these cells are together told by the equations, by adding and subtracting alone? */
export function follows(count: number, equations: readonly Equation[], of: ReadonlySet<number>): boolean {
  const rank = (all: readonly Equation[]) => eliminated(count, all).length
  return rank(equations) === rank([...equations, { of, sum: 0 }].map(({ of: cells }) => ({ of: cells, sum: 0 })))
}

type Row = { readonly factors: readonly (readonly [number, number])[]; readonly sum: number }
/** The equations as given, and solved for each other. */
function reduced(count: number, equations: readonly Equation[]): Row[] {
  const plain = equations.map(({ of, sum }): Row => ({ factors: [...of].map((cell) => [cell, 1] as const), sum }))
  const solved = eliminated(count, equations).map(({ line }): Row => ({
    factors: line.slice(0, count).flatMap((factor, cell) => (factor.n === 0n ? [] : [[cell, Number(factor.n) / Number(factor.d)] as const])),
    sum: Number(line[count]!.n) / Number(line[count]!.d),
  }))
  return [...plain, ...solved]
}

type Rational = { readonly n: bigint; readonly d: bigint }
const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : divisor(b, a % b))
const rational = (n: bigint, d: bigint): Rational => {
  const by = divisor(n, d) * (d < 0n ? -1n : 1n)
  return { n: n / by, d: d / by }
}

/** Gauss and Jordan over the rationals. */
function eliminated(count: number, equations: readonly Equation[]): { line: Rational[] }[] {
  const lines = equations.map(({ of, sum }) => Array.from({ length: count + 1 }, (_, i): Rational => ({ n: i === count ? BigInt(sum) : of.has(i) ? 1n : 0n, d: 1n })))
  const done: Rational[][] = []
  for (let column = 0; column < count; column++) {
    const at = lines.findIndex((line) => line[column]!.n !== 0n)
    if (at < 0) continue
    const [pivot] = lines.splice(at, 1)
    const by = pivot![column]!
    const unit = pivot!.map(({ n, d }) => rational(n * by.d, d * by.n))
    const without = (line: Rational[]) => {
      const factor = line[column]!
      return factor.n === 0n ? line : line.map(({ n, d }, i) => rational(n * unit[i]!.d * factor.d - unit[i]!.n * factor.n * d, d * unit[i]!.d * factor.d))
    }
    for (const set of [lines, done]) set.forEach((line, i) => (set[i] = without(line)))
    done.push(unit)
  }
  return done.map((line) => ({ line }))
}
