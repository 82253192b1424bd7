import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'
import { cleanUp, freePort, run, temporaryFolder } from './programs'

afterAll(cleanUp)

// DEMO=0: the demonstration has journeys of its own; here it would only take time.
const start = (dataFolder: string, port: number) => run('start.mjs', [], { DATA_DIR: dataFolder, PORT: String(port), DEMO: '0' })
const status = async (port: number, page: string) => (await fetch(`http://localhost:${port}${page}`)).status
const answers = (port: number) => fetch(`http://localhost:${port}/livez`).then(() => true, () => false)

test('starts, refuses a second one, stops; starts again, is killed, starts again with what it had', async () => {
  const folder = temporaryFolder()
  const port = await freePort()

  const first = start(folder, port)
  await first.says('stop with Ctrl-C')
  expect(first.text()).toContain(`ready http://localhost:${port}`)
  expect(await status(port, '/readyz')).toBe(200)
  const second = start(folder, port)
  expect(await second.ended).toBe(1)
  expect(second.text()).toMatch(new RegExp(`^tolok: already running from this folder \\(npm start, process ${first.pid}\\): http://localhost:${port}\\..*\\n$`))
  expect(await status(port, '/readyz')).toBe(200)
  first.kill('SIGINT')
  expect(await first.ended).toBe(0)
  expect(await answers(port)).toBe(false)

  const third = start(folder, port)
  await third.says('stop with Ctrl-C')
  expect(third.text()).toContain('none to apply')
  third.kill('SIGKILL')
  const fourth = start(folder, port) // at once
  await fourth.says('stop with Ctrl-C')
  fourth.kill('SIGTERM')
  expect(await fourth.ended).toBe(0)
})

test('a taken port is one clear line, and nothing keeps running', async () => {
  const port = await freePort()
  const other = createServer().listen(port, '127.0.0.1')
  const program = start(temporaryFolder(), port)
  expect(await program.ended).toBe(1)
  other.close()
  expect(program.text()).toBe(`tolok: port ${port} is taken by another program. Stop what uses it, or choose another: PORT=${port + 1} npm start\n`)
})

test('a folder one may not write in is one clear line', async () => {
  const file = path.join(temporaryFolder(), 'file')
  writeFileSync(file, '')
  const program = start(path.join(file, 'data'), await freePort())
  expect(await program.ended).toBe(1)
  expect(program.text()).toMatch(/^tolok: cannot write in .*\/file\/data \(ENOTDIR\)\. Set DATA_DIR to a folder this user may write in, or DATABASE_URL to a database of your own\.\n$/)
})
