import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { handWritten, linesWritten, made } from './muara-contoh'
import { scratchCopy, type Scratch } from './scratch'

const full = process.env['TOLOK_FULL'] === '1'
jest.setTimeout(full ? 1_800_000 : 480_000)

let copy: Scratch
beforeAll(() => void (copy = scratchCopy()))
afterAll(() => copy.remove())
const passes = async (answer: Promise<{ code: number; text: string }>) => {
  const { code, text } = await answer
  if (code !== 0) throw new Error(text)
}
const fails = async (answer: Promise<{ code: number; text: string }>, what: string) => {
  const { code } = await answer
  if (code === 0) throw new Error(`nothing fails although ${what}`)
}
/** Types, mistakes and the import law, as `npm run check` asks them. */
const lints = (...folders: string[]) => passes(copy.run([path.join(copy.at, 'node_modules/oxlint/bin/oxlint'), '-c', 'oxlint.config.js', ...folders]))

type Guard = readonly [project: string, tests: string, file: string, line: string]
/** Takes one line at a time away: each time a test must fail. */
async function eachGuards(guards: readonly Guard[]): Promise<void> {
  for (const [project, pattern, file, line] of guards) {
    const text = copy.read(file)
    if (!text.includes(line)) throw new Error(`${file} has no ${line}`)
    copy.write(file, text.replace(line, line.includes('@ObjectType') ? line.slice(line.indexOf('@ObjectType')) : ''))
    await fails(copy.jest(project, pattern), `${file} lacks ${line}`)
    copy.write(file, text)
  }
}

test('Muara Contoh: made by npm run new and at most 120 lines by hand; its report, filter and file work, and nobody else sees them', async () => {
  for (const args of made) await copy.make(...args)
  const folder = 'apps/api/src/extensions/muara-contoh/migrations'
  const migration = `${folder}/${readdirSync(path.join(copy.at, folder)).find((name) => name.endsWith('_create_harbours'))}/migration.sql`
  const edits = handWritten(migration)
  expect(linesWritten(edits)).toBeLessThanOrEqual(120)
  for (const { file, from, to } of edits) {
    const text = from === '' ? '' : copy.read(file)
    if (!text.includes(from)) throw new Error(`${file} was not generated as the hand expects it: ${from}`)
    copy.write(file, from === '' ? to : text.replace(from, () => to))
  }
  // Of core's files only the three lists have changed, by their lines.
  expect(changedIn(copy)).toEqual(['apps/admin/src/extensions.ts', 'apps/api/src/extensions.ts', 'packages/domain/src/extensions/index.ts'])

  await passes(copy.emitSchema())
  expect(copy.read('packages/contract/schema.graphql')).not.toContain('MuaraContoh')
  expect(copy.read('packages/contract/schema.local.graphql')).toContain('shore: MuaraContohAgencyShore')
  await passes(copy.jest('apps/api', full ? 'src/extensions' : 'extensions/muara-contoh/muara-contoh.test'))
  if (!full) return
  await passes(copy.jest('packages/domain', 'src/extensions'))
  await passes(copy.generateAdmin())
  await passes(copy.jest('apps/admin', 'src/extensions'))
  const place = 'src/extensions/muara-contoh'
  await eachGuards([
    ['apps/api', place, `apps/api/${place}/harbours/harbour.store.ts`, '      inMunicipalities(inside, sql`n.municipality_id`),\n'],
    ['apps/api', place, `apps/api/${place}/harbours/harbour.resolver.ts`, "  @Needs('agency.write')\n"],
    ['apps/admin', place, `apps/admin/${place}/by-shore/index.ts`, "  needs: 'muara-contoh/use',\n"],
  ])

  // Its lines and its folders gone, core is as it was.
  await lints('apps/api/src/extensions', 'apps/admin/src/extensions', 'packages/domain/src/extensions')
  for (const project of ['packages/domain', 'apps/api', 'apps/admin']) rmSync(path.join(copy.at, project, 'src/extensions/muara-contoh'), { recursive: true })
  for (const file of changedIn(copy)) copy.write(file, original(file))
  await passes(copy.emitSchema())
  expect(copy.read('packages/contract/schema.local.graphql')).toBe(copy.read('packages/contract/schema.graphql'))
})

