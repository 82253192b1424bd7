import { MantineProvider } from '@mantine/core'
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { speak, TextProvider } from '../../platform/i18n'
import SetUp from './set-up'

const realFetch = globalThis.fetch
afterEach(() => {
  globalThis.fetch = realFetch
})

const open = async (answerTo: (url: string) => Response) => {
  await speak('id')
  history.replaceState(null, '', '/siapkan?token=sekali-pakai')
  const sent: { url: string; body: unknown }[] = []
  globalThis.fetch = async (input, init) => {
    sent.push({ url: String(input), body: JSON.parse(String(init?.body)) })
    return answerTo(String(input))
  }
  let isIn = false
  render(
    <TextProvider>
      <MantineProvider env="test">
        <SetUp onSignedIn={() => (isIn = true)} />
      </MantineProvider>
    </TextProvider>,
  )
  return { user: userEvent.setup({ delay: null }), sent, isIn: () => isIn }
}
const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status })
const field = (name: string) => screen.getByLabelText(name)
const fill = async (user: ReturnType<typeof userEvent.setup>) => {
  await user.type(field('Kode wilayah Kemendagri'), '1671')
  await user.type(field('Nama daerah'), 'Kota Palembang')
  await user.selectOptions(field('Bentuk'), 'Kota')
  await user.type(field('Provinsi'), 'Sumatera Selatan')
  await user.type(field('Nama lengkap'), 'Ibu Sari')
  await user.type(field('Nama pengguna'), 'admin.palembang')
  await user.type(field('Kata sandi'), 'kalimat pendek saja')
}

test('the first municipality and its administrator are made, and that administrator is signed in', async () => {
  const { user, sent, isIn } = await open(() => json(201, {}))
  expect(field('Kode penyiapan')).toHaveValue('sekali-pakai')
  expect(location.search).toBe('')
  await fill(user)
  await user.click(screen.getByRole('button', { name: 'Buat dan masuk' }))
  expect(sent).toEqual([
    {
      url: '/auth/set-up',
      body: {
        token: 'sekali-pakai',
        municipality: { id: 1671, name: 'Kota Palembang', kind: 'KOTA', province: 'Sumatera Selatan', timeZone: 'Asia/Jakarta' },
        admin: { username: 'admin.palembang', name: 'Ibu Sari', password: 'kalimat pendek saja' },
      },
    },
    { url: '/auth/sign-in', body: { username: 'admin.palembang', password: 'kalimat pendek saja' } },
  ])
  expect(isIn()).toBe(true)
})

test('what is missing or does not fit is said beside its field, and nothing is sent', async () => {
  const { user, sent } = await open(() => json(201, {}))
  await fill(user)
  await user.clear(field('Kata sandi'))
  await user.type(field('Kata sandi'), 'pendek')
  await user.clear(field('Nama daerah'))
  await user.click(screen.getByRole('button', { name: 'Buat dan masuk' }))
  expect(screen.getByText('Kata sandi terlalu pendek: paling sedikit 12 karakter.')).toBeInTheDocument()
  expect(field('Nama daerah')).toBeInvalid()
  expect(field('Nama daerah')).toHaveFocus()
  expect(sent).toEqual([])
})

test('a used link is refused in a sentence, with the way to a new one', async () => {
  const { user, isIn } = await open(() => json(401, { code: 'UNAUTHENTICATED', problems: [{ code: 'LINK_NOT_FIT', path: ['token'] }] }))
  await fill(user)
  await user.click(screen.getByRole('button', { name: 'Buat dan masuk' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('Jalankan ulang Tolok untuk mendapatkan tautan baru.')
  expect(isIn()).toBe(false)
})
