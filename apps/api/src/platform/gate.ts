import { Refusal } from './errors'

/** Lets few in at once; a few more wait a little; the rest are turned away at once, which is kinder than to answer late. */
export type Gate = {
  enter: () => Promise<() => void>
  through: <T>(work: () => Promise<T>) => Promise<T>
  readonly inside: number
  readonly waiting: number
}

export function makeGate({ atOnce, queue, patienceMs }: { atOnce: number; queue: number; patienceMs: number }): Gate {
  const waiting: { admit: () => void; timer: NodeJS.Timeout }[] = []
  let inside = 0

  const leave = () => {
    let left = false
    return () => {
      if (left) return
      left = true
      const next = waiting.shift()
      if (!next) inside--
      else {
        clearTimeout(next.timer)
        next.admit()
      }
    }
  }

  const enter = (): Promise<() => void> => {
    if (inside < atOnce) {
      inside++
      return Promise.resolve(leave())
    }
    if (waiting.length >= queue) return Promise.reject(overloaded())
    return new Promise((resolve, reject) => {
      const entry = { admit: () => resolve(leave()), timer: setTimeout(giveUp, patienceMs) }
      function giveUp() {
        waiting.splice(waiting.indexOf(entry), 1)
        reject(overloaded())
      }
      waiting.push(entry)
    })
  }

  return {
    enter,
    through: async (work) => {
      const go = await enter()
      try {
        return await work()
      } finally {
        go()
      }
    },
    get inside() {
      return inside
    },
    get waiting() {
      return waiting.length
    },
  }
}

/** Clients that come back at the same moment would overload us again. */
const overloaded = () => new Refusal('OVERLOADED', [{ code: 'OVERLOADED', path: [], retryAfter: 2 + Math.floor(Math.random() * 7) }])