test('a new one says what it would write before it does, refuses what is there, and never asks where nobody answers', async () => {
  const dry = await copy.run(['tools/new.mjs', 'view', 'on-time', '--dry-run'])
  expect(dry).toMatchObject({ code: 0, text: expect.stringContaining('apps/admin/src/views/on-time/on-time.test.tsx') })
  expect(existsSync(path.join(copy.at, 'apps/admin/src/views/on-time'))).toBe(false)
  const refusals = { 'npm run new -- view | slice': ['widget', 'x'], 'kebab-case': ['view', 'OnTime'], 'is there already': ['view', 'home'], 'a kind and a name are needed': [], '--colour is nothing': ['view', 'on-time', '--colour', 'red'] }
  for (const [sentence, args] of Object.entries(refusals)) expect(await copy.run(['tools/new.mjs', ...args])).toMatchObject({ code: 1, text: expect.stringContaining(sentence) })
})

const withTerminal = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0 ? test : test.skip
withTerminal('at a terminal it asks for what was not said; whoever ends it there has made nothing', () => {
  const typing = (input: string) => spawnSync('script', ['-qec', `${process.execPath} tools/new.mjs --dry-run`, '/dev/null'], { cwd: copy.at, input, encoding: 'utf8' })
  const answered = typing('view\nlate-ones\n')
  expect([answered.status, answered.stdout]).toEqual([0, expect.stringContaining('apps/admin/src/views/late-ones/late-ones.test.tsx')])
  const left = typing('view\n')
  expect([left.status, left.stdout]).toEqual([1, expect.stringContaining('nothing was made')])
  expect(left.stdout).not.toContain('Error')
})

const inFull = full ? test : test.skip
inFull('one of each, in core: types, lint and tests are green at once, and no guard can be taken away unseen', async () => {
  await copy.make('view', 'on-time')
  await copy.make('slice', 'harbours')
  await copy.make('indicator-type', 'boat-days')
  await copy.make('measure', 'due-reports')
  await copy.make('scheme', 'muara-2027')
  await passes(copy.generateApi())
  await passes(copy.generateAdmin())
  await lints('apps/api/src/slices/harbours', 'apps/api/src/slices/observations', 'apps/admin/src/views/on-time', 'packages/domain/src/indicators/types', 'packages/domain/src/scoring/schemes')
  await passes(copy.jest('packages/domain', 'boat-days', 'muara-2027', 'schemes.test'))
  await passes(copy.jest('apps/api', 'slices/harbours', 'due-reports'))
  await passes(copy.jest('apps/admin', 'views/on-time'))

  await eachGuards([
    ['apps/api', 'slices/harbours', 'apps/api/src/slices/harbours/harbour.store.ts', "      inMunicipalities(inside, sql`n.municipality_id`),\n"],
    ['apps/api', 'slices/harbours', 'apps/api/src/slices/harbours/harbour.store.ts', "  if (!within(scope, municipalityId) || !can(scope.actor, 'agency.write', { municipalityId, agencyPath: [] })) throw notFound()\n"],
    ['apps/api', 'slices/harbours', 'apps/api/src/slices/harbours/harbour.resolver.ts', "  @Needs('agency.write')\n"],
    ['apps/api', 'slices/harbours', 'apps/api/src/slices/harbours/harbour.object.ts', "@Needs('agency.read')\n@ObjectType({ description: 'A harbour"],
    ['apps/admin', 'views/on-time', 'apps/admin/src/views/on-time/index.ts', "  needs: 'report.read',\n"],
  ])
})

const root = path.resolve(__dirname, '../..')
const original = (file: string) => readFileSync(path.join(root, file), 'utf8')
/** Files of core that the copy has otherwise than the checkout it was made from. */
function changedIn({ at, read }: Scratch): string[] {
  const files = execFileSync('git', ['ls-files', 'apps', 'packages', 'tools'], { cwd: root, encoding: 'utf8' }).split('\n').filter((file) => file && /\.(tsx?|mjs|json|prisma|sql|graphql)$/.test(file))
  return files.filter((file) => existsSync(path.join(root, file)) && existsSync(path.join(at, file)) && read(file) !== original(file)).sort()
}
