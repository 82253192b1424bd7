// Everything that can be said about the checkout without running it: what `npm run check` runs, and `npm test` first.
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { Refusal, node, nx, root } from './checkout.mjs'

const bin = (file) => path.join(root, 'node_modules', file)
const typescript = (project) => ({ title: `types of ${project}`, run: () => node([bin('typescript/bin/tsc'), '-p', project]) })
const lint = (title, ...folders) => ({ title: `lint ${title}`, run: () => node([bin('eslint/bin/eslint.js'), '--max-warnings=0', ...folders]) })

/** In order; each is `{ title, run }`, and run throws a Refusal that says what is wrong. */
export async function checkSteps() {
  return [
    { title: 'generate', run: () => nx('generate') },
    ...['packages/domain', 'apps/api', 'apps/admin', 'apps/admin/e2e', 'tools'].filter((project) => existsSync(path.join(root, project, 'tsconfig.json'))).map(typescript),
    { title: 'GraphQL documents of the admin', run: () => node([bin('gql.tada/bin/cli.js'), 'check'], { cwd: path.join(root, 'apps/admin') }) },
    lint('domain and api', 'packages', 'apps/api', 'tools', 'eslint.config.js'),
    lint('admin', 'apps/admin'),
    ...(await houseSteps()),
  ]
}

async function houseSteps() {
  const folder = path.join(import.meta.dirname, 'house')
  const names = readdirSync(folder).filter((name) => name !== 'tree.mjs').sort()
  const checks = await Promise.all(names.map((name) => import(path.join(folder, name))))
  return checks.map(({ title, complaints }) => ({
    title,
    async run() {
      const found = await complaints()
      if (found.length) throw new Refusal(found.join('\n'))
    },
  }))
}
