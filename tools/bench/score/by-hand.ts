// What one would write by hand for this scheme alone: doubles in flat arrays, every rule inlined, no trace, no explanation, and wrong at some ties.
// The same branches, floors, caps, weights, rounding and bands as the batch; the peer it is measured against.
export type Flat = {
  readonly cards: number
  readonly kind: Uint8Array // 0 more, 1 less, 2 less by ratio, 3 exact, 4 range
  readonly component: Uint8Array
  readonly weight: Float64Array
  readonly target: Float64Array
  readonly high: Float64Array
  readonly actual: Float64Array
  readonly floor: Float64Array
  readonly cap: Float64Array
}
const perCard = 8
const shares = new Float64Array([60, 20, 20])

export function byHand(flat: Flat, scores: Float64Array, bands: Int8Array): void {
  const { kind, component, weight, target, high, actual, floor, cap } = flat
  const weights = new Float64Array(3)
  const sums = new Float64Array(3)
  let item = 0
  for (let card = 0; card < flat.cards; card++) {
    weights.fill(0)
    sums.fill(0)
    for (const end = item + perCard; item < end; item++) {
      const t = target[item]!
      const r = actual[item]!
      if (t !== t || r !== r || t < 0) continue
      let percent
      switch (kind[item]) {
        case 0:
          if (t === 0) continue
          percent = (r / t) * 100
          break
        case 1:
          percent = t === 0 ? (r <= 0 ? 100 : 0) : ((2 * t - r) / t) * 100
          break
        case 2:
          if (t === 0) percent = r <= 0 ? 100 : 0
          else if (r <= 0) continue
          else percent = (t / r) * 100
          break
        case 3:
          percent = t === 0 ? (r <= 0 ? 100 : 0) : (1 - Math.abs(r - t) / t) * 100
          break
        default: {
          const h = high[item]!
          if (t > h) continue
          const outside = r < t ? t : r > h ? h : -1
          if (outside === 0) continue
          percent = outside < 0 ? 100 : (r / outside) * 100
        }
      }
      const least = floor[item]!
      const most = cap[item]!
      const figure = percent > most ? most : percent < least ? least : percent
      const c = component[item]!
      const w = weight[item]!
      weights[c] = weights[c]! + w
      sums[c] = sums[c]! + w * figure
    }
    let whole = 0
    let sum = 0
    for (let c = 0; c < 3; c++) {
      const present = weights[c]!
      if (present === 0) continue
      whole += shares[c]!
      sum += shares[c]! * (sums[c]! / present)
    }
    if (whole === 0) {
      scores[card] = NaN
      bands[card] = -1
      continue
    }
    const score = Math.round((sum / whole) * 100) / 100
    scores[card] = score
    bands[card] = score >= 91 ? 0 : score >= 76 ? 1 : score >= 66 ? 2 : score >= 51 ? 3 : 4
  }
}
