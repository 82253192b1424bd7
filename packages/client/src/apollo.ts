import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, type StoreObject } from '@apollo/client'
import { canonicalStringify } from '@apollo/client/utilities'
import { ErrorLink } from '@apollo/client/link/error'
import { config } from './config'
import { refusalsFrom } from './refusals-from'

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

/** Pages have no id of their own: they are kept under what was asked. A report is kept once for each question, however it was written. */
export const makeCache = () =>
  new InMemoryCache({
    typePolicies: {
      // Their id is a word or a place in one answer, not an identity.
      ...Object.fromEntries(
        ['Words', 'Member', 'CatalogueChoice', 'CatalogueMeasure', 'CatalogueDimension'].map((type) => [type, { keyFields: false as const }]),
      ),
      ReportTable: { keyFields: reportKey },
      Query: { fields: { report: { keyArgs: (args) => `report:${canonicalStringify(asWritten(args?.query))}` } } },
    },
  })

/** Question, moment and page: with all three the answer never changes. */
const reportKey = ({ queryHash, asOf, pageInfo, rows }: Readonly<StoreObject>) =>
  `ReportTable:${String(queryHash)}:${String(asOf)}:${(rows as unknown[] | undefined)?.length}:${(pageInfo as { endCursor?: string } | undefined)?.endCursor ?? ''}`

/** What the contract assumes where nothing is said: said or not, it is the same question. */
const assumed: Record<string, string> = { minimumState: '"VERIFIED"', structure: '"AS_WAS"' }
const asWritten = (query: unknown) =>
  Object.fromEntries(
    Object.entries((query ?? {}) as object).filter(
      ([name, part]) => part != null && !(Array.isArray(part) && part.length === 0) && JSON.stringify(part) !== assumed[name],
    ),
  )
