import { ApolloClient, ApolloLink, CombinedGraphQLErrors, HttpLink, InMemoryCache, ServerError } from '@apollo/client'
import { ErrorLink } from '@apollo/client/link/error'
import { config } from './config'
import { refusalOf, refusalsOf, type Refusal } from './refusal'

/** Everything between a view and the API, in one chain: an expired session is told, then the request goes out. */
export const makeApollo = (onExpired: () => void) =>
  new ApolloClient({
    link: ApolloLink.from([
      new ErrorLink(({ error }) => {
        if (refusalsFrom(error).some(({ code }) => code === 'UNAUTHENTICATED')) onExpired()
      }),
      new HttpLink({ uri: config.graphqlUrl, credentials: 'same-origin', headers: { 'x-requested-with': 'tolok' } }),
    ]),
    cache: makeCache(),
    defaultOptions: { watchQuery: { notifyOnNetworkStatusChange: false } },
  })

/** Reports and pages have no id of their own: they are kept under the question that was asked. */
export const makeCache = () =>
  new InMemoryCache({
    // Their id is a word or a place in one answer, not an identity.
    typePolicies: Object.fromEntries(
      ['Words', 'Member', 'CatalogueChoice', 'CatalogueMeasure', 'CatalogueDimension'].map((type) => [type, { keyFields: false }]),
    ),
  })

/** The refusals inside whatever Apollo threw. */
export const refusalsFrom = (error: unknown): Refusal[] => {
  if (CombinedGraphQLErrors.is(error)) return error.errors.flatMap(({ extensions }) => refusalsOf(extensions ?? {}))
  if (ServerError.is(error))
    return [refusalOf(error.statusCode === 503 ? 'OVERLOADED' : error.statusCode === 429 ? 'RATE_LIMITED' : 'INTERNAL')]
  return [refusalOf(navigator.onLine && !(error instanceof TypeError) ? 'INTERNAL' : 'OFFLINE')]
}
