import type { FastifyInstance } from 'fastify'
import { errorCodes } from '@tolok/domain'
import { statusOf } from './errors'
import type { Slice } from './slice'

/** What a slice says of its own routes, beside them: path → method → operation, in the words of OpenAPI 3.1. Paths are written '/imports/{id}/problems.csv'. */
export type RestPaths = Readonly<Record<string, Readonly<Record<'get' | 'post', Operation>> | Readonly<Record<'get', Operation>> | Readonly<Record<'post', Operation>>>>
export type Operation = {
  readonly summary: string
  readonly description?: string
  /** By whom it may be called, where not by everyone: a person's session, and where it says so a token. */
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly required: boolean; readonly content: Readonly<Record<string, { readonly schema: object }>> }
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Readonly<Record<string, { readonly schema: object }>> }>>
}
type Parameter = { readonly name: string; readonly in: 'query' | 'path' | 'header'; readonly required?: boolean; readonly description?: string; readonly schema: object }

export const byPerson = [{ session: [] }] as const
export const byPersonOrToken = [{ session: [] }, { token: [] }] as const
export const asked = (name: string, schema: object, description?: string, required = false): Parameter => ({ name, in: 'query', schema, description, required })
export const inPath = (name: string, schema: object = { type: 'string' }): Parameter => ({ name, in: 'path', required: true, schema })
export const answered = (description: string, type = 'application/json', schema: object = { type: 'object' }) => ({ description, content: { [type]: { schema } } })
/** Every refusal, whatever its status. */
export const refusal = { description: 'A refusal: a code to act on, and its reasons with their places.', content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } } } as const

const own: RestPaths = {
  '/graphql': {
    get: { summary: 'One query, without change.', security: byPersonOrToken, parameters: [asked('query', { type: 'string' }, 'The document.', true)], responses: { 200: answered('GraphQL’s own answer.'), default: refusal } },
    post: {
      summary: 'Everything else that Tolok can do.',
      description: 'The contract is packages/contract/schema.graphql. A token that is bound to operations may send their hash alone, as extensions.persistedQuery.sha256Hash.',
      security: byPersonOrToken,
      requestBody: { required: true, content: { 'application/json': { schema: { type: 'object', properties: { query: { type: 'string' }, operationName: { type: 'string' }, variables: { type: 'object' }, extensions: { type: 'object' } } } } } },
      responses: { 200: answered('GraphQL’s own answer; refusals are in errors[].extensions { code, problems }.'), default: refusal },
    },
  },
  '/livez': { get: { summary: 'Does the process answer?', responses: { 200: answered('It does.') } } },
  '/readyz': { get: { summary: 'Is it to be sent work?', responses: { 200: answered('Yes.'), 503: answered('Not now, and why: LEAVING, DATABASE_ABSENT, DATABASE_SLOW or MIGRATIONS_PENDING.') } } },
  '/openapi.json': { get: { summary: 'This page.', responses: { 200: answered('OpenAPI 3.1.') } } },
}

/** The few paths beside GraphQL, as one document. */
export const openApiOf = (slices: readonly Slice[], server: string) => ({
  openapi: '3.1.0',
  info: { title: 'Tolok', version: '1', description: 'The few paths beside GraphQL: signing in, files, and many rows at once. Everything else is at /graphql.', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
  servers: [{ url: server }],
  paths: Object.assign({}, own, ...slices.map(({ rest = {} }) => rest)) as RestPaths,
  components: {
    securitySchemes: {
      session: { type: 'apiKey', in: 'cookie', name: server.startsWith('https:') ? '__Host-tolok' : 'tolok' },
      token: { type: 'http', scheme: 'bearer', description: 'An access token, made under Integrasi. Its scopes narrow what its account may.' },
    },
    schemas: {
      Refusal: {
        type: 'object',
        required: ['code', 'problems'],
        properties: {
          code: { enum: errorCodes, description: errorCodes.map((code) => `${code}: ${statusOf[code]}`).join(', ') },
          problems: {
            type: 'array',
            items: { type: 'object', required: ['code', 'path'], properties: { code: { type: 'string' }, path: { type: 'array', items: { type: ['string', 'integer'] } }, retryAfter: { type: 'integer', description: 'Seconds, as the header Retry-After.' } } },
          },
        },
      },
    },
  },
})

export function answerOpenApi(app: FastifyInstance, slices: readonly Slice[], server: string): void {
  const page = openApiOf(slices, server)
  app.get('/openapi.json', async () => page)
}
