import { lazy, Suspense, useEffect, useState } from 'react'
import { paths, wayBack } from './platform/paths'
import { kept } from './platform/kept'
import { readSignedInTexts } from './platform/i18n'
import { isSignedIn } from './platform/session-probe'
import { Opening } from './ui/opening'
import SignIn from './views/sign-in/sign-in'

const loadShell = async () => {
  const [shell] = await Promise.all([import('./shell/app'), readSignedInTexts()])
  return shell
}
const Shell = lazy(loadShell)
const SetUp = lazy(() => import('./views/set-up/set-up'))

type Page = 'undecided' | 'sign-in' | 'set-up' | 'signed-in'

const pageAt = (path: string): Page => {
  if (path === paths.signIn) return 'sign-in'
  if (path === paths.setUp) return 'set-up'
  return kept('signed-in') ? 'signed-in' : 'undecided'
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

  if (page === 'sign-in') return <SignIn onSignedIn={enter} prepare={() => void loadShell()} />
  return (
    <Suspense fallback={<Opening />}>
      {page === 'signed-in' && <Shell />}
      {page === 'set-up' && <SetUp onSignedIn={enter} />}
      {page === 'undecided' && <Opening />}
    </Suspense>
  )
}
