// The same scorecards by mathjs in its fastest form: expressions compiled once, plain numbers, evaluated with a scope.
import { compile, type EvalFunction } from 'mathjs'
import type { Flat } from './by-hand'

const bounded = (percent: string): string => `min(c, max(f, ${percent}))`
const formulas = [
  bounded('r / t * 100'),
  bounded('(2 * t - r) / t * 100'),
  bounded('t / r * 100'),
  bounded('(1 - abs(r - t) / t) * 100'),
  bounded('r < t ? r / t * 100 : r > h ? r / h * 100 : 100'),
].map((text) => compile(text))
const mean = compile('round((a * x + b * y + d * z) / (a + b + d), 2)')
const band = compile('s >= 91 ? 0 : s >= 76 ? 1 : s >= 66 ? 2 : s >= 51 ? 3 : 4')
const valueOf = (formula: EvalFunction | undefined, scope: Record<string, number>): number => formula!.evaluate(scope) as number

export function byMathjs(flat: Flat, cards: number, scores: Float64Array, bands: Int8Array): void {
  for (let card = 0; card < cards; card++) {
    const weights = [0, 0, 0]
    const sums = [0, 0, 0]
    for (let item = card * 8; item < card * 8 + 8; item++) {
      const r = flat.actual[item]!
      if (r !== r) continue
      const figure = valueOf(formulas[flat.kind[item]!], { r, t: flat.target[item]!, h: flat.high[item]!, f: flat.floor[item]!, c: flat.cap[item]! })
      const c = flat.component[item]!
      weights[c]! += flat.weight[item]!
      sums[c]! += flat.weight[item]! * figure
    }
    const part = (c: number): number => (weights[c] ? sums[c]! / weights[c] : 0)
    const share = (c: number, weight: number): number => (weights[c] ? weight : 0)
    const s = valueOf(mean, { a: share(0, 60), b: share(1, 20), d: share(2, 20), x: part(0), y: part(1), z: part(2) })
    scores[card] = s
    bands[card] = valueOf(band, { s })
  }
}
