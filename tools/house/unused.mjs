// What is exported is asked for somewhere, if only in its own file, and every permission is needed by something.
import { files, read } from './tree.mjs'

export const title = 'nothing is exported or permitted for nobody'
const source = /^(apps|packages)\/.*\.(ts|tsx|mts)$/
const reader = /\.(ts|tsx|mts|mjs|cjs|js|html|md)$/
const exported = /^export (?:default )?(?:declare )?(?:async )?(?:abstract )?(?:const|let|function\*?|class|type|interface|enum) (\w+)/gm
/** In no role's hands and in no policy: it is carried by something else. */
const permissionsOfTheirOwn = ['municipality.create']

const list = 'packages/domain/src/access/permission.ts'

export function complaints() {
  const texts = files().filter((file) => reader.test(file)).map((file) => ({ file, text: read(file) }))
  return [...idleExports(texts), ...idlePermissions(texts)]
}

/** `texts` are all files that may ask for something, as { file, text }. */
export function idleExports(texts) {
  const said = new Map() // word → how often, in all files together
  for (const { text } of texts) for (const word of text.match(/\w+/g) ?? []) said.set(word, (said.get(word) ?? 0) + 1)
  return texts
    .filter(({ file }) => source.test(file) && !/(\.test(-d)?\.tsx?|\.config\.\w+|\.d\.m?ts)$/.test(file))
    .flatMap(({ file, text }) => [...text.matchAll(exported)].filter(([line, name]) => said.get(name) === 1 && !line.startsWith('export default')).map(([, name]) => `${file}: nobody asks for ${name}`))
}

export function idlePermissions(texts) {
  const [, names] = /export const permissions = \[([\s\S]*?)\] as const/.exec(texts.find(({ file }) => file === list).text)
  const rest = texts.filter(({ file }) => file !== list && !/\.test\.tsx?$/.test(file)).map(({ text }) => text).join('\n')
  return [...names.matchAll(/'([\w.]+)'/g)].map(([, name]) => name).filter((name) => !permissionsOfTheirOwn.includes(name) && !rest.includes(`'${name}'`)).map((name) => `${list}: nothing needs ${name}`)
}
