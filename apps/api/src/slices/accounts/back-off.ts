/** Seconds to wait after the first, second … failed attempt in a row; the last one repeats. No more than ten guesses fit into an hour. */
export const lockSeconds = [0, 0, 0, 0, 60, 120, 240, 480, 960, 1920, 3600]

const most = 10_000

/** Names that nobody has wait just as those that somebody has; otherwise the waiting would tell them apart. Only memory holds them. */
export function makeStrangers() {
  const known = new Map<string, { failed: number; until: number }>()
  return {
    /** The seconds to wait, or undefined when this attempt may be made (and is counted). */
    charge(name: string, now: number): number | undefined {
      const before = known.get(name)
      if (before && before.until > now) return Math.max(1, Math.ceil((before.until - now) / 1000))
      const failed = (before?.failed ?? 0) + 1
      known.delete(name)
      if (known.size >= most) known.delete(known.keys().next().value!)
      known.set(name, { failed, until: now + lockSeconds[Math.min(failed, lockSeconds.length) - 1]! * 1000 })
      return undefined
    },
  }
}

/** Failures an address may have in an hour. Successes are free: a whole office may sit behind one address. */
export function makeAddressLimit(mostFailures = 100, within = 3_600_000) {
  const failures = new Map<string, { count: number; since: number }>()
  const current = (address: string, now: number) => {
    const found = failures.get(address)
    return found && now - found.since < within ? found : undefined
  }
  return {
    retryAfter(address: string, now: number): number | undefined {
      const found = current(address, now)
      return found && found.count >= mostFailures ? Math.max(1, Math.ceil((found.since + within - now) / 1000)) : undefined
    },
    failed(address: string, now: number): void {
      const found = current(address, now) ?? { count: 0, since: now }
      failures.delete(address)
      if (failures.size >= most) failures.delete(failures.keys().next().value!)
      failures.set(address, { ...found, count: found.count + 1 })
    },
  }
}
