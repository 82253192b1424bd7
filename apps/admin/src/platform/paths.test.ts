import { paths, wayBack } from './paths'

const cases = [
  { name: 'nothing asked', search: '', to: '/' },
  { name: 'a view with its question', search: '?kembali=%2Flaporan%3Fm%3DACHIEVEMENT', to: '/laporan?m=ACHIEVEMENT' },
  { name: 'another site', search: '?kembali=https%3A%2F%2Fjahat.example', to: '/' },
  { name: 'another site without its scheme', search: '?kembali=%2F%2Fjahat.example', to: '/' },
  { name: 'another site behind a backslash', search: '?kembali=%2F%5Cjahat.example', to: '/' },
  { name: 'another site behind a tab, which browsers leave out', search: '?kembali=%2F%09%2Fjahat.example', to: '/' },
  { name: 'a script', search: '?kembali=javascript%3Aalert(1)', to: '/' },
  { name: 'the sign-in page itself', search: '?kembali=%2Fmasuk', to: '/' },
]
test.each(cases)('after signing in one goes only where this site has a page: $name', ({ search, to }) => {
  expect(wayBack(search)).toBe(to)
})

test('an expired session leads back to the very question that was open', () => {
  const place = { pathname: '/laporan', search: '?m=ACHIEVEMENT&p=2026-Q1' }
  const signIn = new URL(paths.signInFrom(place), 'http://tolok.example')
  expect(signIn.pathname).toBe('/masuk')
  expect(wayBack(signIn.search)).toBe('/laporan?m=ACHIEVEMENT&p=2026-Q1')
})
