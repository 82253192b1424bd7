import { config } from './config'
import { post } from './refusal'

/** Is anyone signed in? Asked by plain fetch before the shell is loaded, and only where nobody signed in before. */
export const isSignedIn = async (): Promise<boolean> => {
  const response = await post(config.graphqlUrl, { query: '{ viewer { username } }' })
  return response.ok && Boolean((response.answer as { data?: { viewer?: unknown } } | null)?.data?.viewer)
}
