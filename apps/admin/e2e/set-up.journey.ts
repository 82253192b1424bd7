import { closeBrowser, openBrowser } from './person'

afterAll(closeBrowser)

test('on an empty installation the printed link makes the first municipality and its administrator, once', async () => {
  const link = process.env.TOLOK_SET_UP_LINK!.match(/http\S+/)![0]
  const page = await (await openBrowser()).newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(link)
  await page.getByLabel('Kode wilayah Kemendagri').fill('1802')
  await page.getByLabel('Nama daerah').fill('Kabupaten Lampung Tengah')
  await page.getByLabel('Provinsi').fill('Lampung')
  await page.getByLabel('Nama pengguna').fill('admin.lamteng')
  await page.getByLabel('Nama lengkap').fill('Siti Aminah')
  await page.locator('input[type=password]').first().fill('kata sandi yang panjang')
  await page.locator('button[type=submit]').click()
  await page
    .getByRole('heading', { name: /Masuk|Beranda|Selamat/ })
    .first()
    .waitFor()

  const signIn = await page.request.post(`${process.env.TOLOK_EMPTY_ADDRESS}/auth/sign-in`, {
    data: { username: 'admin.lamteng', password: 'kata sandi yang panjang' },
  })
  expect(signIn.status()).toBe(200)
  const again = await page.request.post(`${process.env.TOLOK_EMPTY_ADDRESS}/auth/set-up`, {
    data: {
      token: new URL(link).searchParams.get('token'),
      municipality: { id: 1803, name: 'X', kind: 'KOTA', province: 'X', timeZone: 'Asia/Jakarta' },
      admin: { username: 'lain', name: 'Lain', password: 'kata sandi yang panjang' },
    },
  })
  expect(again.status()).toBeGreaterThanOrEqual(400)
  expect(await again.text()).toContain('LINK_NOT_FIT')
})
