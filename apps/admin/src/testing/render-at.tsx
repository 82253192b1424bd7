import { ApolloClient, ApolloLink, Observable } from '@apollo/client'
import { ApolloProvider } from '@apollo/client/react'
import { MantineProvider } from '@mantine/core'
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router'
import { everyPermission, type Permission } from '@tolok/domain'
import { act, render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { GraphQLError } from 'graphql'
import { extensions } from '../extensions'
import { makeCache } from '../platform/apollo'
import type { AdminExtension } from '../platform/extension'
import { readTexts, speak, TextProvider, type Language } from '../platform/i18n'
import { SessionProvider } from '../platform/session'
import { inSections } from '../platform/view'
import { makeRouter } from '../shell/router'
import { theme } from '../theme/theme'
import { views } from '../views'

type Variables = Record<string, unknown>
/** What the API answered when it was asked, by the name of the operation. Throwing a GraphQLError refuses. */
export type Recorded = Record<string, (variables: Variables) => unknown>

export const refuse = (code: string) => new GraphQLError(code, { extensions: { code, problems: [{ code, path: [] }] } })

export const palembang = {
  __typename: 'Municipality',
  id: 1671,
  name: 'Kota Palembang',
  kind: 'KOTA',
  province: 'Sumatera Selatan',
  timeZone: 'Asia/Jakarta',
  demonstration: true,
  reportDeadlineDays: 10,
}

const always: Recorded = {
  Unread: () => ({ inbox: { __typename: 'InboxPage', unreadCount: 0 } }),
  Gallery: () => ({ reportGallery: [] }),
  Municipalities: () => ({ municipalities: { __typename: 'MunicipalityPage', nodes: [palembang] } }),
}

type Options = { answers: Recorded; may?: readonly Permission[]; language?: Language; onAbsent?: () => void; added?: readonly AdminExtension[] }

/** The whole screen at an address, with recorded answers in place of the network. `added` stands beside the extensions of this checkout. Says which questions were asked. */
export const renderAt = async (path: string, { answers, may = everyPermission, language = 'id', onAbsent = () => {}, added = [] }: Options) => {
  await readTexts('core')
  await speak(language)
  const asked: { operation: string; variables: Variables }[] = []
  const recorded: Recorded = {
    Viewer: () => ({ viewer: { __typename: 'Viewer', username: 'rekam', name: 'Ibu Sari', roles: ['ADMIN'], permissions: may } }),
    ...always,
    ...answers,
  }
  const link = new ApolloLink(({ operationName = '', variables }) => {
    asked.push({ operation: operationName, variables })
    return new Observable((observer) => {
      const answer = recorded[operationName]
      if (!answer) throw new Error(`nothing was recorded for ${operationName}`)
      try {
        observer.next({ data: answer(variables) as Record<string, unknown> })
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error
        observer.next({ data: null, errors: [error.toJSON()] })
      }
      observer.complete()
    })
  })
  const history = createMemoryHistory({ initialEntries: [path] })
  const client = new ApolloClient({ link, cache: makeCache() })
  render(
    <TextProvider>
      <MantineProvider env="test" theme={theme}>
        <ApolloProvider client={client}>
          <SessionProvider loading={null} onAbsent={onAbsent} refused={() => null}>
            <RouterProvider router={makeRouter({ views: inSections([...views, ...added.flatMap(({ views: own = [] }) => own)]), extensions: [...extensions, ...added] }, history)} />
          </SessionProvider>
        </ApolloProvider>
      </MantineProvider>
    </TextProvider>,
  )
  await act(async () => {}) // the first answers come at once
  return { user: userEvent.setup(), asked, address: () => history.location.href }
}
