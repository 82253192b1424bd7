/** What a score becomes once one more figure is handed in. Nothing is stored; `score` reckons the rest. */
import type { ObservedFigure } from '../indicators/observation'
import { compare, type Exact } from '../number'
import type { PairedObservation } from './consolidate'
import type { ScoredInputs } from './inputs'
import type { SupposedAim } from './suppose'

/** A figure against a target of an item; a correction names the figure it replaces. */
export type Recording = {
  readonly itemId: string
  readonly targetId: string
  readonly aim: SupposedAim
  readonly fact: ObservedFigure
  readonly corrects?: ObservedFigure
}

/**
 * The inputs with one more observation. Permits 10 and 20 against 25 each (60.00 percent), then 30 recorded: 60 of 75, 80.00 percent. A
 * correction of 20 to 25 replaces it: 35 of 50, 70.00. Refuses nothing: an item that the plan has not changes nothing in the score.
 */
export const recorded = (inputs: ScoredInputs, { itemId, targetId, aim, fact, corrects }: Recording): ScoredInputs => {
  const observed = inputs.observations.get(itemId) ?? []
  const replaced = corrects ? observed.findIndex((one) => one.targetId === targetId && isSame(one, corrects)) : -1
  const kept = observed.filter((_, i) => i !== replaced)
  return { ...inputs, observations: new Map([...inputs.observations, [itemId, [...kept, { targetId, ...aim, ...fact }]]]) }
}

type Figure = Pick<PairedObservation, keyof ObservedFigure>
const isSame = (a: Figure, b: Figure): boolean =>
  a.observedOn === b.observedOn && isEqual(a.value, b.value) && isEqual(a.numerator, b.numerator) && isEqual(a.denominator, b.denominator)
const isEqual = (a: Exact | null, b: Exact | null): boolean => (a === null || b === null ? a === b : compare(a, b) === 0)
