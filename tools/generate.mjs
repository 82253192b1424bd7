// npm run generate: Prisma's client, the contract, the admin's types and texts; each only when something it reads has changed.
import { generate } from './build.mjs'
import { main, step } from './checkout.mjs'
import { installWhenNeeded } from './install.mjs'

await main(async () => {
  await installWhenNeeded()
  await step('generate', generate)
})
