import type { FastifyInstance } from 'fastify'
import type { Databases } from './database'

/** /livez: the process answers. /readyz: send me work: the database answers, has every migration, and we are not leaving. */
export function answerHealth(app: FastifyInstance, databases: Databases, migrations: readonly string[], isLeaving: () => boolean): void {
  app.get('/livez', async (_request, reply) => reply.header('cache-control', 'no-store').send({ live: true }))

  app.get('/readyz', async (request, reply) => {
    const reason = isLeaving() ? 'LEAVING' : await whyNotReady(databases, migrations).catch(() => 'DATABASE_ABSENT')
    if (reason) request.log.warn({ reason }, 'not ready')
    return reply.code(reason ? 503 : 200).header('cache-control', 'no-store').send(reason ? { ready: false, reason } : { ready: true })
  })
}

const patienceMs = 1500

/** A database with more migrations than we know is fine: the next version has been here first. */
async function whyNotReady({ pools }: Databases, migrations: readonly string[]): Promise<string | undefined> {
  const asked = pools.app.query<{ name: string }>(`
    select migration_name "name" from _prisma_migrations where finished_at is not null and rolled_back_at is null
    union all select extension || '/' || name from extension_migration`)
  const late = new Promise<'LATE'>((resolve) => setTimeout(resolve, patienceMs, 'LATE').unref())
  const answer = await Promise.race([asked, late])
  if (answer === 'LATE') {
    asked.catch(() => {}) // it may still fail, and nobody is waiting
    return 'DATABASE_SLOW'
  }
  const applied = new Set(answer.rows.map((row) => row.name))
  return migrations.every((name) => applied.has(name)) ? undefined : 'MIGRATIONS_PENDING'
}
