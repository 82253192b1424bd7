import type { FastifyInstance } from 'fastify'
import type { Config } from './config'
import type { Databases } from './database'
import type { Slice } from './slice'

/** Work that comes round by itself. Of several servers one does it at a time. */
export type Job = {
  readonly name: string
  readonly everySeconds: number
  readonly run: (databases: Databases) => Promise<void>
}

/** Runs a job unless another server is at it. Answers whether it ran. */
export async function runJob(databases: Databases, { name, run }: Job): Promise<boolean> {
  const client = await databases.pools.app.connect()
  try {
    const lock = [`job ${name}`]
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as taken', lock)
    if (!rows[0]?.taken) return false
    try {
      await run(databases)
      return true
    } finally {
      await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', lock)
    }
  } finally {
    client.release()
  }
}

/** Lets every slice's jobs come round until the server closes. A test runs them when it means to. */
export function keepJobs(app: FastifyInstance, slices: readonly Slice[], databases: Databases, { NODE_ENV }: Config): void {
  const jobs = slices.flatMap((slice) => slice.jobs ?? [])
  if (NODE_ENV === 'test' || jobs.length === 0) return
  const running = new Map<string, Promise<unknown>>()
  const timers: NodeJS.Timeout[] = []
  const begin = (job: Job) => {
    if (running.has(job.name)) return
    const work = runJob(databases, job)
      .catch((error: unknown) => app.log.error({ err: error, job: job.name }, 'job failed'))
      .finally(() => running.delete(job.name))
    running.set(job.name, work)
  }
  app.addHook('onReady', async () => void timers.push(...jobs.map((job) => setInterval(begin, job.everySeconds * 1000, job).unref())))
  app.addHook('onClose', async () => {
    timers.forEach(clearInterval)
    await Promise.all(running.values())
  })
}
