import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { address, closeBrowser, openBrowser } from './person'
import { freePort, isUp } from './serving'

const run = promisify(execFile)
const root = path.join(__dirname, '../../..')
const modules = path.join(root, 'node_modules')
const packageFolder = path.join(root, 'packages/client/dist')
const guide = readFileSync(path.join(root, 'docs/recipes/your-first-agency-view.md'), 'utf8')
const app = mkdtempSync(path.join(tmpdir(), 'tolok-outside-'))
const started: ChildProcess[] = []

afterAll(async () => {
  for (const child of started) child.kill()
  rmSync(app, { recursive: true, force: true })
  await closeBrowser()
})

test('the guide, followed outside the repository: packed, installed, compiled, shown from the mock city and from the API', async () => {
  await run(process.execPath, [path.join(root, 'packages/client/pack.mjs')])
  for (const [, name, text] of guide.matchAll(/```\w+ file=(\S+)\n([\s\S]*?)```/g)) writeFileSync(path.join(app, name!), text!)
  await installed()

  // Compiled together with a copy that asks for what does not exist: that one is refused, and nothing else is.
  const main = readFileSync(path.join(app, 'main.tsx'), 'utf8')
  writeFileSync(path.join(app, 'wrong.tsx'), main.replace("['ACHIEVEMENT']", "['ACHIEVMENT']"))
  const { stdout } = await run(process.execPath, [path.join(modules, 'typescript/bin/tsc'), '--pretty', 'false'], { cwd: app }).then(() => ({ stdout: '' }), (fault: { stdout: string }) => fault)
  expect(stdout).toContain('ACHIEVMENT')
  expect(stdout.split('\n').filter((line) => /^\S/.test(line) && !line.startsWith('wrong.tsx'))).toEqual([])
  rmSync(path.join(app, 'wrong.tsx'))
  await run(process.execPath, [path.join(app, 'node_modules/@tolok/client/leaving.js'), '.'], { cwd: app }) // ends with 1 where something that leaves is asked for

  const [mockPort, mockedPort, livePort] = [await freePort(), await freePort(), await freePort()]
  serve([path.join(app, 'node_modules/@tolok/client/mock-city-server.js'), String(mockPort)])
  const vite = (port: number, api: string) => serve([path.join(modules, 'vite/bin/vite.js'), '--port', String(port), '--strictPort'], { API_URL: api })
  vite(mockedPort, `http://localhost:${mockPort}`)
  const page = await (await openBrowser()).newPage()
  const rows = async () => {
    await page.locator('tbody tr').first().waitFor()
    return page.locator('tbody tr').allTextContents()
  }
  await isUp(`http://localhost:${mockedPort}`)
  await page.goto(`http://localhost:${mockedPort}`)
  const recorded = await rows()
  expect(recorded.length).toBeGreaterThan(5)

  vite(livePort, address)
  await isUp(`http://localhost:${livePort}`)
  await page.goto(`http://localhost:${livePort}`)
  await page.getByLabel('Nama pengguna').fill('admin.palembang')
  await page.getByLabel('Kata sandi').fill('bukan ini')
  await page.getByRole('button', { name: 'Masuk' }).click()
  await page.getByRole('alert').getByText('Belum bisa masuk').waitFor()
  await page.getByLabel('Kata sandi').fill('tolok-demo-2026')
  await page.getByRole('button', { name: 'Masuk' }).click()
  expect(await rows()).toEqual(recorded)
}, 300_000)

/** As npm would lay it out, without a download: the packed file unpacked, what it and the guide ask for linked from the repository. */
async function installed() {
  const place = path.join(app, 'node_modules/@tolok/client')
  mkdirSync(place, { recursive: true })
  await run('tar', ['-xzf', path.join(packageFolder, 'tolok-client-0.1.0.tgz'), '-C', place, '--strip-components=1'])
  const { dependencies } = JSON.parse(readFileSync(path.join(place, 'package.json'), 'utf8')) as { dependencies: Record<string, string> }
  const named = /npm install \S+\.tgz (.+)/.exec(guide)![1]!.split(' ')
  for (const name of [...Object.keys(dependencies), ...named]) {
    const at = path.join(app, 'node_modules', name)
    mkdirSync(path.dirname(at), { recursive: true })
    symlinkSync(path.join(modules, name), at, 'junction')
  }
}

function serve(args: string[], env: Record<string, string> = {}) {
  started.push(spawn(process.execPath, args, { cwd: app, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] }))
}
