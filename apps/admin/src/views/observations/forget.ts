import type { ApolloCache } from '@apollo/client'

/** What has moved is in every figure of every screen: all but who is signed in and where is asked anew. */
export const forgetFigures = (cache: ApolloCache): void => {
  for (const fieldName of ['observations', 'observation', 'targets', 'report']) cache.evict({ id: 'ROOT_QUERY', fieldName })
}
