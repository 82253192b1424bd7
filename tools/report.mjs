// npm run report -- lint FILE…      See apps/api/src/cli/report.ts. It asks no database.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { generate } from './build.mjs'
import { main, root, step } from './checkout.mjs'
import { installWhenNeeded } from './install.mjs'

await main(async () => {
  await installWhenNeeded()
  await step('generate', generate)
  const { status } = spawnSync(process.execPath, [path.join(root, 'apps/api/source.mjs'), 'src/cli/report.ts', ...process.argv.slice(2)], {
    cwd: process.env.INIT_CWD ?? process.cwd(), // a file named on the command line is looked for where the person stands
    stdio: 'inherit',
  })
  process.exitCode = status ?? 130
})
