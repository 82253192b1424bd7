/** In which order formulas that name each other can be reckoned, or that they never can. */
import type { Path } from '../problem'
import { ok, refuse, type Result } from '../result'
import { referencesIn, type Formula } from './formula'

/**
 * The names of the formulas, each after those it names: c = a + b and b = a × 2 give b, c. What is no formula itself is a figure and comes from
 * elsewhere. Refuses FORMULA_CYCLE: { cycle } with the names in a circle, such as b, c, b.
 */
export const orderFormulas = (formulas: ReadonlyMap<string, Formula>, path: Path = []): Result<string[]> => {
  const references = new Map([...formulas].map(([name, formula]) => [name, referencesIn(formula).filter((other) => formulas.has(other))]))
  const ordered = new Set<string>()
  // Round by round whoever names only what is ordered already; thousands of formulas in a row must not fill the stack.
  for (let waiting = [...references.keys()]; waiting.length > 0;) {
    const ready = waiting.filter((name) => references.get(name)?.every((other) => ordered.has(other)))
    if (ready.length === 0) return refuse('FORMULA_CYCLE', path, { cycle: cycleAmong(waiting, references) })
    for (const name of ready) ordered.add(name)
    waiting = waiting.filter((name) => !ordered.has(name))
  }
  return ok([...ordered])
}

/** Whoever still waits names someone who waits: following them must come round. */
const cycleAmong = (waiting: readonly string[], references: ReadonlyMap<string, readonly string[]>): string[] => {
  const waits = new Set(waiting)
  const seen: string[] = []
  let name = waiting[0]
  while (name !== undefined && !seen.includes(name)) {
    seen.push(name)
    name = references.get(name)?.find((other) => waits.has(other))
  }
  return name === undefined ? seen : [...seen.slice(seen.indexOf(name)), name]
}
