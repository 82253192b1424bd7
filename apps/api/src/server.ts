import 'reflect-metadata'
import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled'
import fastifyApollo from '@as-integrations/fastify'
import Fastify from 'fastify'
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql'
import { buildSchema } from 'type-graphql'
import { serveAdmin } from './platform/admin-pages'
import type { Config } from './platform/config'
import type { Context } from './platform/context'
import type { Databases } from './platform/database'
import { jitGateway } from './platform/executor'
import { answerHealth } from './platform/health'
import { maskError } from './platform/mask'
import { declareReportIds } from './platform/report-ids'
import { answerErrors } from './platform/rest'
import type { Slice } from './platform/slice'
import { identifier } from './slices/accounts'

/** One schema per process: the report enums are filled from the slices' declarations first. */
export async function makeSchema(slices: readonly Slice[]): Promise<GraphQLSchema> {
  declareReportIds(slices)
  return buildSchema({
    resolvers: slices.flatMap((slice) => slice.resolvers) as never,
    validate: { forbidUnknownValues: true, whitelist: true },
  })
}
export const sdlOf = (schema: GraphQLSchema): string => printSchema(lexicographicSortSchema(schema)) + '\n'

export async function buildServer({ slices, databases, config }: { slices: readonly Slice[]; databases: Databases; config: Config }) {
  const schema = await makeSchema(slices)
  const identify = identifier(databases, config)
  const app = Fastify({ bodyLimit: 256 * 1024, logger: false })
  let leaving = false

  answerErrors(app)
  answerHealth(app, databases, () => leaving)
  for (const slice of slices) await slice.routes?.(app, { databases, config, identify })

  const apollo = new ApolloServer<Context>({
    ...(config.EXECUTOR === 'jit' ? { gateway: jitGateway(schema) } : { schema }),
    formatError: maskError,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginCacheControlDisabled()],
  })
  await apollo.start()
  app.addHook('onClose', () => apollo.stop())
  await app.register(fastifyApollo(apollo), {
    context: async (request, reply) => ({ databases, scope: await identify(request), request, reply }),
  })
  await serveAdmin(app, config.ADMIN_DIST)
  return { app, apollo, schema, leave: () => (leaving = true) }
}
export type Server = Awaited<ReturnType<typeof buildServer>>
