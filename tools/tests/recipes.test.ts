import { execFile } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { cleanUp, temporaryFolder } from './programs'

const root = path.join(__dirname, '../..')
const folder = path.join(root, 'docs/recipes')
const recipes = readdirSync(folder).map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }))

afterAll(cleanUp)

/** What the reader makes by following a recipe is not there yet. */
const examples = /muara-contoh|what-it-is|\/dist\//
/** `apps/…`, `packages/…`: what a reader would open. What holds a placeholder names no file. */
const pathsIn = (text: string) =>
  [...text.replaceAll(/```[\s\S]*?```/g, '').matchAll(/`((?:apps|packages|tools|docs)\/[\w./-]+)`/g)].map(([, file]) => file!).filter((file) => !examples.test(file))

test('every file and folder that a recipe names is there', () => {
  const named = recipes.flatMap(({ name, text }) => pathsIn(text).map((file) => ({ name, file })))
  expect(named.length).toBeGreaterThan(15)
  expect(named.filter(({ file }) => !existsSync(path.join(root, file)))).toEqual([])
})

/** A block ```sh run``` is run line by line, in a folder that holds the blocks with `file=`. The other blocks need an app or a town of their own. */
const runnable = recipes.flatMap(({ name, text }) => {
  const commands = [...text.matchAll(/```sh run\n([\s\S]*?)```/g)].flatMap(([, lines]) => lines!.trim().split('\n'))
  const files = [...text.matchAll(/```\w+ file=(\S+)\n([\s\S]*?)```/g)].map(([, file, content]) => [file!, content!] as const)
  return commands.length > 0 ? [{ name, commands, files }] : []
})

test.each(runnable)('the commands of $name run, and answer each of its cases', async ({ commands, files }) => {
  const scratch = temporaryFolder()
  for (const [file, content] of files) writeFileSync(path.join(scratch, file), content)
  for (const command of commands) {
    const [program, ...args] = command.split(' ')
    expect(program).toBe('npm')
    const { stdout } = await promisify(execFile)('npm', ['--prefix', root, ...args], { cwd: scratch, shell: process.platform === 'win32' })
    const asked = JSON.parse(readFileSync(path.join(scratch, args.find((arg) => arg.endsWith('.json'))!), 'utf8')) as unknown[]
    const answered = JSON.parse(stdout) as { problem?: unknown }[]
    expect(answered).toHaveLength(asked.length)
    expect(answered.filter(({ problem }) => problem)).toEqual([])
  }
})
