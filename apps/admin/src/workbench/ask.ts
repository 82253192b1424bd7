import { config } from '@tolok/client'

/** Asks the API as this page: what it answered, refusals included, and after how many milliseconds. */
export const ask = async (query: string, variables: Record<string, unknown>) => {
  const begun = performance.now()
  const response = await fetch(config.graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'tolok' },
    body: JSON.stringify({ query, variables }),
  }).catch(() => null)
  const answer: unknown = response ? await response.json().catch(() => ({ status: response.status })) : { errors: [{ message: 'the API does not answer' }] }
  return { answer, milliseconds: Math.round(performance.now() - begun) }
}
