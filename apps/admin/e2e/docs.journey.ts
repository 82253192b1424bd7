/** The documentation as it is served beside the product. */
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { violationsOn } from './axe'
import { address, closeBrowser, openBrowser } from './person'

const docs = path.join(__dirname, '../../../docs')
afterAll(closeBrowser)

test('every guide, recipe and decision has its page, and nothing on any of them leads nowhere', async () => {
  const seen = new Set([new URL('/docs/index.html', address).href])
  const lost: string[] = []
  for (const page of seen) {
    const answer = await fetch(page)
    if (!answer.ok) lost.push(page)
    if (!answer.headers.get('content-type')?.startsWith('text/html')) continue
    const text = await answer.text()
    for (const [, to] of text.matchAll(/ (?:href|src)="([^"]+)"/g)) {
      const { origin, pathname, hash } = new URL(to!, page)
      if (origin !== address || !pathname.startsWith('/docs/')) continue
      if (hash && origin + pathname === page && !text.includes(`id="${decodeURIComponent(hash.slice(1))}"`)) lost.push(`${page}${hash}`)
      seen.add(origin + pathname)
    }
  }
  expect(lost).toEqual([])
  const written = ['guides/id', 'guides/en', 'recipes', 'decisions'].flatMap((folder) => readdirSync(path.join(docs, folder)).map((name) => `${address}/docs/${folder}/${name.replace('.md', '.html')}`))
  expect(written.filter((page) => !seen.has(page))).toEqual([])
})

test.each([
  { width: 1440, language: 'id', typed: 'bukti', twin: 'English' },
  { width: 390, language: 'en', typed: 'evidence', twin: 'Bahasa Indonesia' },
])('a word is found and opened at $width pixels in $language, axe finds nothing, and the other language is one step away', async ({ width, language, typed, twin }) => {
  const page = await (await openBrowser()).newPage({ viewport: { width, height: 900 } })
  await page.goto(`${address}/docs/guides/${language === 'id' ? 'id/pegawai' : 'en/employee'}.html`)
  expect(await violationsOn(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false)
  await page.getByRole('searchbox').fill(typed)
  const first = page.locator('.found a').first()
  await first.waitFor()
  expect(await page.locator('.found li').first().getAttribute('lang')).toBe(language) // one's own language first
  await first.click()
  await page.waitForURL(/#/)
  expect((await page.locator('main').innerText()).toLowerCase()).toContain(typed)
  await page.goto(`${address}/docs/guides/${language === 'id' ? 'id/pegawai' : 'en/employee'}.html`)
  await page.getByRole('link', { name: twin }).click()
  await page.waitForURL(new RegExp(`/guides/${language === 'id' ? 'en' : 'id'}/`))
})
