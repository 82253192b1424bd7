import { makeGate, type Gate } from './gate'

/** A gate of its own for everyone who comes: whoever asks for much at once waits behind himself, not before the others. */
export type KeyedGate = { enter: (key: string) => Promise<() => void>; readonly gates: number }

export function makeKeyedGate(size: { atOnce: number; queue: number; patienceMs: number }): KeyedGate {
  const gates = new Map<string, Gate>()
  const tidy = (key: string, gate: Gate) => {
    if (gate.inside === 0 && gate.waiting === 0) gates.delete(key)
  }
  return {
    enter: async (key) => {
      const gate = gates.get(key) ?? makeGate(size)
      gates.set(key, gate)
      const leave = await gate.enter()
      return () => {
        leave()
        tidy(key, gate)
      }
    },
    get gates() {
      return gates.size
    },
  }
}
