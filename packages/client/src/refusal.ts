import type { ErrorCode, ProblemCode } from '@tolok/domain'

/** What only a browser can meet. NOT_RECORDED: the mock city was asked what its recording does not hold. */
export type BrowserCode = 'OFFLINE' | 'VIEW_NOT_LOADED' | 'NOT_RECORDED'
export type RefusalCode = ProblemCode | ErrorCode | BrowserCode

/** One refusal, wherever it came from: a mutation, a query, a form or the connection. */
export type Refusal = { code: RefusalCode; path: readonly (string | number)[]; facts: Record<string, unknown>; requestId?: string }

type CodedProblem = { code: string; path?: (string | number)[] } & Record<string, unknown>
type CodedError = { code?: string; problems?: CodedProblem[]; requestId?: string }

export const refusalOf = (code: RefusalCode, path: Refusal['path'] = []): Refusal => ({ code, path, facts: {} })

/** The refusals in one coded answer: its problems when it names any, else its code alone. */
export const refusalsOf = ({ code, problems, requestId }: CodedError): Refusal[] =>
  problems?.length
    ? problems.map(({ code, path, ...facts }) => ({ code: code as RefusalCode, path: path ?? [], facts, requestId }))
    : [{ code: (code ?? 'INTERNAL') as RefusalCode, path: [], facts: {}, requestId }]

/** POST of JSON outside GraphQL: the answer, or why not. */
export const post = async (
  url: string,
  body: unknown = {},
): Promise<{ ok: true; answer: unknown } | { ok: false; refusals: Refusal[] }> => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', 'x-requested-with': 'tolok' },
      body: JSON.stringify(body),
    })
    const answer: unknown = await response.json().catch(() => null)
    return response.ok ? { ok: true, answer } : { ok: false, refusals: refusalsOf(codedIn(answer)) }
  } catch {
    return { ok: false, refusals: [refusalOf('OFFLINE')] }
  }
}

const codedIn = (answer: unknown): CodedError => {
  if (typeof answer !== 'object' || answer === null) return {}
  const { errors } = answer as { errors?: { extensions?: CodedError }[] }
  return errors?.[0]?.extensions ?? (answer as CodedError)
}
