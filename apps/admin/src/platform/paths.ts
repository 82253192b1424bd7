/** The pages outside the shell. */
export const paths = {
  signIn: '/masuk',
  setUp: '/siapkan',
  /** The sign-in page that leads back to where someone was. */
  signInFrom: ({ pathname, search }: { pathname: string; search: string }) =>
    pathname === '/' && search === '' ? '/masuk' : `/masuk?kembali=${encodeURIComponent(pathname + search)}`,
} as const

/** Where to go after signing in: a path of this site, whatever the address says. `//elsewhere`, `https:` and control characters lead home. */
export const wayBack = (search: string): string => {
  const asked = new URLSearchParams(search).get('kembali') ?? '/'
  const isOurs = /^\/(?![/\\])[^\p{Cc}]*$/u.test(asked) && !asked.startsWith(paths.signIn) && !asked.startsWith(paths.setUp)
  return isOurs ? asked : '/'
}
