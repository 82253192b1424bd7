// Every text stands in both languages with the same places to fill in, once, and somebody says it.
import path from 'node:path'
import { files, read, readJson } from './tree.mjs'

export const title = 'texts are in both languages, and said by somebody'

export function complaints() {
  const all = files()
  const catalogues = all.filter((file) => /^apps\/admin\/src\/(?:locales|extensions\/[\w-]+\/locales)\/(?:id|en)(?:\.[\w-]+)?\.json$/.test(file))
  const source = all.filter((file) => /^(?:apps\/admin\/(?:src|e2e)|packages\/client)\/.*\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file)).map(read).join('\n')
  return textComplaints(new Map(catalogues.map((file) => [file, readJson(file)])), source)
}

/** `catalogues` are texts by file, such as apps/admin/src/locales/id.views.json; `source` is everything that may say one. */
export function textComplaints(catalogues, source) {
  const pairs = [...new Set([...catalogues.keys()].map((file) => file.replace(/\/(?:id|en)((?:\.[\w-]+)?\.json)$/, '/*$1')))]
  const isSaid = sayings(source)
  const seen = new Map()
  return pairs.flatMap((pair) => {
    const [id, en] = ['id', 'en'].map((language) => pair.replace('*', language)).map((file) => ({ file, texts: catalogues.get(file) ?? {} }))
    return [...new Set([...Object.keys(id.texts), ...Object.keys(en.texts)])].flatMap((key) => {
      const other = seen.get(key)
      seen.set(key, path.basename(pair))
      return [
        ...[id, en].filter(({ texts }) => !texts[key]?.trim()).map(({ file }) => `${file}: ${key} has no words`),
        ...(id.texts[key] && en.texts[key] && places(id.texts[key]) !== places(en.texts[key]) ? [`${en.file}: ${key} fills in {${places(en.texts[key])}}, in Indonesian {${places(id.texts[key])}}`] : []),
        ...(other !== undefined && other !== path.basename(pair) ? [`${id.file}: ${key} stands in ${other} too`] : []),
        ...(isSaid(key) ? [] : [`${id.file}: nobody says ${key}`]),
      ]
    })
  })
}

/** The names of what is filled in, each once: 'count, name' of '{count, plural, =0 {none} other {# of {name}}}'. */
function places(text) {
  const names = new Set()
  let at = 0
  message()
  return [...names].sort().join(', ')

  function message() {
    for (; at < text.length && text[at] !== '}'; at++) if (text[at] === '{') place()
  }
  function place() {
    const [whole, name, next] = /^\{\s*(\w+)\s*([,}])/.exec(text.slice(at)) ?? ['{', undefined, '}']
    if (name) names.add(name)
    at += whole.length - 1
    if (next === '}') return
    for (; at < text.length && text[at] !== '}'; at++) {
      if (text[at] !== '{') continue
      at++
      message()
    }
  }
}

/** A text is said where its id stands in quotes, or where an id is made of a beginning that it has: text(`state.${state}`). */
function sayings(source) {
  const whole = new Set([...source.matchAll(/['"`]([\w-]+(?:\/[\w-]+)?(?:\.[\w-]+)*)['"`]/g)].map(([, key]) => key))
  const begun = [...new Set([...source.matchAll(/`([\w-]+(?:\.[\w-]+)*\.?[\w-]*)\$\{/g)].map(([, beginning]) => beginning))].filter((beginning) => beginning.includes('.'))
  // Why an extension refuses is said by whoever shows a refusal, from the reason that its hook answers.
  return (key) => whole.has(key) || /^[\w-]+\/refused\./.test(key) || begun.some((beginning) => key.startsWith(beginning))
}
