// Our own TypeScript, one file an entry; every package stays outside and Node resolves it, so there is one graphql.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'

const packagesOutside = {
  name: 'packages-outside',
  setup(bundle) {
    bundle.onResolve({ filter: /^[^./]/ }, ({ path, kind }) => (kind === 'entry-point' || path.startsWith('@tolok/') ? undefined : { path, external: true }))
  },
}
// A worker is loaded by its file's name, so it stays a file: `src/…/parse.worker.ts` becomes `dist/parse.worker.js`, beside main.js.
const workers = readdirSync(path.join(import.meta.dirname, 'src'), { recursive: true }).filter((file) => file.endsWith('.worker.ts'))

await build({
  entryPoints: ['src/main.ts', ...workers.map((file) => path.join('src', file))],
  outdir: 'dist',
  entryNames: '[name]',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  sourcemap: true,
  plugins: [packagesOutside],
  logLevel: 'warning',
  absWorkingDir: import.meta.dirname,
}).catch(() => process.exit(1)) // esbuild has said why
