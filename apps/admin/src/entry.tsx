import { lazy, Suspense, useEffect, useState } from 'react'
import { paths, wayBack } from './platform/paths'
import { kept } from './platform/kept'
import { readTexts } from './platform/i18n'
import { isSignedIn } from '@tolok/client'
import { Opening } from './ui/opening'

const loadShell = async () => {
  const [shell] = await Promise.all([import('./shell/app'), readTexts('core')])
  return shell
}
const Shell = lazy(loadShell)
const loadSignIn = () => import('./views/sign-in/sign-in')
const SignIn = lazy(loadSignIn)
const SetUp = lazy(() => import('./views/set-up/set-up'))

type Page = 'undecided' | 'sign-in' | 'set-up' | 'signed-in'

const pageAt = (path: string): Page => {
  if (path === paths.signIn) return 'sign-in'
  if (path === paths.setUp) return 'set-up'
  return kept('signed-in') ? 'signed-in' : 'undecided'
}

/** Begins to fetch what the address needs, while the words are still on their way. */
export const prepareEntry = (): void => {
  const page = pageAt(location.pathname)
  if (page === 'signed-in') void loadShell()
  else if (page !== 'set-up') void loadSignIn()
}

/** The three doors. The first page is small because router, Apollo and every view lie behind the third. */
export const Entry = () => {
  const [page, setPage] = useState(() => pageAt(location.pathname))
  const enter = () => {
    history.replaceState(null, '', wayBack(location.search))
    setPage('signed-in')
  }

  useEffect(() => {
    if (page !== 'undecided') return
    void isSignedIn().then((yes) => {
      if (yes) return setPage('signed-in')
      history.replaceState(null, '', paths.signInFrom(location))
      setPage('sign-in')
    })
  }, [page])

  return (
    <Suspense fallback={<Opening />}>
      {page === 'sign-in' && <SignIn onSignedIn={enter} prepare={() => void loadShell()} />}
      {page === 'signed-in' && <Shell />}
      {page === 'set-up' && <SetUp onSignedIn={enter} />}
      {page === 'undecided' && <Opening />}
    </Suspense>
  )
}
