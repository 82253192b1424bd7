import { createRootRoute, createRoute, createRouter, retainSearchParams, type RouterHistory } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import type { AdminExtension } from '../platform/extension'
import { readTexts } from '../platform/i18n'
import { placeSearch, type PlaceSearch } from '../platform/place'
import type { AnyView } from '../platform/view'
import { Broken, Missing } from './dead-ends'
import { Frame } from './frame'
import { Guarded } from './guarded'

type Lists = { views: readonly AnyView[]; extensions: readonly AdminExtension[] }

/** One route for each view of the list, inside the frame. Tests give a history of their own. */
export const makeRouter = ({ views, extensions }: Lists, history?: RouterHistory) => {
  const root = createRootRoute({
    validateSearch: placeSearch,
    search: { middlewares: [retainSearchParams<PlaceSearch>(['daerah', 'periode'])] },
    // The menu speaks of the extensions' pages, in their words.
    loader: async () => void (await Promise.all(extensions.map(({ texts }) => readTexts(texts)))),
    staleTime: Infinity,
    component: () => <Frame views={views} extensions={extensions} />,
    notFoundComponent: Missing,
  })
  const routeOf = (view: AnyView) => {
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
  }
  return createRouter({ routeTree: root.addChildren(views.map(routeOf)), history, defaultPreload: 'intent', defaultErrorComponent: Broken })
}
