import type { Page } from 'playwright-core'
import { ask, closeBrowser, entered, signedIn } from './person'

afterAll(closeBrowser)

const outcome = (page: Page) => page.getByRole('region', { name: 'Hasil penilaian' })
/** The big number, as a person reads it. */
const numberOn = async (page: Page): Promise<string> => /\d+,\d\d/.exec((await outcome(page).textContent()) ?? '')?.[0] ?? ''
const andai = (page: Page) => page.getByRole('region', { name: 'Andaikan' })

test('an employee lands on his own score, has it explained down to who reported, and asks what if without storing anything', async () => {
  const { page, complaints } = await signedIn('pegawai.palembang')
  await page.getByRole('navigation').first().getByRole('link', { name: 'Nilai kinerja' }).click()
  await outcome(page).waitFor()
  const before = await numberOn(page)
  expect(before).toMatch(/^\d+,\d\d$/)

  await page.getByRole('button', { name: 'Jelaskan angka ini' }).click()
  const panel = page.getByRole('complementary', { name: 'Jelaskan angka ini' })
  await panel
    .getByText(/× .+ \+ .+ ÷ \d+/)
    .first()
    .waitFor()
  expect(await panel.getByText(new RegExp(`Nilai ${before}`)).count()).toBe(1)
  for (const part of await panel.locator('summary').all()) await part.click()
  await panel.getByText('Sumarni Abdullah, A.Md.Keb.').first().waitFor()
  await panel
    .getByText(/÷ .+ × 100%/)
    .first()
    .waitFor()

  await page.getByRole('tab', { name: 'Andaikan' }).click()
  const sent: string[] = []
  page.on('request', (request) => request.url().endsWith('/graphql') && sent.push(request.postData() ?? ''))
  const box = page.getByRole('textbox').first()
  await box.fill('0')
  await andai(page).waitFor()
  expect(await andai(page).textContent()).not.toContain(before)
  const supposed = await andai(page).textContent()
  await page.getByText(/−?-?\d+(,\d+)? poin\./).waitFor()
  expect(sent.filter((body) => body.includes('mutation'))).toEqual([])

  // the address holds what is supposed, the score is as it was
  await page.reload()
  await andai(page).waitFor()
  expect(await andai(page).textContent()).toBe(supposed)
  expect(await numberOn(page)).toBe(before)
  expect(complaints).toEqual([])
})

test('a superior sees what his rating makes of the score while he types, and that it became just that', async () => {
  const { page, complaints } = await signedIn('atasan.palembang', { at: '/nilai-kinerja?cari=Sumarni&sifat=sungguhan' })
  await page.getByRole('cell', { name: '2026', exact: true }).first().click()
  await page.getByRole('tab', { name: 'Beri penilaian' }).click()
  const before = await numberOn(page)
  const box = page.getByRole('textbox', { name: 'Penilaian atasan' })
  await box.fill('250')
  await page.getByText(/di luar batas/).waitFor()
  await box.fill('61,5')
  const said = await page
    .getByText(/Hasilnya nanti: \d+,\d\d/)
    .first()
    .textContent()
  const promised = /\d+,\d\d/.exec(said ?? '')![0]
  expect(promised).not.toBe(before)
  await page.getByRole('textbox', { name: 'Catatan untuk pegawai' }).first().fill('Perlu lebih teliti.')
  await page.getByRole('button', { name: 'Simpan penilaian' }).click()
  await page.getByText('Penilaian tersimpan.').waitFor()
  await page.waitForFunction((text) => document.querySelector('main')?.textContent?.includes(text), `Nilai${promised}`)
  expect(await numberOn(page)).toBe(promised)

  const employee = await signedIn('pegawai.palembang', { at: '/nilai-kinerja' })
  await outcome(employee.page).waitFor()
  expect(await numberOn(employee.page)).toBe(promised)
  expect(complaints).toEqual([])
})

test('a score sealed by the platform is reckoned again in the browser, byte for byte', async () => {
  const { body } = await ask<{ myScorecards: { nodes: { id: string; sealedAt: string | null }[] } }>(
    await entered('pegawai.palembang'),
    '{ myScorecards { nodes { id sealedAt } } }',
  )
  const sealed = body.data!.myScorecards.nodes.find(({ sealedAt }) => sealedAt !== null)!
  const { page, complaints } = await signedIn('pegawai.palembang', { at: `/nilai-kinerja?kartu=${sealed.id}&bagian=segel` })
  await page.getByRole('button', { name: 'Hitung ulang di sini' }).click()
  await page.getByText('Dihitung ulang: sama persis').waitFor()
  expect(complaints).toEqual([])
})

test('another municipality’s scorecard looks exactly like a missing one, asked and on the screen', async () => {
  const [own, other] = [await entered('admin.sabang'), await entered('admin.palembang')]
  const found = await ask<{ scorecards: { nodes: { id: string }[] } }>(own, '{ scorecards(first: 1) { nodes { id } } }')
  const { id } = found.body.data!.scorecards.nodes[0]!
  const query = 'query One($id: ID!) { scorecard(planId: $id) { employeeName score scoringInputs } }'
  expect((await ask(own, query, { id })).body.errors).toBeUndefined()
  const forbidden = await ask(other, query, { id })
  const missing = await ask(other, query, { id: '019bb54b-0000-7000-8000-000000000000' })
  expect(forbidden.status).toBe(missing.status)
  expect(JSON.stringify(forbidden.body)).toContain('NOT_FOUND')
  expect(JSON.stringify(forbidden.body)).toBe(JSON.stringify(missing.body))
  const { page } = await signedIn('admin.palembang', { at: `/nilai-kinerja?kartu=${id}` })
  await page.getByRole('alert').waitFor()
  expect(await page.getByRole('alert').textContent()).toContain('NOT_FOUND')
})
