import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { cleanUp, run, temporaryFolder, type Program } from './programs'

afterAll(cleanUp)

type Held = { program: Program; url: string; pid: number; folder: string }
async function hold(folder: string, kind = 'for-good'): Promise<Held> {
  const program = run('tests/hold-postgres.mjs', [folder, kind], {})
  await program.says('ready')
  return { program, ...(JSON.parse(program.text().split('\n')[0]!) as Omit<Held, 'program'>) }
}
async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rows
  } finally {
    await client.end()
  }
}
const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return !/^\d+ \(.*\) Z/.test(existsSync('/proc') ? readFileSync(`/proc/${pid}/stat`, 'utf8') : '')
  } catch {
    return false
  }
}
async function until(condition: () => boolean) {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20))
}

/** One cluster for good, found by each test as the one before left it: making one takes longer than the rest of a test. */
const folder = path.join(temporaryFolder(), 'data')

test('what is committed survives kill -9 of its starter, of the server, and of both', async () => {
  let held = await hold(folder)
  await ask(held.url, 'CREATE TABLE fact (id int)')
  const killings: ((held: Held) => void)[] = [
    ({ program }) => program.kill('SIGKILL'),
    ({ pid }) => process.kill(pid, 'SIGKILL'),
    ({ program, pid }) => {
      process.kill(pid, 'SIGKILL')
      program.kill('SIGKILL')
    },
  ]
  for (const [at, kill] of killings.entries()) {
    await ask(held.url, `INSERT INTO fact VALUES (${at})`)
    kill(held)
    const before = held
    held = await hold(folder) // at once: the next start must not need a pause
    expect(isAlive(before.pid)).toBe(false)
    expect(await ask(held.url, 'SELECT count(*)::int AS rows FROM fact')).toEqual([{ rows: at + 1 }])
    before.program.kill('SIGKILL')
  }
  held.program.kill('SIGTERM')
  await held.program.ended
})

test('the server follows its starter within seconds, however that one died', async () => {
  const held = await hold(path.join(temporaryFolder(), 'data'), 'throwaway')
  held.program.kill('SIGKILL')
  await until(() => !isAlive(held.pid))
  await until(() => !existsSync(held.folder)) // and a throw-away folder with it
})

test('a number used again and a half-made folder are no obstacle; two run at once, and only the password of the folder opens its server', async () => {
  const first = await hold(folder)
  const lines = readFileSync(path.join(first.folder, 'postmaster.pid'), 'utf8').split('\n')
  first.program.kill('SIGTERM')
  await first.program.ended
  writeFileSync(path.join(first.folder, 'postmaster.pid'), [String(process.pid), ...lines.slice(1)].join('\n')) // ours: alive, and no PostgreSQL
  const unfinished = path.join(temporaryFolder(), 'data')
  for (const beside of [first.folder, unfinished]) {
    mkdirSync(`${beside}.new-1`, { recursive: true })
    writeFileSync(`${beside}.new-1/PG_VERSION`, 'cut short')
  }

  const [one, other] = await Promise.all([hold(folder), hold(unfinished)])
  for (const { url } of [one, other]) expect(await ask(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  expect(readdirSync(path.dirname(other.folder)).filter((name) => name.includes('.new'))).toEqual([])
  expect(new URL(one.url).port).not.toBe(new URL(other.url).port)
  expect(statSync(`${one.folder}.password`).mode & 0o777).toBe(0o600)
  const stranger = new URL(one.url)
  stranger.password = new URL(other.url).password
  await expect(ask(stranger.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' })
  for (const { program } of [one, other]) program.kill('SIGTERM')
})
