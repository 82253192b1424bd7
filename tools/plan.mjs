// npm run plan [-- --json] [--schema FILE] [--operations PLACE]      What deploying this checkout would change. See apps/api/src/cli/plan.ts.
// npm run plan -- --land      Makes the present contract the one that clients have.
import { runSourceProgram } from './source-program.mjs'
import { generate } from './build.mjs'
import { main } from './checkout.mjs'
import { existingDatabase } from './database.mjs'
import { installWhenNeeded } from './install.mjs'

await main(async () => {
  await installWhenNeeded()
  await generate() // without a line of progress: with --json standard output is the plan alone
  const database = process.argv.includes('--land') ? undefined : await existingDatabase('npm run plan')
  try {
    const { code } = await runSourceProgram('plan', process.argv.slice(2), { env: { DATABASE_URL: database?.url ?? '' }, show: true })
    process.exitCode = code
  } finally {
    await database?.stop()
  }
})
