import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled'
import fastifyCompress from '@fastify/compress'
import Fastify, { type FastifyBaseLogger } from 'fastify'
import { lexicographicSortSchema, printSchema, type GraphQLSchema } from 'graphql'
import { buildSchema } from 'type-graphql'
import { serveAdmin } from './platform/admin-pages'
import { limitBodyTime } from './platform/body-time'
import { bearerOf } from './platform/bearer'
import type { Config } from './platform/config'
import type { Context } from './platform/context'
import type { Databases } from './platform/database'
import { limits } from './platform/document-size'
import { gatewayTo, makeExecutor } from './platform/executor'
import { makeGate } from './platform/gate'
import { answerGraphQL } from './platform/graphql-route'
import { makeRequestId, setHeaders } from './platform/headers'
import { answerHealth } from './platform/health'
import { declareHooks } from './platform/hooks'
import { keepJobs } from './platform/jobs'
import { makeLog } from './platform/log'
import { maskError } from './platform/mask'
import { answerOpenApi } from './platform/openapi'
import { operationGuard } from './platform/operation-guard'
import { fieldsWithoutPolicy } from './platform/policy-walk'
import { declareReportIds } from './platform/report-ids'
import { answerErrors } from './platform/rest'
import { openRoutes, type Parts } from './platform/routes'
import type { Slice } from './platform/slice'
import { faultsOf, refuseToStart } from './platform/start-faults'
import { tokenIdentifier } from './slices/access-tokens'
import { identifier } from './slices/accounts'
import { keepExtensionSchemes } from './slices/schemes'

/** One schema per process: the report enums are filled from the slices' declarations first. Not built while a field lacks its policy. */
export async function makeSchema(slices: readonly Slice[]): Promise<GraphQLSchema> {
  refuseToStart(faultsOf(slices))
  declareReportIds(slices)
  declareHooks(slices)
  const schema = await buildSchema({
    resolvers: slices.flatMap((slice) => slice.resolvers) as never,
    // GraphQL has refused unknown fields already; class-validator would take every field without one of its own decorators for unknown.
    validate: { forbidUnknownValues: false, whitelist: false },
  })
  const open = fieldsWithoutPolicy(schema)
  refuseToStart(open.map((place) => ({ code: 'POLICY_MISSING', place, remedy: 'Without a policy a field is open to nobody knows whom: @Needs on the field or on its type.' })))
  return schema
}
export const sdlOf = (schema: GraphQLSchema): string => printSchema(lexicographicSortSchema(schema)) + '\n'

export type ServerParts = {
  slices: readonly Slice[]
  databases: Databases
  config: Config
  /** Names of the migrations this version needs; /readyz says no while one is missing. */
  migrations?: readonly string[]
  log?: FastifyBaseLogger
}

export async function buildServer({ slices, databases, config, migrations = [], log = makeLog(config) }: ServerParts) {
  const schema = await makeSchema(slices)
  const [byCookie, byToken] = [identifier(databases, config), tokenIdentifier(databases, config)]
  const identify: Parts['identify'] = (request) => (bearerOf(request) === undefined ? byCookie(request) : byToken(request))
  const app = Fastify({
    bodyLimit: 256 * 1024,
    trustProxy: config.TRUST_PROXY.length > 0 ? config.TRUST_PROXY : false,
    loggerInstance: log,
    logController: new Fastify.LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: makeRequestId,
    requestIdHeader: false,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    http: { headersTimeout: 10_000 },
    maxRequestsPerSocket: 1000,
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
  })
  let leaving = false

  app.removeContentTypeParser('text/plain') // a form of another site can send it
  limitBodyTime(app)
  await setHeaders(app, config)
  await app.register(fastifyCompress, { globalCompression: false, globalDecompression: false }) // a route asks for it; what comes in packed is refused
  answerErrors(app)
  const served: { method: string; url: string }[] = []
  app.addHook('onRoute', ({ method, url }) => void served.push(...[method].flat().map((one) => ({ method: one, url }))))
  answerHealth(app, databases, migrations, () => leaving)
  answerOpenApi(app, slices, config.PUBLIC_URL)
  await openRoutes(app, slices, { databases, config, identify })
  keepJobs(app, slices, databases, config)
  app.addHook('onReady', () => keepExtensionSchemes(databases, slices, (differing) => app.log.error({ differing }, 'schemes differ from what was kept under the same version')))

  const apollo = new ApolloServer<Context>({
    ...(config.EXECUTOR === 'jit' ? { gateway: gatewayTo(schema, makeExecutor(schema)) } : { schema }),
    introspection: config.INTROSPECTION || config.NODE_ENV !== 'production',
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    formatError: maskError,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    parseOptions: { maxTokens: limits.tokens },
    maxRecursiveSelections: 10_000,
    validationOptions: { maxErrors: 10 },
    executionOptions: { maxCoercionErrors: 10 },
    stopOnTerminationSignals: false,
    logger: app.log,
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled(), operationGuard(schema)],
  })
  await apollo.start()
  app.addHook('onClose', () => apollo.stop())
  answerGraphQL(app, apollo, { databases, identify, gate: makeGate({ atOnce: 96, queue: 200, patienceMs: 1000 }) })
  await serveAdmin(app, config.ADMIN_DIST)

  /** From now on /readyz says no, so that whoever balances the load sends nothing more. */
  const leave = () => void (leaving = true)
  return { app, apollo, schema, served, leave }
}
export type Server = Awaited<ReturnType<typeof buildServer>>
