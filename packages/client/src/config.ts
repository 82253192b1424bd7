/** Where the API answers. Same origin always: the browser's cookie and the content policy rely on it. */
export const config = {
  graphqlUrl: '/graphql',
  signInUrl: '/auth/sign-in',
  signOutUrl: '/auth/sign-out',
  setUpUrl: '/auth/set-up',
} as const
