import type { ApolloClient } from '@apollo/client'
import { ApolloProvider } from '@apollo/client/react'
import { I18nProvider } from '@lingui/react'
import { useCallback, useEffect, useState, type ReactNode } from 'react'
import { makeApollo } from './apollo'
import { Problem } from './problem'
import { refusalsFrom } from './refusals-from'
import { SessionProvider } from './session'
import { SignInForm } from './sign-in-form'
import { speaking, type Language } from './words'

type Parts = {
  children: ReactNode
  language?: Language
  /** Another source of answers than the API of this site: `mockApollo()`. */
  apollo?: ApolloClient
  /** Stands there until it is known who is signed in. */
  waiting?: ReactNode
  /** What stands there when nobody is; it calls `onSignedIn` when somebody came. */
  door?: (onSignedIn: () => void) => ReactNode
}
const plainDoor = (onSignedIn: () => void) => <SignInForm onSignedIn={onSignedIn} />

/** Everything a view needs around it: the API's answers, who is signed in, and words for refusals. One at the root of a page. */
export const Tolok = ({ children, language = 'id', apollo: given, waiting = null, door = plainDoor }: Parts) => {
  const [isAbsent, setAbsent] = useState(false)
  const leave = useCallback(() => setAbsent(true), [])
  const [apollo] = useState(() => given ?? makeApollo(leave))
  const [i18n] = useState(() => speaking(language))
  useEffect(() => i18n.activate(language), [i18n, language])

  const enter = () => void apollo.clearStore().then(() => setAbsent(false))
  return (
    <I18nProvider i18n={i18n}>
      <ApolloProvider client={apollo}>
        {isAbsent ? (
          door(enter)
        ) : (
          <SessionProvider loading={waiting} onAbsent={leave} refused={(error) => <Problem refusals={refusalsFrom(error)} />}>
            {children}
          </SessionProvider>
        )}
      </ApolloProvider>
    </I18nProvider>
  )
}
