import { spawnSync } from 'node:child_process'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { violationsOn } from './axe'
import { address, ask, closeBrowser, openBrowser, password, signedIn, walker } from './person'

afterAll(closeBrowser)

const pages = [
  '/',
  '/laporan?m=ACHIEVEMENT&r=AGENCY.1&c=PERIOD.QUARTER&p=2026&t=GRAND~ROWS',
  '/laporan?m=ACHIEVEMENT&r=PERIOD.MONTH&p=2026&v=line&t=',
  '/laporan-tersimpan',
  '/laporan-tersimpan?daftar=galeri',
  '/laporan-tersimpan?daftar=berkas',
  '/laporan?siap=NOT_REPORTED',
  '/dasbor',
  '/terbitan',
  '/kotak-masuk',
  '/integrasi',
  '/integrasi?bagian=layanan',
  '/integrasi?bagian=webhook',
  '/realisasi?periode=2026-09',
  '/realisasi?periode=2026-09&catat=baru',
  '/perangkat-daerah',
  '/indikator',
  '/aturan',
  '/aturan?aturan=1671:PLAJU_2026@1',
  '/aturan?aturan=0:PREDICATE_2022@1',
  '/aturan?aturan=0:SKP_2021@1&dengan=0:SKP_2013@1',
  '/nilai-kinerja',
  '/pegawai',
  '/impor',
  '/pengaturan',
]
/** A score of one's own town's rule with each of its parts and an explanation, and a sealed predicate. */
const scorecardsOf = async (page: Page): Promise<string[]> => {
  const idOf = async (filter: string) => {
    const { body } = await ask<{ scorecards: { nodes: { id: string }[] } }>(page, `{ scorecards(first: 1, ${filter}) { nodes { id } } }`)
    return `/nilai-kinerja?kartu=${body.data!.scorecards.nodes[0]!.id}`
  }
  const [live, sealed, practice] = [await idOf('period: "2026", practice: false'), await idOf('sealed: true'), await idOf('practice: true')]
  return [
    live,
    `${live}&jelaskan=score`,
    `${live}&bagian=andai`,
    `${live}&bagian=penilaian`,
    `${live}&bagian=segel`,
    `${sealed}&bagian=andai`,
    `${sealed}&bagian=segel`,
    practice,
  ]
}

test('the palette reaches a view by keyboard alone', async () => {
  const { page } = await signedIn('admin.palembang')
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.type('Indikator')
  await page.getByRole('dialog').getByText('Indikator', { exact: true }).first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(/indikator/)
  await page.getByRole('heading', { level: 1, name: 'Indikator' }).waitFor()
})

test('axe finds nothing on any populated view, wide, light and Indonesian, then narrow, dark and English', async () => {
  const { page, complaints } = await signedIn('admin.palembang')
  const { body } = await ask<{ schemeDrafts: { nodes: { id: string }[] } }>(page, '{ schemeDrafts { nodes { id } } }')
  const { id } = body.data!.schemeDrafts.nodes[0]!
  await ask(page, 'mutation ($id: ID!) { simulateDraft(id: $id) { id } }', { id })
  const draft = `/aturan?rancangan=${id}`
  const parts = ['isi', 'masukan', 'simulasi', 'penerbitan', 'ubah'].map((part) => `${draft}&bagian=${part}`)
  const all = [...pages, ...parts, ...(await scorecardsOf(page))]
  const found: Record<string, string[]> = {}
  const walkTo = walker(page)
  const walkAll = async (look: string) => {
    for (const path of all) {
      await walkTo(path)
      const violations = await violationsOn(page)
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) violations.push('wider than the screen')
      if (violations.length > 0) found[`${look} ${path}`] = violations
    }
  }
  await walkAll('wide, light, Indonesian')
  await walkTo('/')
  await page.getByRole('button', { name: /^Akun / }).click()
  await page.getByRole('button', { name: 'English' }).click()
  await page.keyboard.press('Escape')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 390, height: 900 })
  await page.locator('html[lang=en][data-mantine-color-scheme=dark]').waitFor()
  await walkAll('narrow, dark, English')
  expect({ found, complaints }).toEqual({ found: {}, complaints: [] })
}, 360_000)

test('the scripts of the sign-in page come packed; before and after a wrong password axe finds nothing; the right one opens', async () => {
  const page = await (await openBrowser()).newPage()
  await page.goto(address)
  await page.getByLabel('Nama pengguna').fill('admin.palembang')
  const sizes = await page.evaluate(() => (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).flatMap(({ name, encodedBodySize, decodedBodySize }) => (name.endsWith('.js') && decodedBodySize > 10_000 ? [{ name, share: encodedBodySize / decodedBodySize }] : [])))
  expect(sizes.length).toBeGreaterThan(2)
  expect(sizes.filter(({ share }) => share > 0.5)).toEqual([])
  expect(await violationsOn(page)).toEqual([])
  await page.locator('input[name=password]').fill('bukan ini')
  await page.locator('button[type=submit]').click()
  await page.getByRole('alert').waitFor()
  expect(await violationsOn(page)).toEqual([])
  await page.locator('input[name=password]').fill(password)
  await page.locator('button[type=submit]').click()
  await page.getByRole('navigation').first().waitFor()
})

test('the first page and the shell keep to their budgets', () => {
  const { status, stdout } = spawnSync(process.execPath, ['size.mjs'], { cwd: path.join(__dirname, '..'), encoding: 'utf8' })
  expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringContaining('sign-in page: ') })
})
