import { config } from './config'
import { post } from './refusal'

/** Signs a person in: the browser keeps the session in a cookie that no script can read. `refusals` say why not. */
export const signIn = (username: string, password: string) => post(config.signInUrl, { username, password })

export const signOut = () => post(config.signOutUrl)

/** Is anyone signed in? Asked by plain fetch, before any of the rest is loaded. */
export const isSignedIn = async (): Promise<boolean> => {
  const response = await post(config.graphqlUrl, { query: '{ viewer { username } }' })
  return response.ok && Boolean((response.answer as { data?: { viewer?: unknown } } | null)?.data?.viewer)
}
