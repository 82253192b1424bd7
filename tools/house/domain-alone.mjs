// packages/domain depends on nothing, and packages/contract is one text.
import { readJson } from './tree.mjs'

export const title = 'the domain depends on nothing'
export const complaints = () =>
  ['packages/domain/package.json', 'packages/contract/package.json'].flatMap((file) => {
    const manifest = readJson(file)
    const fields = ['dependencies', 'peerDependencies', 'optionalDependencies', 'devDependencies', 'bundledDependencies']
    return fields.flatMap((field) => Object.keys(manifest[field] ?? {}).map((name) => `${file}: ${name} in ${field}`))
  })
