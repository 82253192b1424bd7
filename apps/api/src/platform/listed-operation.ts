import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { Refusal } from './errors'
import type { Token } from './scope'

/** How a document is known: by its text, to the last space. */
export const hashOfOperation = (document: string): string => createHash('sha256').update(document).digest('hex')

type Body = { query?: unknown; operationName?: unknown; variables?: unknown; extensions?: { persistedQuery?: { sha256Hash?: unknown } | null } | null }

/**
 * The body of a token that is bound to a list, if what it sends stands there: the document itself, or its hash alone
 * ({ extensions: { persistedQuery: { sha256Hash } } }), in whose place the registered text is then put. Refuses OPERATION_NOT_LISTED.
 */
export async function listedBody(operations: NonNullable<Token['operations']>, request: FastifyRequest): Promise<unknown> {
  const { query, operationName, variables, extensions } = (request.method === 'POST' ? (request.body ?? {}) : {}) as Body
  const named = extensions?.persistedQuery?.sha256Hash
  const hash = typeof query === 'string' ? hashOfOperation(query) : String(named)
  const isAnother = named !== undefined && named !== hash
  if (isAnother || !operations.has(hash)) throw new Refusal('FORBIDDEN', [{ code: 'OPERATION_NOT_LISTED', path: ['query'] }])
  return { query: typeof query === 'string' ? query : await operations.document(hash), ...(operationName != null && { operationName }), ...(variables != null && { variables }) }
}
