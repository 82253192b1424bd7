import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { address, ask, closeBrowser, openBrowser, signedIn, untilStill, walker } from './person'

afterAll(closeBrowser)

const guides = path.join(__dirname, '../../../docs/guides')
type Language = 'id' | 'en'
/** Those of whom it is written for; with TOLOK_FULL=1 the others' too. */
const languages: Language[] = process.env.TOLOK_FULL === '1' ? ['id', 'en'] : ['id']
/** What each picture's page says, by the picture's path. */
const said: Record<string, string> = {}

/** A picture is written anew only where it has become another one: a date or a caret is no change. */
async function picture(page: Page, language: Language, name: string) {
  await page.waitForLoadState('networkidle')
  await page.evaluate(untilStill)
  const file = path.join(guides, 'pictures', language, `${name}.webp`)
  const session = await page.context().newCDPSession(page)
  const { data } = (await session.send('Page.captureScreenshot', { format: 'webp', quality: 82 })) as { data: string }
  said[`${language}/${name}`] = await page.evaluate(() =>
    [
      document.body.innerText,
      ...[...document.querySelectorAll('[aria-label],[placeholder],input')].flatMap((one) => [one.getAttribute('aria-label'), one.getAttribute('placeholder'), (one as HTMLInputElement).value]),
    ].join('\n'),
  )
  if (existsSync(file) && (await difference(readFileSync(file).toString('base64'), data)) < 0.02) return
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, Buffer.from(data, 'base64'))
}

/** Where pictures are laid side by side. */
let table: Promise<Page> | undefined

/** The share of pixels that differ visibly; 1 where the sizes do. */
async function difference(one: string, other: string): Promise<number> {
  const page = await (table ??= openBrowser().then((browser) => browser.newPage()))
  return page.evaluate(
    async (pictures) => {
      const [a, b] = await Promise.all(
        pictures.map(async (base64) => {
          const image = new Image()
          image.src = `data:image/webp;base64,${base64}`
          await image.decode()
          const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height })
          const drawing = canvas.getContext('2d')!
          drawing.drawImage(image, 0, 0)
          return drawing.getImageData(0, 0, image.width, image.height)
        }),
      )
      if (a!.width !== b!.width || a!.height !== b!.height) return 1
      let differing = 0
      for (let at = 0; at < a!.data.length; at += 4) if (Math.abs(a!.data[at]! - b!.data[at]!) + Math.abs(a!.data[at + 1]! - b!.data[at + 1]!) > 60) differing++
      return differing / (a!.data.length / 4)
    },
    [one, other],
  )
}

type Targets = { targets: { nodes: { period: string; indicator: { name: string; type: string } }[] } }

async function employee(language: Language) {
  const door = await (await openBrowser()).newContext({ viewport: { width: 390, height: 780 }, reducedMotion: 'reduce' })
  await door.addInitScript((spoken) => localStorage.setItem('tolok.language', spoken), language)
  const sign = await door.newPage()
  await sign.goto(address)
  await sign.locator('input[name=password]').waitFor()
  await picture(sign, language, 'masuk')
  await door.close()

  const { page, context } = await signedIn('pegawai.palembang', { width: 390, language, at: '/?periode=2026-09' })
  await page.setViewportSize({ width: 390, height: 780 })
  const walkTo = walker(page)
  await picture(page, language, 'beranda-pegawai')
  const { body } = await ask<Targets>(page, '{ targets(first: 200, year: 2026) { nodes { period indicator { name type } } } }')
  const target = body.data!.targets.nodes.findLast(({ indicator }) => indicator.type !== 'RATIO')!
  await walkTo(`/realisasi?periode=${target.period}&catat=baru`)
  const form = page.getByRole('dialog')
  await form.locator('input').first().fill(target.indicator.name)
  await page.getByRole('option', { name: target.indicator.name, exact: true }).click()
  await form.locator('input[inputmode=decimal]').first().fill('7')
  await form.getByText(/^(Bila diajukan|Once handed in), /).waitFor()
  await picture(page, language, 'catat')
  await walkTo('/nilai-kinerja')
  await page.getByRole('tab').first().waitFor()
  await picture(page, language, 'nilai')
  await page.getByRole('tab').nth(1).click()
  await page.getByRole('tab').nth(1).evaluate((tab) => tab.scrollIntoView({ block: 'start' }))
  await picture(page, language, 'andaikan')
  await context.close()
}

async function superior(language: Language) {
  const { page, context } = await signedIn('atasan.palembang', { width: 1180, language, at: '/?periode=2026-09' })
  await page.setViewportSize({ width: 1180, height: 760 })
  const walkTo = walker(page)
  await picture(page, language, 'beranda-atasan')
  const submitted = await ask<{ observations: { nodes: { id: string; observedOn: string }[] } }>(page, '{ observations(first: 1, state: SUBMITTED) { nodes { id observedOn } } }')
  const { id, observedOn } = submitted.body.data!.observations.nodes[0]!
  await walkTo(`/realisasi?periode=${observedOn.slice(0, 7)}&realisasi=${id}`)
  await page.getByRole('complementary').getByRole('button').nth(1).waitFor()
  await picture(page, language, 'periksa')
  const cards = await ask<{ scorecards: { nodes: { id: string }[] } }>(page, '{ scorecards(first: 1, period: "2026", practice: false, text: "Sumarni") { nodes { id } } }')
  await walkTo(`/nilai-kinerja?kartu=${cards.body.data!.scorecards.nodes[0]!.id}&bagian=penilaian`)
  await page.getByRole('textbox').first().waitFor()
  await picture(page, language, 'penilaian')
  await context.close()
}

async function manager(language: Language) {
  const { page, context } = await signedIn('admin.palembang', { width: 1180, language })
  await page.setViewportSize({ width: 1180, height: 760 })
  const walkTo = walker(page)
  const pages = { laporan: '/laporan?m=ACHIEVEMENT&r=AGENCY.1&c=PERIOD.QUARTER&p=2026&t=GRAND', 'siap-pakai': '/laporan-tersimpan?daftar=galeri', impor: '/impor', aturan: '/aturan' }
  for (const [name, at] of Object.entries(pages)) {
    await walkTo(at)
    await picture(page, language, name)
  }
  await context.close()
}

test('each guide shows the screens as they are, and every word in bold stands on one of its screens', async () => {
  for (const language of languages) {
    await employee(language)
    await superior(language)
    await manager(language)
  }
  const missing: string[] = []
  for (const language of languages)
    for (const name of readdirSync(path.join(guides, language))) {
      const text = readFileSync(path.join(guides, language, name), 'utf8')
      const pictures = [...text.matchAll(/pictures\/(\w+\/[\w-]+)\.webp/g)].map(([, each]) => each!)
      const screens = pictures.map((each) => said[each] ?? `no journey makes ${each}`).join('\n').toLowerCase()
      const words = [...text.matchAll(/\*\*([^*]+)\*\*/g)].map(([, word]) => word!)
      missing.push(...pictures.filter((each) => !(each in said)).map((each) => `${name}: no journey makes ${each}`))
      if (pictures.length > 0) missing.push(...words.filter((word) => !screens.includes(word.toLowerCase())).map((word) => `${name}: “${word}” stands on none of its screens`))
    }
  expect(missing).toEqual([])
  const used = languages.flatMap((language) => readdirSync(path.join(guides, language)).map((name) => readFileSync(path.join(guides, language, name), 'utf8'))).join('\n')
  expect(Object.keys(said).filter((name) => !used.includes(name))).toEqual([])
}, 300_000)
