// Our own TypeScript with its packages, one file an entry: a server that loads a thousand files of packages one by one starts a second later.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import { oneFile } from './source.mjs'

// A worker is loaded by its file's name, so it stays a file: `src/…/parse.worker.ts` becomes `dist/parse.worker.js`, beside main.js.
const workers = readdirSync(path.join(import.meta.dirname, 'src'), { recursive: true }).filter((file) => file.endsWith('.worker.ts'))

await build({
  ...oneFile,
  entryPoints: ['src/main.ts', ...workers.map((file) => path.join('src', file))],
  outdir: 'dist',
  entryNames: '[name]',
  sourcemap: true,
  sourcesContent: false, // the sources lie beside; every start would read them twice
  absWorkingDir: import.meta.dirname,
}).catch(() => process.exit(1)) // esbuild has said why
