import { ApolloClient, ApolloLink, Observable } from '@apollo/client'
import { makeCache } from '../apollo'
import { answer } from './answer'

/** An Apollo client over the recording instead of a network: `<Tolok apollo={mockApollo()}>` shows a view without an API, always the same. */
export const mockApollo = () =>
  new ApolloClient({
    cache: makeCache(),
    link: new ApolloLink(
      ({ query, variables, operationName }) =>
        new Observable((observer) => {
          const { data, errors } = answer(query, variables, operationName)
          observer.next({ data: data ?? null, ...(errors ? { errors: errors.map((error) => error.toJSON()) } : {}) })
          observer.complete()
        }),
    ),
  })
