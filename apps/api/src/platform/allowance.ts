/** So much in a minute for each who comes, in the memory of this process: it fills up again evenly, and a pause saves up one minute's worth. */
export type Allowance = {
  /** Takes `amount`; answers the seconds to wait when that is more than is left, and then takes nothing. */
  spend: (key: string, amount: number, now: number) => number | undefined
}

const mostKeys = 10_000

export function makeAllowance(perMinute: number): Allowance {
  const spent = new Map<string, { left: number; at: number }>()
  const perMillisecond = perMinute / 60_000
  return {
    spend: (key, amount, now) => {
      const before = spent.get(key) ?? { left: perMinute, at: now }
      const left = Math.min(perMinute, before.left + Math.max(0, now - before.at) * perMillisecond)
      const wanted = Math.min(amount, perMinute) // dearer than a whole minute: it waits for a full one
      if (wanted > left) return Math.max(1, Math.ceil((wanted - left) / perMillisecond / 1000))
      spent.delete(key)
      if (spent.size >= mostKeys) spent.delete(spent.keys().next().value!)
      spent.set(key, { left: left - wanted, at: now })
      return undefined
    },
  }
}
