import { spawnSync } from 'node:child_process'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { violationsOn } from './axe'
import { address, ask, closeBrowser, openBrowser, password, signedIn } from './person'

afterAll(closeBrowser)

/** Goes there as a click does, without loading the application again, and waits until nothing is asked, awaited or drawn for a moment. */
const walker = (page: Page) => {
  const asked = new Set<unknown>()
  page.on('request', (request) => asked.add(request))
  page.on('requestfinished', (request) => asked.delete(request))
  page.on('requestfailed', (request) => asked.delete(request))
  return async (path: string) => {
    await page.evaluate((there) => history.pushState({}, '', there), path)
    for (let calm = 0, before = ''; calm < 3; await page.waitForTimeout(100)) {
      const seen = await page.evaluate(() => {
        const drawn = document.querySelector('h1') && !document.querySelector('[aria-busy=true], main .mantine-Skeleton-root')
        return drawn ? document.body.innerHTML : ''
      })
      calm = seen && seen === before && asked.size === 0 ? calm + 1 : 0
      before = seen
    }
  }
}

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
const looks = [
  { scheme: 'light', language: 'id', width: 1440 },
  { scheme: 'dark', language: 'en', width: 390 },
] as const

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

/** What axe finds on each page in one look, by its path. */
async function findings(look: (typeof looks)[number]): Promise<Record<string, string[]>> {
  const { page, complaints } = await signedIn('admin.palembang', look)
  const { body } = await ask<{ schemeDrafts: { nodes: { id: string }[] } }>(page, '{ schemeDrafts { nodes { id } } }')
  const { id } = body.data!.schemeDrafts.nodes[0]!
  await ask(page, 'mutation ($id: ID!) { simulateDraft(id: $id) { id } }', { id })
  const draft = `/aturan?rancangan=${id}`
  const parts = ['isi', 'masukan', 'simulasi', 'penerbitan', 'ubah'].map((part) => `${draft}&bagian=${part}`)
  const found: Record<string, string[]> = {}
  const goTo = walker(page)
  for (const path of [...pages, ...parts, ...(await scorecardsOf(page))]) {
    await goTo(path)
    const violations = await violationsOn(page)
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) violations.push('wider than the screen')
    if (violations.length > 0) found[`${look.scheme} ${path}`] = violations
  }
  if (complaints.length > 0) found[`${look.scheme} console`] = complaints
  return found
}

/** Side by side, since each waits for its pages most of the time. */
test('axe finds nothing on any populated view, wide, light and Indonesian or narrow, dark and English', async () => {
  expect(await Promise.all(looks.map(findings))).toEqual(looks.map(() => ({})))
}, 360_000)

test('scripts come packed, and the first page and the shell keep to their budgets', async () => {
  const page = await (await openBrowser()).newPage()
  await page.goto(address)
  await page.getByLabel('Nama pengguna').waitFor()
  const sizes = await page.evaluate(() => (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).flatMap(({ name, encodedBodySize, decodedBodySize }) => (name.endsWith('.js') && decodedBodySize > 10_000 ? [{ name, share: encodedBodySize / decodedBodySize }] : [])))
  expect(sizes.length).toBeGreaterThan(2)
  expect(sizes.filter(({ share }) => share > 0.5)).toEqual([])
  const { status, stdout } = spawnSync(process.execPath, ['size.mjs'], { cwd: path.join(__dirname, '..'), encoding: 'utf8' })
  expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringContaining('sign-in page: ') })
})

test('the sign-in page, before and after a wrong password, then the right one', async () => {
  const page = await (await openBrowser()).newPage()
  await page.goto(address)
  await page.getByLabel('Nama pengguna').fill('admin.palembang')
  expect(await violationsOn(page)).toEqual([])
  await page.locator('input[name=password]').fill('bukan ini')
  await page.locator('button[type=submit]').click()
  await page.getByRole('alert').waitFor()
  expect(await violationsOn(page)).toEqual([])
  await page.locator('input[name=password]').fill(password)
  await page.locator('button[type=submit]').click()
  await page.getByRole('navigation').first().waitFor()
})

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
