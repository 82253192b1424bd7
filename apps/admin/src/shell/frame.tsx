import { Outlet, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { ExtensionsProvider, type AdminExtension } from '../platform/extension'
import { useText } from '../platform/i18n'
import type { AnyView } from '../platform/view'
import classes from './frame.module.css'
import { Header } from './header'
import { Rail } from './rail'
import { usePaletteKeys } from './palette-keys'

const Palette = lazy(() => import('./palette'))

/** The view an address belongs to. */
const viewAt = (path: string, views: readonly AnyView[]) => views.find((view) => `/${view.path}` === path.replace(/(.)\/$/, '$1'))

/** What stays around every view: rail, header, palette. */
export const Frame = ({ views, extensions }: { views: readonly AnyView[]; extensions: readonly AdminExtension[] }) => {
  const text = useText()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const main = useRef<HTMLElement>(null)
  const previousPath = useRef(path)
  const { isOpen, isWanted, open, close } = usePaletteKeys()
  const title = text(viewAt(path, views)?.title ?? 'missing.title')

  useEffect(() => {
    document.title = `${title} · Tolok`
  }, [title])

  // A new page begins at its top, for eyes and for screen readers; moving within a page keeps the focus.
  useEffect(() => {
    if (previousPath.current !== path) {
      scrollTo(0, 0)
      main.current?.focus({ preventScroll: true })
    }
    previousPath.current = path
  }, [path])

  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#isi" onClick={() => main.current?.focus()}>
        {text('shell.skip')}
      </a>
      <Rail views={views} />
      <Header openPalette={open} />
      <main id="isi" ref={main} tabIndex={-1} className={classes.main} aria-label={title}>
        <ExtensionsProvider value={extensions}>
          <Outlet />
        </ExtensionsProvider>
      </main>
      {isWanted && (
        <Suspense fallback={null}>
          <Palette views={views} isOpen={isOpen} close={close} />
        </Suspense>
      )}
    </div>
  )
}
