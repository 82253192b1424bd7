// The budget of the first page and of the signed-in shell: script, gzip, as Vite's manifest says it is loaded. Exit 1 when over.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const budget = { 'sign-in page': 130_000, 'signed-in shell': 200_000 }
const dist = new URL('./dist/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'))
const gzipOf = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length

/** A chunk and everything it imports before it can run. */
const filesOf = (keys, files = new Set()) => {
  for (const key of keys) {
    const chunk = manifest[key]
    if (!chunk) throw new Error(`the manifest has no ${key}: was it renamed?`)
    if (files.has(chunk.file)) continue
    files.add(chunk.file)
    filesOf(chunk.imports ?? [], files)
  }
  return files
}

const first = ['index.html', 'src/locales/id.entry.ts', 'src/views/sign-in/sign-in.tsx']
const signedIn = ['index.html', 'src/locales/id.entry.ts', 'src/shell/app.tsx', 'src/locales/id.ts']
const pages = { 'sign-in page': filesOf(first), 'signed-in shell': filesOf(signedIn) }

let isOver = false
for (const [page, files] of Object.entries(pages)) {
  const bytes = [...files].reduce((sum, file) => sum + gzipOf(file), page === 'sign-in page' ? gzipOf('before-paint.js') : 0)
  isOver ||= bytes > budget[page]
  console.log(
    `${page}: ${(bytes / 1000).toFixed(1)} kB of script, gzip (budget ${budget[page] / 1000})${bytes > budget[page] ? ' OVER' : ''}`,
  )
  if (process.argv.includes('--files')) for (const file of files) console.log(`  ${(gzipOf(file) / 1000).toFixed(1)} ${file}`)
}

const rest = Object.values(manifest).filter(({ isDynamicEntry, file }) => isDynamicEntry && !pages['signed-in shell'].has(file))
if (process.argv.includes('--files'))
  for (const { src, file } of rest) console.log(`  later ${src ?? file}: ${(gzipOf(file) / 1000).toFixed(1)} kB`)
process.exitCode = isOver ? 1 : 0
