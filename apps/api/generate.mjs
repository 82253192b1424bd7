// Prisma's client from the models, then the GraphQL schema from the TypeGraphQL classes. Cached by nx: see nx.json.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
// Generating needs no engine, yet Prisma looks for one and would download it: any file that exists satisfies it.
const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' }

function run(...args) {
  const { status } = spawnSync(process.execPath, args, { cwd: import.meta.dirname, env, stdio: 'inherit' })
  if (status !== 0) process.exit(1) // it has said why
}
run(require.resolve('prisma/build/index.js'), 'generate', '--no-hints')
run('source.mjs', 'emit-schema.ts')
