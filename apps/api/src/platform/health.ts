import type { FastifyInstance } from 'fastify'
import type { Databases } from './database'

/** /livez: the process answers. /readyz: send me work: the database answers, its migrations are done, and we are not leaving. */
export function answerHealth(app: FastifyInstance, databases: Databases, isLeaving: () => boolean): void {
  app.get('/livez', async (_request, reply) => reply.header('cache-control', 'no-store').send({ live: true }))

  app.get('/readyz', async (request, reply) => {
    const reason = isLeaving() ? 'LEAVING' : await whyNotReady(databases).catch(() => 'DATABASE_ABSENT')
    if (reason) request.log.warn({ reason }, 'not ready')
    return reply.code(reason ? 503 : 200).header('cache-control', 'no-store').send(reason ? { ready: false, reason } : { ready: true })
  })
}

const patienceMs = 1500

async function whyNotReady({ pools }: Databases): Promise<string | undefined> {
  const asked = pools.app.query<{ migrated: boolean }>(`select to_regclass('account') is not null migrated`)
  const late = new Promise<'LATE'>((resolve) => setTimeout(resolve, patienceMs, 'LATE').unref())
  const answer = await Promise.race([asked, late])
  if (answer === 'LATE') {
    asked.catch(() => {})
    return 'DATABASE_SLOW'
  }
  return answer.rows[0]?.migrated ? undefined : 'MIGRATIONS_PENDING'
}
