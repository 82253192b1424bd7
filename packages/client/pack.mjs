// npm run pack -w @tolok/client: dist/package (ES modules and their types, standing alone) and dist/tolok-client-<version>.tgz, for use outside this repository.
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { build } from 'esbuild'
import ts from 'typescript'

const here = import.meta.dirname
const out = path.join(here, 'dist/package')
const entries = { index: 'src/index.ts', 'mock-city': 'src/mock-city/index.ts', 'mock-city-server': 'src/mock-city/serve.ts', leaving: 'src/leaving/check.ts' }
rmSync(path.join(here, 'dist'), { recursive: true, force: true })
mkdirSync(out, { recursive: true })

await build({
  entryPoints: entries,
  outdir: out,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'neutral',
  target: 'es2022',
  jsx: 'automatic',
  packages: 'external',
  logLevel: 'warning',
  absWorkingDir: here,
}).catch(() => process.exit(1)) // esbuild has said why
writeTypes()
writeManifest()
for (const [from, to] of [['../contract/schema.local.graphql', 'schema.graphql'], ['README.md', 'README.md'], ['../../LICENSE', 'LICENSE']]) copyFileSync(path.join(here, from), path.join(out, to))
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
const { status } = spawnSync(npm, ['pack', out, '--pack-destination', path.join(here, 'dist'), '--silent'], { cwd: here, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' })
process.exitCode = status ?? 1

/** Declarations beside the code. The domain stays at home: of it the client's types need a few lists of words, which are written out. */
function writeTypes() {
  const options = { ...ts.parseJsonConfigFileContent(ts.readConfigFile(path.join(here, 'tsconfig.json'), ts.sys.readFile).config, ts.sys, here).options, noEmit: false, declaration: true, emitDeclarationOnly: true, outDir: path.join(out, 'types'), rootDir: path.join(here, 'src'), types: ['node'] }
  const words = path.join(here, 'dist/domain.d.ts')
  writeFileSync(words, domainWords(options))
  const program = ts.createProgram(Object.values(entries).map((entry) => path.join(here, entry)), { ...options, paths: { '@tolok/domain': [words] } })
  const faults = ts.getPreEmitDiagnostics(program)
  if (faults.length > 0) {
    console.error(ts.formatDiagnostics(faults, { getCanonicalFileName: (name) => name, getCurrentDirectory: () => here, getNewLine: () => '\n' }))
    process.exit(1)
  }
  program.emit(undefined, (file, text) => {
    const depth = path.relative(path.dirname(file), path.join(out, 'types')) || '.'
    const named = text.replaceAll("'@tolok/domain'", `'${depth}/domain'`).replaceAll('"@tolok/domain"', `'${depth}/domain'`)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, named.replaceAll(/(from |import\()(['"])(\.[^'"]*)\2/g, (_, how, quote, name) => `${how}${quote}${name}.js${quote}`))
  })
  copyFileSync(words, path.join(out, 'types/domain.d.ts'))
  mkdirSync(path.join(out, 'types/generated'), { recursive: true })
  copyFileSync(path.join(here, 'src/generated/graphql-env.d.ts'), path.join(out, 'types/generated/graphql-env.d.ts'))
}

/** `export type Permission = 'a' | 'b'` for each type that the client imports from the domain. */
function domainWords(options) {
  const names = new Set(ts.sys.readDirectory(path.join(here, 'src'), ['.ts', '.tsx'], ['**/*.test*']).flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/import type \{([^}]+)\} from '@tolok\/domain'/g)].flatMap(([, list]) => list.split(',').map((name) => name.trim()))))
  const door = path.join(here, '../domain/src/index.ts')
  const program = ts.createProgram([door], { ...options, rootDir: undefined, types: [] })
  const checker = program.getTypeChecker()
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(door)))
  return [...names].sort().map((name) => {
    const symbol = exported.find((each) => each.name === name)
    const real = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
    const type = checker.getDeclaredTypeOfSymbol(real)
    const words = (type.isUnion() ? type.types : [type]).map((each) => (each.isStringLiteral() ? `'${each.value}'` : each.flags & ts.TypeFlags.TemplateLiteral ? checker.typeToString(each) : undefined))
    if (words.includes(undefined)) throw new Error(`${name} of the domain is no list of words: the client cannot carry it outside`)
    return `export type ${name} = ${words.join(' | ')}\n`
  }).join('')
}

function writeManifest() {
  const { name, version, description, license, type, sideEffects, dependencies, peerDependencies } = JSON.parse(readFileSync(path.join(here, 'package.json'), 'utf8'))
  const at = (entry, types) => ({ types: `./types/${types}.d.ts`, default: `./${entry}.js` })
  const exports = { '.': at('index', 'index'), './mock-city': at('mock-city', 'mock-city/index'), './schema.graphql': './schema.graphql' }
  writeFileSync(path.join(out, 'package.json'), JSON.stringify({ name, version, description, license, type, sideEffects, exports, bin: { 'tolok-mock-city': './mock-city-server.js', 'tolok-leaving': './leaving.js' }, dependencies, peerDependencies }, null, 2) + '\n')
}
