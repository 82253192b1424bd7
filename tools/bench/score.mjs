// The scoring engine against a loop written by hand and against mathjs, in one run: `node tools/bench/score.mjs`, and a part of npm run bench.
import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { Refusal, node, root } from '../checkout.mjs'

/** Bundled as the API is, since that is how it runs. */
export async function benchScore() {
  const scratch = mkdtempSync(path.join(root, 'node_modules/.bench-'))
  try {
    const outfile = path.join(scratch, 'rates.mjs')
    await build({ entryPoints: [path.join(root, 'tools/bench/score/rates.ts')], bundle: true, platform: 'node', format: 'esm', target: 'node20', external: ['mathjs'], outfile, logLevel: 'error' })
    const { output } = await node([outfile])
    const figures = /FIGURES (.*)/.exec(output)
    if (!figures) throw new Refusal(`The scoring bench told no figures: ${output.slice(-500)}`)
    return JSON.parse(figures[1])
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) console.log(await benchScore())
