import '../theme/signed-in'
import { ApolloProvider } from '@apollo/client/react'
import { RouterProvider } from '@tanstack/react-router'
import { extensions } from '../extensions'
import { makeApollo, refusalsFrom } from '../platform/apollo'
import { paths } from '../platform/paths'
import { Problem } from '../platform/problem'
import { SessionProvider } from '../platform/session'
import { Doorway } from '../ui/doorway'
import { Opening } from '../ui/opening'
import { views } from '../views'
import { makeRouter } from './router'

// A full page load, so that nothing of the previous person stays in memory.
const toSignIn = () => location.assign(paths.signInFrom(location))
const apollo = makeApollo(toSignIn)

const router = makeRouter({ views, extensions })

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
