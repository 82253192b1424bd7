/** What a view needs of Tolok, in reading order: around it, the question and its answer, documents of one's own, refusals, who is signed in. */
export { Tolok } from './tolok'
export { makeApollo, makeCache } from './apollo'
export { config } from './config'

export * from './report'
export type * from './report-types'

export { graphql, readFragment, type FragmentOf, type ResultOf, type VariablesOf } from './graphql'

export { Problem, refusalText } from './problem'
export { refusalsFrom } from './refusals-from'
export { refusalOf, refusalsOf, post, type BrowserCode, type Refusal, type RefusalCode } from './refusal'
export { speaking, type ClientText, type ClientTextId, type Language } from './words'

export { SessionProvider, ViewerDocument, useSession, type Viewer } from './session'
export { signIn, signOut, isSignedIn } from './sign-in'
export { SignInForm } from './sign-in-form'
