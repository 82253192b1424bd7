// npm run check: generate, types, lint and the checks of the house; all of them, so that one run shows everything to mend.
import { main, step } from './checkout.mjs'
import { installWhenNeeded } from './install.mjs'

await main(async () => {
  await installWhenNeeded()
  const { checkSteps } = await import('./check-steps.mjs') // not above: the checks use installed packages
  let failed = 0
  for (const { title, run } of await checkSteps()) if (!(await passes(title, run))) failed++
  console.log(failed ? `${failed} failed` : 'all is well')
  if (failed) process.exitCode = 1
})

async function passes(title, run) {
  let complaint
  await step(title, async () => {
    try {
      await run()
    } catch (error) {
      complaint = error
      return 'FAILED'
    }
  })
  if (complaint) console.log(complaint.message.replace(/^/gm, '    '))
  return !complaint
}
