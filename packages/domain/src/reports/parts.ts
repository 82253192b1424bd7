/** A total never counts a part beside its whole. */
import type { ReportIndicator } from './tally'

/**
 * The indicators that count, of those that could: one is left out when its whole, or the whole of its whole, could count too.
 * Hotel tax is part of all taxes: where both have a figure only all taxes count; where only hotel tax has one, it does.
 */
export const withoutParts = (
  candidates: readonly string[],
  indicators: ReadonlyMap<string, ReportIndicator>,
): { readonly counted: readonly string[]; readonly leftOut: readonly string[] } => {
  const among = new Set(candidates)
  const isPart = (indicator: string): boolean => {
    const seen = new Set([indicator])
    for (let whole = indicators.get(indicator)?.partOf ?? null; whole !== null && !seen.has(whole); whole = indicators.get(whole)?.partOf ?? null) {
      if (among.has(whole)) return true
      seen.add(whole)
    }
    return false
  }
  const leftOut = candidates.filter(isPart)
  const isLeftOut = new Set(leftOut)
  return { counted: leftOut.length === 0 ? candidates : candidates.filter((one) => !isLeftOut.has(one)), leftOut }
}
