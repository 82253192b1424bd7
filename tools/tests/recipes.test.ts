import { execFile } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { cleanUp, temporaryFolder } from './programs'
import { scratchCopy } from './scratch'

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

test('every recipe says when it was walked, and how long that took', () => {
  const silent = recipes.filter(({ text }) => !/^(Walked|Tried) .*on \d{4}-\d\d-\d\d.*(minute|second)/m.test(text))
  expect(silent.map(({ name }) => name)).toEqual([])
})

/** Every `npm run new` and `npm run migrate -- new` of the recipes, in a block or in a sentence, as far as it leaves nothing open. */
const making = [...new Set(recipes.flatMap(({ text }) => [...text.matchAll(/npm run (new|migrate) -- ([^`\n<…]+?)(?=[`\n])/g)].map(([, tool, rest]) => `${tool} ${rest!.trim()}`)))].filter((one) => !one.startsWith('migrate') || one.startsWith('migrate new'))
/** What comes inside an extension needs the extension first. */
const inOrder = (one: string) => (one.includes(' --in muara-contoh') ? 2 : 1)
/** What a recipe says was written, with its placeholders filled in as its own commands fill them. */
const written: Record<string, Record<string, string>> = {
  'add-a-view.md': { '<name>': 'on-time' },
  'add-an-indicator-type.md': { '<type>': 'boat-days' },
  'add-an-entity.md': { '<nouns>': 'harbours', '<noun>': 'harbour', '<timestamp>': '\\d{14}' },
}

test('every command that makes something makes it, and what a recipe says was written is there', async () => {
  const copy = scratchCopy()
  try {
    expect(making.length).toBeGreaterThan(10)
    for (const command of [...making].sort((a, b) => inOrder(a) - inOrder(b))) {
      const [tool, ...args] = command.match(/"[^"]*"|\S+/g)!.map((word) => word.replaceAll('"', ''))
      const { code, text } = await copy.run([`tools/${tool}.mjs`, ...args, ...(tool === 'new' ? ['--no-generate'] : [])])
      if (code !== 0) throw new Error(`${command}: ${text}`)
    }
    const made = copy.untracked()
    for (const [name, words] of Object.entries(written)) {
      const { text } = recipes.find((recipe) => recipe.name === name)!
      const files = [...text.matchAll(/`([\w./<>-]*<[\w./<>-]+\.\w+)`/g)].map(([, file]) => Object.entries(words).reduce((now, [hole, word]) => now.replaceAll(hole, word), file!))
      expect(files.length).toBeGreaterThan(0)
      expect(files.filter((file) => !made.some((path) => new RegExp(`(^|/)${file}$`).test(path)))).toEqual([])
    }
  } finally {
    copy.remove()
  }
}, 480_000)

/** A block ```sh run``` is run line by line, in a folder that holds the blocks with `file=`. The blocks of integrate.md run in apps/api/src/slices/bulk/recipe.test.ts, those of your-first-agency-view.md in apps/admin/e2e/outside.journey.ts. */
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
