// File names: kebab-case with the role as a suffix, and none of the words that hide a missing noun.
import { files } from './tree.mjs'

export const title = 'names say a noun'
const banned = /(^|[-./])(service|manager|helpers?|utils?|common|base|impl|data|info)(?=[-./]|$)/i
const shaped = /^(\.?[a-z0-9]+([-_.][a-z0-9]+)*|README|CONTRIBUTING|CHANGELOG|LICENSE|Dockerfile)(\.[a-z]+)*$/

export const complaints = () =>
  files()
    .filter((file) => /^(apps|packages|tools)\//.test(file) && !file.includes('/migrations/'))
    .flatMap((file) => {
      const name = file.split('/').pop()
      const word = banned.exec(file.replace(/^.*?\//, ''))?.[2]
      return [...(word && !/\.(csv|json)$/.test(file) ? [`${file}: "${word}" hides a missing noun`] : []), ...(shaped.test(name) ? [] : [`${file}: not kebab-case`])]
    })
