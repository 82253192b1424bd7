/**
 * The same engine everywhere: cases of every kind and sealed scorecards, answered by Node, by a real Chromium and by the real command line. Not
 * nearly the same: the same bytes. Words and refusals too. With TOLOK_FULL=1 two thousand cases and two hundred scorecards.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import path from 'node:path'
import { answerLines, caseVectors, sealedVectors } from '@tolok/domain/testing'
import { build } from 'esbuild'
import type { Browser } from 'playwright-core'
import { launchBrowser } from './browser'

const root = path.resolve(import.meta.dirname, '../../..')
const [cases, seals, seed] = process.env.TOLOK_FULL === '1' ? [2_000, 200, 1671] : [600, 60, 1671]

let browser: Browser
beforeAll(async () => void (browser = await launchBrowser()))
afterAll(() => browser.close())

const inNode = (): string[] => answerLines([...caseVectors(cases, seed), ...sealedVectors(seals, seed)])

/** The domain bundled for a page; it makes the vectors itself, so that the seals are made there as well. */
async function inChromium(): Promise<string[]> {
  const bundle = await build({
    stdin: {
      contents: `import { answerLines, caseVectors, sealedVectors } from '@tolok/domain/testing'
        globalThis.answers = answerLines([...caseVectors(${cases}, ${seed}), ...sealedVectors(${seals}, ${seed})])`,
      resolveDir: import.meta.dirname,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'chrome120',
  })
  const page = await browser.newPage({ locale: 'id-ID', timezoneId: 'Asia/Jayapura' })
  await page.addScriptTag({ content: bundle.outputFiles[0]!.text })
  return page.evaluate(() => (globalThis as unknown as { answers: string[] }).answers)
}

function onTheCommandLine(): string[] {
  const vectors = [...caseVectors(cases, seed), ...sealedVectors(seals, seed)]
  const { stdout, stderr, status } = spawnSync(process.execPath, ['tools/score.mjs', '-', '--explain'], {
    cwd: root,
    input: JSON.stringify(vectors),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, INIT_CWD: root, LANG: 'tr_TR.UTF-8', TZ: 'America/St_Johns' },
  })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return stdout
    .trim()
    .split('\n')
    .slice(1, -1)
    .map((line) => line.replace(/,$/, ''))
}

const hashOf = (lines: readonly string[]): string => createHash('sha256').update(lines.join('\n')).digest('hex')

test('server, browser and command line answer the same bytes', async () => {
  const node = inNode()
  const chromium = await inChromium()
  const shell = onTheCommandLine()
  const firstDifference = (other: readonly string[]) => {
    const at = node.findIndex((line, i) => line !== other[i])
    return at < 0 ? null : { at, node: node[at], other: other[at] }
  }
  expect(node).toHaveLength(cases + seals)
  expect({ chromium: firstDifference(chromium), shell: firstDifference(shell) }).toEqual({ chromium: null, shell: null })
  expect([hashOf(chromium), hashOf(shell)]).toEqual([hashOf(node), hashOf(node)])
  const refused = node.filter((line) => line.startsWith('{"problem"')).length
  expect(refused).toBeGreaterThan(cases / 20)
  expect(node.slice(cases).filter((line) => line.includes('"seal"')).length).toBeGreaterThan(seals / 2)
})
