import { useQuery } from '@apollo/client/react'
import type { Permission } from '@tolok/domain'
import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react'
import { graphql, type ResultOf } from './graphql'

export const ViewerDocument = graphql(`
  query Viewer {
    viewer {
      username
      name
      roles
      permissions
    }
  }
`)

export type Viewer = NonNullable<ResultOf<typeof ViewerDocument>['viewer']>
type Session = {
  viewer: Viewer
  /** May the viewer do this anywhere? Only to hide what would be refused: the API decides. */
  may: (permission: Permission) => boolean
}

const SessionContext = createContext<Session | null>(null)

/** Who is signed in. Inside the shell only. */
export const useSession = (): Session => {
  const session = useContext(SessionContext)
  if (!session) throw new Error('useSession is for what stands inside the shell')
  return session
}

type Parts = { children: ReactNode; loading: ReactNode; onAbsent: () => void; refused: (error: unknown) => ReactNode }

export const SessionProvider = ({ children, loading, onAbsent, refused }: Parts) => {
  const { data, error } = useQuery(ViewerDocument)
  const viewer = data?.viewer
  const session = useMemo(
    () => (viewer ? { viewer, may: (permission: Permission) => viewer.permissions.includes(permission) } : null),
    [viewer],
  )
  if (session) return <SessionContext value={session}>{children}</SessionContext>
  return error ? refused(error) : data ? <Absent tell={onAbsent} /> : loading
}

const Absent = ({ tell }: { tell: () => void }) => {
  useEffect(tell, [tell])
  return null
}
