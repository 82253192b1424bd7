// The import law is only as good as the lint file: plant offences in a small tree shaped like ours, and see each one caught.
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { root } from './tree.mjs'

export const title = 'planted offences are caught'

const law = 'boundaries(dependencies)'
const [domain, slice, view] = ['packages/domain/src', 'apps/api/src/slices/one', 'apps/admin/src/views/one']
/** What there is to import. */
const tree = ['packages/domain/index.ts', 'apps/api/src/platform/config.ts', 'apps/api/src/server.ts', 'apps/api/src/slices/other/index.ts', 'apps/api/src/slices/other/other.store.ts', 'apps/admin/src/platform/apollo.ts', 'apps/admin/src/views/other/index.ts']
/** Where the text lies, what it says, and the rule that must object (undefined: nothing may). */
const plants = [
  { say: 'the domain imports the API', at: domain, text: "import '../../../apps/api/src/platform/config'", rule: law },
  { say: 'the domain imports a package', at: domain, text: "import 'zod'", rule: 'eslint(no-restricted-imports)' },
  { say: 'the domain reads the clock', at: domain, text: 'export const now = () => Date.now()', rule: 'eslint(no-restricted-globals)' },
  { say: 'the domain throws dice', at: domain, text: 'export const dice = () => Math.random()', rule: 'eslint(no-restricted-properties)' },
  { say: 'the domain asks a locale', at: domain, text: "export const format = new Intl.NumberFormat('id')", rule: 'eslint(no-restricted-globals)' },
  { say: 'the domain sorts by a locale', at: domain, text: 'export const order = (a: string, b: string) => a.localeCompare(b)', rule: 'eslint(no-restricted-properties)' },
  { say: 'the domain writes a local text', at: domain, text: 'export const text = (n: number) => n.toLocaleString()', rule: 'eslint(no-restricted-properties)' },
  { say: "a slice imports another slice's inside", at: slice, text: "import '../other/other.store'", rule: law },
  { say: 'a slice imports the server', at: slice, text: "import '../../server'", rule: law },
  { say: 'a slice imports the admin', at: slice, text: "import '../../../../admin/src/platform/apollo'", rule: law },
  { say: 'a slice reads the environment', at: slice, text: 'export const url = process.env.DATABASE_URL', rule: 'eslint(no-restricted-properties)' },
  { say: 'the platform imports a slice', at: 'apps/api/src/platform', text: "import '../slices/other'", rule: law },
  { say: "a slice imports another slice's door", at: slice, text: "import '../other'" },
  { say: 'a slice imports the domain', at: slice, text: "import '../../../../../packages/domain'" },
  { say: 'a view imports another view', at: view, text: "import '../other'", rule: law },
  { say: 'ui imports Apollo', at: 'apps/admin/src/ui', text: "import '@apollo/client'", rule: 'eslint(no-restricted-imports)' },
  { say: 'ui imports a view', at: 'apps/admin/src/ui', text: "import '../views/other'", rule: law },
]
const fileOf = ({ at }, i) => `${at}/planted-${i}.ts`

export async function complaints() {
  const planted = mkdtempSync(path.join(tmpdir(), 'tolok-planted-')) // outside: what git ignores is not linted
  try {
    const write = (file, text) => {
      mkdirSync(path.dirname(path.join(planted, file)), { recursive: true })
      writeFileSync(path.join(planted, file), text)
    }
    cpSync(path.join(root, 'oxlint.config.js'), path.join(planted, 'oxlint.config.js'))
    symlinkSync(path.join(root, 'node_modules'), path.join(planted, 'node_modules'), 'junction')
    for (const file of tree) write(file, 'export {}\n')
    plants.forEach((plant, i) => write(fileOf(plant, i), `${plant.text}\n`))
    const { diagnostics } = JSON.parse(await lint(planted))
    return plants.flatMap((plant, i) => {
      const rules = diagnostics.filter(({ filename }) => filename.endsWith(fileOf(plant, i))).map(({ code }) => code)
      const isRight = plant.rule ? rules.includes(plant.rule) : rules.length === 0
      return isRight ? [] : [`${plant.say}: ${plant.rule ? 'not caught' : 'refused'} (${rules.join(', ') || 'no complaint'})`]
    })
  } finally {
    rmSync(planted, { recursive: true, force: true })
  }
}

/** What it found, as JSON; it ends with 1 when it found something. */
const lint = (cwd) =>
  promisify(execFile)(process.execPath, [path.join(root, 'node_modules/oxlint/bin/oxlint'), '-c', 'oxlint.config.js', '--format=json', 'apps', 'packages'], { cwd }).then(
    ({ stdout }) => stdout,
    ({ stdout }) => stdout,
  )
