import type { FastifyInstance } from 'fastify'
import { print, type DocumentNode } from 'graphql'
import { readConfig, type Config } from '../platform/config'
import { statementsSoFar } from '../platform/work'
import { buildServer, type Server } from '../server'
import { slices as core } from '../slices'
import type { TestDatabase } from './database'

/** The configuration of a test: quiet, no built admin. */
export const testConfig = (changes: Partial<Config> = {}): Config => ({
  ...readConfig({ NODE_ENV: 'test', DATABASE_URL: 'postgres://unused', LOG_LEVEL: 'silent', ADMIN_DIST: 'no-such-folder', INTROSPECTION: '1' }),
  ...changes,
})

/** The whole server on a test's database, without a port: requests come through inject. `await server.app.close()` at the end. */
export const serve = async (database: TestDatabase, changes: Partial<Config> = {}, slices = core): Promise<Server> => {
  const server = await buildServer({ slices, databases: database.databases, config: testConfig(changes) })
  await server.app.ready()
  return server
}

export type GraphQLBody = {
  // oxlint-disable-next-line typescript/no-explicit-any -- whatever the document asked for
  data?: any
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string; problems: { code: string; path: (string | number)[] }[] } }[]
}
export type Session = { cookie: string }

/** One operation through real HTTP handling, with a real session's cookie: `await execute(server, '{ viewer { name } }', {}, session)`. */
export async function execute(
  server: { app: FastifyInstance },
  document: string | DocumentNode,
  variables: Record<string, unknown> = {},
  as?: Session,
): Promise<{ status: number; body: GraphQLBody; headers: Record<string, unknown> }> {
  const response = await server.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', ...(as && { cookie: as.cookie }) },
    payload: { query: typeof document === 'string' ? document : print(document), variables },
  })
  return { status: response.statusCode, body: response.json<GraphQLBody>(), headers: response.headers }
}

/** How many SQL statements `work` sends: `expect(await countStatements(() => execute(…))).toBe(4)`. Nothing else may run meanwhile. */
export async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const before = statementsSoFar()
  await work()
  return statementsSoFar() - before
}
