import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchBrowser } from './browser'

export const address = process.env[`TOLOK_ADDRESS_${process.env.JEST_WORKER_ID}`]!
export const password = 'tolok-demo-2026'

let browser: Promise<Browser> | undefined
export const openBrowser = (): Promise<Browser> => (browser ??= launchBrowser())
export const closeBrowser = async () => (await browser)?.close()

type Wish = { width?: number; language?: 'id' | 'en'; scheme?: 'light' | 'dark' }

/**
 * A person at a screen, signed in as the account. The session comes straight from the door; the form itself is walked in the access journey.
 * `complaints` is every error the page prints.
 */
export async function signedIn(username: string, { width = 1440, language = 'id', scheme = 'light' }: Wish = {}) {
  const context: BrowserContext = await (
    await openBrowser()
  ).newContext({ viewport: { width, height: 900 }, colorScheme: scheme, acceptDownloads: true, reducedMotion: 'reduce' })
  await context.addInitScript((spoken) => localStorage.setItem('tolok.language', spoken), language)
  const enter = () => context.request.post(`${address}/auth/sign-in`, { data: { username, password } })
  let answer = await enter()
  // Of two who enter as one account at the same moment, one is asked to wait a second.
  for (let tries = 0; answer.status() === 429 && tries < 5; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 1100))
    answer = await enter()
  }
  if (!answer.ok()) throw new Error(`${username} cannot sign in: ${answer.status()} ${await answer.text()}`)
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  await page.goto(address)
  await page.getByRole('navigation').first().waitFor()
  return { page, context, complaints }
}

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

/** Asks the API as the signed-in person does. */
export async function ask<T>(
  page: Page,
  query: string,
  variables: object = {},
): Promise<{ status: number; body: { data?: T; errors?: unknown[] } }> {
  const response = await page.request.post(`${address}/graphql`, { data: { query, variables }, headers: { 'x-requested-with': 'journey' } })
  return { status: response.status(), body: (await response.json()) as { data?: T; errors?: unknown[] } }
}
