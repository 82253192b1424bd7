// Runs our TypeScript from its source: `node apps/api/source.mjs src/cli/seed.ts --demo`, or `await runSource(url)` in a thread. What is run becomes
// one file first, its packages with it: loading some 400 sources and a thousand files of packages one by one takes seconds.
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { threadId } from 'node:worker_threads'

const here = import.meta.dirname
let made = 0

/**
 * The entry as one file under .nx, where a start may write and packages are found; it removes itself when it runs. Answers its path.
 * In a folder that SOURCE_KEPT names it stays and is found again: tests run the same programs and threads a hundred times.
 */
export async function bundleSource(entry) {
  const folder = process.env.SOURCE_KEPT ?? path.join(here, '../../.nx/tolok')
  const kept = path.join(folder, path.relative(here, entry).replaceAll(/\W/g, '-') + '.mjs')
  if (existsSync(kept)) return kept
  const { build } = await import('esbuild') // not above: before `npm ci` this file is read
  mkdirSync(folder, { recursive: true })
  const outfile = path.join(folder, `${path.basename(entry, '.ts')}-${process.pid}-${threadId}-${++made}.mjs`)
  await build({
    ...oneFile,
    entryPoints: [entry],
    outfile,
    banner: { js: oneFile.banner.js + (process.env.SOURCE_KEPT ? '' : "; import { rmSync as removeIt } from 'node:fs'; removeIt(import.meta.filename, { force: true })") },
    tsconfig: path.join(here, 'tsconfig.json'),
    plugins: [packagesInside, placesKept],
  })
  if (!process.env.SOURCE_KEPT) return outfile
  renameSync(outfile, kept)
  return kept
}

// pg asks which runtime this is. Where Node has no such name yet, before 21, it finds out with `Response`: all of fetch is loaded, 50 ms of each thread and program.
globalThis.navigator ??= { userAgent: `Node.js/${process.versions.node}` }

/** Runs it here; answers what it exports. */
export const runSource = async (entry) => import(pathToFileURL(await bundleSource(fileURLToPath(entry))).href)

/** What brings machine code, threads or files of its own, and what these in turn share with us (pg), is loaded as ever. */
const outside = /^(node:|@node-rs\/|@prisma\/|pg(-|$)|pino|pdfmake|esbuild|@fastify\/static)/
const packagesInside = {
  name: 'packages-inside',
  setup(bundle) {
    bundle.onResolve({ filter: outside }, ({ path }) => ({ path, external: true }))
  },
}
/** A file that asks where it lies is told where its source lies. */
const placesKept = {
  name: 'places-kept',
  setup(bundle) {
    bundle.onLoad({ filter: /\.(ts|mjs)$/ }, ({ path: file }) => {
      const text = readFileSync(file, 'utf8')
      if (!text.includes('import.meta.')) return undefined
      const contents = text
        .replaceAll(/\bimport\.meta\.url\b/g, JSON.stringify(pathToFileURL(file).href))
        .replaceAll(/\bimport\.meta\.dirname\b/g, JSON.stringify(path.dirname(file)))
      return { contents, loader: file.endsWith('.ts') ? 'ts' : 'js' }
    })
  },
}
/** An entry with its packages in it, as esbuild makes it here and for dist. */
export const oneFile = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url)" },
  plugins: [packagesInside],
  logLevel: 'warning',
}

if (process.argv[1] === import.meta.filename) {
  process.argv.splice(1, 1) // the program finds its own words where it would without us
  await runSource(pathToFileURL(path.resolve(here, process.argv[1])))
}
