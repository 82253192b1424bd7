import { MantineProvider } from '@mantine/core'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { speak, TextProvider } from '../../platform/i18n'
import SignIn from './sign-in'

const realFetch = globalThis.fetch
afterEach(() => {
  globalThis.fetch = realFetch
  localStorage.clear()
})

/** The page, with one answer of the server recorded; says what was sent and whether someone came in. */
const open = async (answer: () => Response | Promise<Response>) => {
  await speak('id')
  const sent: unknown[] = []
  globalThis.fetch = (_, init) => {
    sent.push(JSON.parse(String(init?.body)))
    return Promise.resolve().then(answer)
  }
  let isIn = false
  render(
    <TextProvider>
      <MantineProvider env="test">
        <SignIn onSignedIn={() => (isIn = true)} prepare={() => {}} />
      </MantineProvider>
    </TextProvider>,
  )
  return { user: userEvent.setup(), sent, isIn: () => isIn }
}
const answer = (status: number, body: unknown) => () =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
const username = () => screen.getByRole('textbox', { name: 'Nama pengguna' })
const password = () => screen.getByLabelText('Kata sandi')
const submit = () => screen.getByRole('button', { name: 'Masuk' })

test('whoever gives the right words comes in; spaces around the name are forgiven, those of the password are kept', async () => {
  const { user, sent, isIn } = await open(answer(200, { username: 'sari', name: 'Ibu Sari' }))
  await user.type(username(), ' sari ')
  await user.type(password(), ' rahasia besar ')
  await user.click(submit())
  expect(sent).toEqual([{ username: 'sari', password: ' rahasia besar ' }])
  expect(isIn()).toBe(true)
  expect(localStorage.getItem('tolok.signed-in')).toBe('yes')
})

const refusals = [
  {
    name: 'wrong words',
    answer: answer(401, {
      errors: [{ extensions: { code: 'UNAUTHENTICATED', problems: [{ code: 'WRONG_CREDENTIALS', path: ['password'] }] } }],
    }),
    says: 'Nama pengguna atau kata sandi salah.',
  },
  {
    name: 'too many attempts',
    answer: answer(429, { code: 'RATE_LIMITED', problems: [{ code: 'RATE_LIMITED', path: [], retryAfter: 30 }] }),
    says: 'Tunggu 30 detik, lalu coba lagi.',
  },
  { name: 'a server that is down', answer: answer(502, 'Bad gateway'), says: 'Ada kesalahan di pihak Tolok.' },
  {
    name: 'no connection',
    answer: () => Promise.reject(new TypeError('Failed to fetch')),
    says: 'Periksa sambungan internet Anda, lalu coba lagi.',
  },
]
test.each(refusals)('$name: what happened and what to do, in a sentence', async ({ answer, says }) => {
  const { user, isIn } = await open(answer)
  await user.type(username(), 'sari')
  await user.type(password(), 'salah')
  await user.click(submit())
  expect(await screen.findByRole('alert')).toHaveTextContent(says)
  expect(username()).toHaveFocus()
  expect(isIn()).toBe(false)
})

test('an empty form is not sent', async () => {
  const { user, sent } = await open(answer(200, {}))
  await user.click(submit())
  expect(await screen.findByRole('alert')).toHaveTextContent('Masih ada bagian wajib yang kosong.')
  expect(sent).toEqual([])
})

test('the password can be read, and the page can be read in English', async () => {
  const { user } = await open(answer(200, {}))
  await user.type(password(), 'abc')
  expect(password()).toHaveAttribute('type', 'password')
  await user.click(screen.getByRole('button', { name: 'Tampilkan kata sandi' }))
  expect(password()).toHaveAttribute('type', 'text')
  await user.click(screen.getByRole('button', { name: 'Read this in English' }))
  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeInTheDocument()
  expect(document.documentElement).toHaveAttribute('lang', 'en')
})
