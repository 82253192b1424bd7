import { AsyncLocalStorage } from 'node:async_hooks'
import type pg from 'pg'

/** What one request was about and what it took, for its line in the log. */
export type Work = { requestId: string; actor?: string; operation?: string; cost?: number; codes?: string[]; retryAfter?: number; statements: number; databaseMs: number }

const current = new AsyncLocalStorage<Work>()
export const startWork = (requestId: string): Work => ({ requestId, statements: 0, databaseMs: 0 })
/** Everything `run` starts, however it waits, is part of this work. */
export const during = <T>(work: Work, run: () => T): T => current.run(work, run)
export const currentWork = (): Work | undefined => current.getStore()

let statements = 0
/** Statements sent since the process began, but for those that only say whose rows a connection may see. Tests compare before and after. */
export const statementsSoFar = (): number => statements

/** How a pooled connection is told whose rows it may see. */
export const lendingStatement = "select set_config('app.municipalities'"

/** Counts a connection's statements for whoever sends them. */
export function watch(client: pg.PoolClient): void {
  const send = client.query.bind(client) as (...parts: unknown[]) => unknown
  client.query = ((...parts: unknown[]) => {
    const first = parts[0] as string | { text?: string }
    const text = typeof first === 'string' ? first : (first.text ?? '')
    if (text.startsWith(lendingStatement)) return send(...parts)

    statements++
    const work = current.getStore()
    const answer = send(...parts)
    if (work) {
      work.statements++
      const began = performance.now()
      const done = () => void (work.databaseMs += performance.now() - began)
      if (answer instanceof Promise) answer.then(done, done)
    }
    return answer
  }) as typeof client.query
}
