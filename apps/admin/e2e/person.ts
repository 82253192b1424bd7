import { readFileSync } from 'node:fs'
import type { APIRequestContext, Browser, BrowserContext, Page } from 'playwright-core'
import { launchBrowser } from './browser'

export const address = process.env[`TOLOK_ADDRESS_${process.env.JEST_WORKER_ID}`]!
export const password = 'tolok-demo-2026'

let browser: Promise<Browser> | undefined
export const openBrowser = (): Promise<Browser> => (browser ??= launchBrowser())
export const closeBrowser = async () => (await browser)?.close()

type Wish = { width?: number; language?: 'id' | 'en'; scheme?: 'light' | 'dark' }

const sessions = new Map<string, Promise<BrowserContext>>()

/** The account's session, straight from the door: the form itself is walked in the access journey. Whoever comes again in the same file finds it as it was. */
export function entered(username: string, wish: Wish = {}): Promise<BrowserContext> {
  const key = JSON.stringify([username, wish])
  if (!sessions.has(key)) sessions.set(key, enter(username, wish))
  return sessions.get(key)!
}

async function enter(username: string, { width = 1440, language = 'id', scheme = 'light' }: Wish) {
  const context: BrowserContext = await (
    await openBrowser()
  ).newContext({ viewport: { width, height: 900 }, colorScheme: scheme, acceptDownloads: true, reducedMotion: 'reduce' })
  await context.addInitScript((spoken) => localStorage.setItem('tolok.language', spoken), language)
  const knock = () => context.request.post(`${address}/auth/sign-in`, { data: { username, password } })
  let answer = await knock()
  // Of two who enter as one account at the same moment, one is asked to wait a second.
  for (let tries = 0; answer.status() === 429 && tries < 5; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 1100))
    answer = await knock()
  }
  if (!answer.ok()) throw new Error(`${username} cannot sign in: ${answer.status()} ${await answer.text()}`)
  return context
}

/** A person at a screen, signed in as the account, at that address of the product. `complaints` is every error the page prints. */
export async function signedIn(username: string, { at = '/', ...wish }: Wish & { at?: string } = {}) {
  const context = await entered(username, wish)
  const page = context.pages()[0] ?? (await context.newPage())
  page.setDefaultTimeout(60_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  await page.goto(address + at)
  await page.getByRole('navigation').first().waitFor()
  return { page, context, complaints }
}

/** Goes there as a click does: the application is not loaded again. */
export const visit = (page: Page, at: string) => page.evaluate((there) => history.pushState({}, '', there), at)

/** Goes there and waits until nothing is asked, awaited or drawn for a moment. */
export const walker = (page: Page) => {
  const asked = new Set<unknown>()
  page.on('request', (request) => asked.add(request))
  page.on('requestfinished', (request) => asked.delete(request))
  page.on('requestfailed', (request) => asked.delete(request))
  return async (path: string) => {
    await visit(page, path)
    // Nothing open before nor after: what was answered meanwhile has been drawn.
    for (let wasOpen = true; wasOpen || asked.size > 0; ) {
      wasOpen = asked.size > 0
      await page.evaluate(untilStill)
    }
  }
}

/** In the page: a view stands there that awaits nothing, and three looks in a row find nothing changed. */
export const untilStill = () =>
  new Promise<void>((resolve) => {
    let calm = 0
    const watch = new MutationObserver(() => (calm = 0))
    watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
    const looks = setInterval(() => {
      const isDrawn = document.querySelector('h1') && !document.querySelector('[aria-busy=true], main .mantine-Skeleton-root')
      calm = isDrawn ? calm + 1 : 0
      if (calm <= 3) return
      clearInterval(looks)
      watch.disconnect()
      resolve()
    }, 100)
  })

/** The rows of the report on the screen, cell by cell, as a person reads them. */
export const tableOf = (page: Page): Promise<string[][]> =>
  page
    .getByRole('region', { name: 'Hasil laporan' })
    .locator('tbody tr[data-kind]')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => (cell.textContent ?? '').trim())))

/** A downloaded CSV as rows of cells (semicolons, quotes only where needed). */
export const readCsv = (file: string): string[][] =>
  readFileSync(file, 'utf8')
    .replace('\ufeff', '')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(';').map((cell) => cell.replace(/^"(.*)"$/, '$1')))

/** Asks the API as the signed-in person does, from a page or a mere session. */
export async function ask<T>(
  { request }: { request: APIRequestContext },
  query: string,
  variables: object = {},
): Promise<{ status: number; body: { data?: T; errors?: unknown[] } }> {
  const response = await request.post(`${address}/graphql`, { data: { query, variables }, headers: { 'x-requested-with': 'journey' } })
  return { status: response.status(), body: (await response.json()) as { data?: T; errors?: unknown[] } }
}
