import { spawn, type ChildProcess } from 'node:child_process'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { violationsOn } from './axe'
import { address, closeBrowser, openBrowser } from './person'
import { freePort, isUp } from './serving'

const admin = path.join(__dirname, '..')
const port = freePort()
let server: ChildProcess

beforeAll(async () => {
  server = spawn(process.execPath, [path.join(admin, '../../node_modules/vite/bin/vite.js'), '--port', String(await port), '--strictPort'], { cwd: admin, env: { ...process.env, API_URL: address }, stdio: ['ignore', 'ignore', 'inherit'] })
  await isUp(`http://localhost:${await port}/workbench.html`)
})
afterAll(async () => {
  server.kill()
  await closeBrowser()
})

test('the workbench shows every component of ui, and axe finds nothing, wide and light or narrow and dark', async () => {
  const components = readdirSync(path.join(admin, 'src/ui')).filter((name) => name.endsWith('.tsx')).map((name) => path.basename(name, '.tsx'))
  for (const { scheme, width } of [{ scheme: 'light', width: 1440 }, { scheme: 'dark', width: 390 }] as const) {
    const page = await (await (await openBrowser()).newContext({ colorScheme: scheme, viewport: { width, height: 900 }, reducedMotion: 'reduce' })).newPage()
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(String(error)))
    await page.goto(`http://localhost:${await port}/workbench.html`)
    await page.getByRole('heading', { name: 'Workbench' }).waitFor({ timeout: 60_000 })
    await page.locator('.recharts-surface').first().waitFor({ timeout: 60_000 })
    const shown = await page.locator('[data-component]').evaluateAll((sections) => sections.map((section) => (section as HTMLElement).dataset.component))
    expect(components.filter((name) => name !== 'chart-drawing' && !shown.includes(name))).toEqual([])
    expect(await violationsOn(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false)
    expect(complaints).toEqual([])
  }
})

test('on a phone a row keeps its name in sight beside what stands far to the side', async () => {
  const page = await (await openBrowser()).newPage({ viewport: { width: 390, height: 900 } })
  await page.goto(`http://localhost:${await port}/workbench.html`)
  const table = page.getByRole('group', { name: 'Tiga baris' })
  const [name, state] = [table.getByRole('cell', { name: 'Dinas Kesehatan' }), table.getByText('Belum masuk')]
  await state.waitFor({ timeout: 60_000 })
  await table.evaluate((box) => box.scrollTo({ left: box.scrollWidth }))
  const [edge, first, last] = [(await table.boundingBox())!, (await name.boundingBox())!, (await state.boundingBox())!]
  expect(first.x).toBe(edge.x)
  expect(first.x + first.width).toBeLessThanOrEqual(last.x)
  expect(last.x + last.width).toBeLessThanOrEqual(edge.x + edge.width)
})

test('the explorer finds a field, makes a question of it, says what is wrong, and asks the API', async () => {
  const page = await (await openBrowser()).newPage({ viewport: { width: 1280, height: 900 } })
  await page.goto(`http://localhost:${await port}/explorer.html`)
  await page.getByLabel('Nama pengguna').fill('admin.palembang')
  await page.getByLabel('Kata sandi').fill('tolok-demo-2026')
  await page.getByRole('button', { name: 'Masuk' }).click()
  await page.getByLabel('Look for').fill('municipalities')
  await page.getByRole('button', { name: 'Try municipalities' }).click()
  await page.getByRole('button', { name: /^Ask/ }).click()
  await page.getByLabel('Answer').getByText('Kota Palembang').waitFor()
  expect(await violationsOn(page)).toEqual([])
  await page.getByRole('textbox', { name: 'Question' }).fill('{ municipalities { nodes { nama } } }')
  await page.getByRole('alert').getByText('line 1: Cannot query field "nama"').waitFor()
  expect(await page.getByRole('button', { name: /^Ask/ }).isDisabled()).toBe(true)
})

test('neither is in the product', () => {
  const built = (readdirSync(path.join(admin, 'dist'), { recursive: true }) as string[]).join('\n')
  expect(built).toContain('index.html')
  expect(built).not.toMatch(/workbench|explorer/)
})
