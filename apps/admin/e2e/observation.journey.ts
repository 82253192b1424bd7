import { ask, closeBrowser, entered, signedIn, visit } from './person'

afterAll(closeBrowser)

type Targets = { targets: { nodes: { period: string; indicator: { name: string; type: string; decimals: number } }[] } }

test('an employee records a figure and hands it in; it comes back with a reason and is handed in again', async () => {
  const { body } = await ask<Targets>(
    await entered('pegawai.palembang', { width: 390 }),
    '{ targets(first: 200, year: 2026) { nodes { period indicator { name type decimals } } } }',
  )
  const target = body.data!.targets.nodes.findLast(({ indicator }) => indicator.type !== 'RATIO')!
  const { page, complaints } = await signedIn('pegawai.palembang', { width: 390, at: `/realisasi?periode=${target.period}&catat=baru` })
  const form = page.getByRole('dialog', { name: 'Catat realisasi' })
  await form.locator('input').first().fill(target.indicator.name)
  await page.getByRole('option', { name: target.indicator.name, exact: true }).click()
  const judged = page.getByRole('region', { name: 'Capaian angka ini' })
  await judged.waitFor()
  await page.getByLabel(/^Realisasi \(/).fill('7')
  const preview = await judged.getByText(/%$/).first().textContent()
  const becomes = (await page.getByText('Bila diajukan, nilai kinerja').first().textContent())!
  const [, promised] = /→ (\d+,\d\d)/.exec(becomes)!
  await page.getByLabel('Bukti dukung').fill('Perjalanan uji')
  await page.getByRole('button', { name: 'Simpan dan ajukan' }).click()
  await page.getByRole('list', { name: 'Perjalanan' }).getByText('Diajukan').waitFor()
  // What the engine said in the browser is what the API says of what it kept.
  const id = new URL(page.url()).searchParams.get('realisasi')!
  const kept = await ask<{ observation: { state: string; value: string; achievement: { value: string } } }>(
    page,
    'query ($id: ID!) { observation(id: $id) { state value achievement { value } } }',
    { id },
  )
  expect(kept.body.data!.observation).toMatchObject({ state: 'SUBMITTED', value: '7' })
  expect(Number(preview!.replace('%', '').replaceAll('.', '').replace(',', '.'))).toBe(
    Number(kept.body.data!.observation.achievement.value),
  )
  const scores = await ask<{ myScorecards: { nodes: { practice: boolean; score: string }[] } }>(
    page,
    '{ myScorecards { nodes { practice score } } }',
  )
  expect(scores.body.data!.myScorecards.nodes.find(({ practice }) => !practice)!.score).toBe(promised!.replace(',', '.'))
  expect(complaints).toEqual([])

  const admin = await signedIn('admin.palembang', { at: `/realisasi?periode=${target.period}&realisasi=${id}` })
  await admin.page.getByRole('button', { name: 'Kembalikan' }).click()
  await admin.page.getByLabel('Alasan dikembalikan').fill('Lampirkan bukti')
  await admin.page.getByRole('button', { name: 'Kirim kembali' }).click()
  await admin.page.getByRole('list', { name: 'Perjalanan' }).getByText('Lampirkan bukti').waitFor()
  expect(admin.complaints).toEqual([])

  await visit(page, `/realisasi?periode=${target.period}&keadaan=RETURNED&realisasi=${id}`)
  await page.getByRole('button', { name: 'Ajukan' }).click()
  await page.getByRole('button', { name: 'Ajukan' }).waitFor({ state: 'detached' })
  expect(await page.getByRole('button', { name: 'Verifikasi' }).count()).toBe(0)
})
