import 'reflect-metadata'
import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled'
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify'
import Fastify from 'fastify'
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql'
import { buildSchema } from 'type-graphql'
import type { Context } from './platform/context'
import type { Databases } from './platform/database'
import { maskError } from './platform/errors'
import { jitGateway } from './platform/executor'
import type { Slice } from './platform/slice'

/** One schema per process: the report enums are filled from the slices' declarations first. */
export async function makeSchema(slices: readonly Slice[]): Promise<GraphQLSchema> {
  return buildSchema({
    resolvers: slices.flatMap((slice) => slice.resolvers) as never,
    validate: { forbidUnknownValues: true, whitelist: true },
  })
}
export const sdlOf = (schema: GraphQLSchema): string => printSchema(lexicographicSortSchema(schema)) + '\n'

export async function buildServer(parts: { slices: readonly Slice[]; databases: Databases }) {
  const schema = await makeSchema(parts.slices)
  const app = Fastify()
  const apollo = new ApolloServer<Context>({
    gateway: jitGateway(schema),
    formatError: maskError,
    includeStacktraceInErrorResponses: false,
    plugins: [ApolloServerPluginCacheControlDisabled(), fastifyApolloDrainPlugin(app)],
  })
  await apollo.start()
  await app.register(fastifyApollo(apollo), { context: async (request, reply) => ({ databases: parts.databases, scope: undefined, request, reply }) })
  return { app, apollo, schema }
}
