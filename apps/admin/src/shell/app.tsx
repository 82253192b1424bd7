import '../theme/signed-in'
import { ApolloProvider } from '@apollo/client/react'
import { createRootRoute, createRoute, createRouter, retainSearchParams, RouterProvider } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { makeApollo, refusalsFrom } from '../platform/apollo'
import { readTexts } from '../platform/i18n'
import { paths } from '../platform/paths'
import { placeSearch, type PlaceSearch } from '../platform/place'
import { Problem } from '../platform/problem'
import { SessionProvider } from '../platform/session'
import { Doorway } from '../ui/doorway'
import { Opening } from '../ui/opening'
import { views } from '../views'
import { Broken, Missing } from './dead-ends'
import { Frame } from './frame'
import { Guarded } from './guarded'

// A full page load, so that nothing of the previous person stays in memory.
const toSignIn = () => location.assign(paths.signInFrom(location))
const apollo = makeApollo(toSignIn)

const root = createRootRoute({
  validateSearch: placeSearch,
  search: { middlewares: [retainSearchParams<PlaceSearch>(['daerah', 'periode'])] },
  component: Frame,
  notFoundComponent: Missing,
})

const routes = views.map((view) => {
  const Page = lazy(view.load)
  return createRoute({
    getParentRoute: () => root,
    path: view.path || '/',
    validateSearch: view.search,
    // The view and its words are fetched before it is shown, already while a finger hovers over its link.
    loader: async () => void (await Promise.all([view.load(), view.texts && readTexts(view.texts)])),
    staleTime: Infinity,
    component: () => (
      <Guarded view={view}>
        <Suspense fallback={null}>
          <Page />
        </Suspense>
      </Guarded>
    ),
    errorComponent: Broken,
  })
})

const router = createRouter({ routeTree: root.addChildren(routes), defaultPreload: 'intent', defaultErrorComponent: Broken })

/** Everything behind the sign-in page. */
export default function App() {
  return (
    <ApolloProvider client={apollo}>
      <SessionProvider
        loading={<Opening />}
        onAbsent={toSignIn}
        refused={(error) => (
          <Doorway>
            <Problem refusals={refusalsFrom(error)} />
          </Doorway>
        )}
      >
        <RouterProvider router={router} />
      </SessionProvider>
    </ApolloProvider>
  )
}
