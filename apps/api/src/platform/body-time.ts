import type { FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** For a route whose body may be large: it may take as long as it keeps arriving this fast. Its size is bounded by the route. */
    leastBytesPerSecond?: number
  }
}

/**
 * How long a request may take to arrive. Node's own limit knows only one time for all: a file over a slow line would be cut with the idle.
 * Every body has `graceMs`; one of a route with `leastBytesPerSecond` goes on while it has brought at least that much for every second since.
 */
export function limitBodyTime(app: FastifyInstance, { graceMs = 15_000 } = {}): void {
  const timers = new WeakMap<object, NodeJS.Timeout>()
  app.addHook('onRequest', async ({ raw, routeOptions }) => {
    const { socket } = raw
    const [began, before] = [performance.now(), socket.bytesRead]
    const least = routeOptions.config.leastBytesPerSecond
    const isFastEnough = () => {
      const seconds = (performance.now() - began - graceMs) / 1000
      return least !== undefined && socket.bytesRead - before >= least * seconds
    }
    const look = () => {
      if (raw.complete || socket.destroyed) return
      if (isFastEnough()) return void timers.get(raw)?.refresh()
      socket.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n', () => socket.destroy())
    }
    timers.set(raw, setTimeout(look, graceMs).unref())
  })
  app.addHook('onResponse', async ({ raw }) => clearTimeout(timers.get(raw)))
  app.addHook('onRequestAbort', async ({ raw }) => clearTimeout(timers.get(raw)))
}
