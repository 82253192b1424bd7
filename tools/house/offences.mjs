// The import law is only as good as the lint file: plant offences in texts that are never saved, and see each one caught.
import path from 'node:path'
import { ESLint } from 'eslint'
import { files, root } from './tree.mjs'

export const title = 'planted offences are caught'

const law = 'boundaries/dependencies'
/** Where the text would lie, what it says, and the rule that must object (undefined: nothing may). */
function plants() {
  const all = files()
  const [one, other] = all.filter((file) => /^apps\/api\/src\/slices\/[\w-]+\/index\.ts$/.test(file)).map((file) => path.basename(path.dirname(file)))
  const inside = all.find((file) => file.startsWith(`apps/api/src/slices/${other}/`) && /\.(store|object)\.ts$/.test(file))
  const [view, otherView] = all.filter((file) => /^apps\/admin\/src\/views\/[\w-]+\/index\.tsx?$/.test(file)).map((file) => path.basename(path.dirname(file)))
  const inSlice = `apps/api/src/slices/${one}/planted.ts`
  return [
    { say: 'the domain imports the API', at: 'packages/domain/src/planted.ts', text: "import '../../../apps/api/src/platform/config'", rule: law },
    { say: 'the domain imports a package', at: 'packages/domain/src/planted.ts', text: "import 'zod'", rule: 'no-restricted-imports' },
    { say: 'the domain reads the clock', at: 'packages/domain/src/planted.ts', text: 'export const now = () => Date.now()', rule: 'no-restricted-globals' },
    { say: 'the domain throws dice', at: 'packages/domain/src/planted.ts', text: 'export const dice = () => Math.random()', rule: 'no-restricted-properties' },
    { say: 'the domain asks a locale', at: 'packages/domain/src/planted.ts', text: "export const format = new Intl.NumberFormat('id')", rule: 'no-restricted-globals' },
    { say: 'the domain sorts by a locale', at: 'packages/domain/src/planted.ts', text: 'export const order = (a: string, b: string) => a.localeCompare(b)', rule: 'no-restricted-syntax' },
    { say: 'the domain writes a local text', at: 'packages/domain/src/planted.ts', text: 'export const text = (n: number) => n.toLocaleString()', rule: 'no-restricted-syntax' },
    { say: "a slice imports another slice's inside", at: inSlice, text: `import '../${other}/${path.basename(inside, '.ts')}'`, rule: law },
    { say: 'a slice imports the server', at: inSlice, text: "import '../../server'", rule: law },
    { say: 'a slice imports the admin', at: inSlice, text: "import '../../../../admin/src/platform/apollo'", rule: law },
    { say: 'a slice reads the environment', at: inSlice, text: 'export const url = process.env.DATABASE_URL', rule: 'no-restricted-syntax' },
    { say: 'the platform imports a slice', at: 'apps/api/src/platform/planted.ts', text: `import '../slices/${one}'`, rule: law },
    { say: "a slice imports another slice's door", at: inSlice, text: `import '../${other}'`, rule: undefined },
    { say: 'a slice imports the domain', at: inSlice, text: "import '@tolok/domain'", rule: undefined },
    ...(otherView ? [{ say: 'a view imports another view', at: `apps/admin/src/views/${view}/planted.tsx`, text: `import '../${otherView}'`, rule: law }] : []),
    { say: 'ui imports Apollo', at: 'apps/admin/src/ui/planted.tsx', text: "import '@apollo/client'", rule: 'no-restricted-imports' },
    { say: 'ui imports a view', at: 'apps/admin/src/ui/planted.tsx', text: `import '../views/${view}'`, rule: law },
  ]
}

export async function complaints() {
  const eslint = new ESLint({ cwd: root })
  const answers = []
  for (const { say, at, text, rule } of plants()) {
    const [{ messages }] = await eslint.lintText(text + '\n', { filePath: path.join(root, at) })
    const rules = messages.map((message) => message.ruleId ?? message.message)
    if (rule ? !rules.includes(rule) : rules.length) answers.push(`${say}: ${rule ? 'not caught' : 'refused'} (${rules.join(', ') || 'no complaint'})`)
  }
  return answers
}
