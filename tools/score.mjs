// npm run -s score -- FILE.json    The engine on the command line; see apps/api/src/cli/score.ts. Standard output is the answers alone.
import path from 'node:path'

const root = path.dirname(import.meta.dirname)
const { build } = await import('esbuild').catch(() => {
  process.stderr.write('score: the packages are not installed yet: run npm ci.\n')
  process.exit(2)
})
// Bundled in memory, which takes a tenth of a second: nothing to build beforehand, nothing that could be stale.
const { outputFiles } = await build({
  entryPoints: [path.join(root, 'apps/api/src/cli/score.ts')],
  bundle: true,
  write: false,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  logLevel: 'silent',
})
if (process.env.INIT_CWD) process.chdir(process.env.INIT_CWD) // a file named on the command line is looked for where the person stands
await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`)
