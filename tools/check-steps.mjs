// Everything that can be said about the checkout without running it: what `npm run check` runs, and `npm test` first.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { generate } from './build.mjs'
import { Refusal, node, root } from './checkout.mjs'

const bin = (file) => path.join(root, 'node_modules', file)
/** Side by side, all to their end, so that every complaint is told. */
async function together(work) {
  const failed = (await Promise.allSettled(work)).filter(({ status }) => status === 'rejected')
  if (failed.length > 0) throw new Refusal(failed.map(({ reason }) => reason.message).join('\n'))
}

/** In order; each is `{ title, run }`, and run throws a Refusal that says what is wrong. */
export async function checkSteps() {
  return [
    { title: 'generate', run: generate },
    {
      title: 'types, lint, import law, GraphQL documents',
      run: () =>
        together([
          node([bin('oxlint/bin/oxlint'), '-c', 'oxlint.config.js', 'apps', 'packages', 'tools', 'oxlint.config.js'], { env: { GOGC: '300' } }), // a fifth less work for the collector, a tenth more memory
          node([bin('gql.tada/bin/cli.js'), 'check'], { cwd: path.join(root, 'apps/admin') }),
        ]),
    },
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
