// What a generator plans: `files` to be written, none of which may be there, and `edits`, each one change of a file that is.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Refusal } from '../checkout.mjs'

/** Looks whether the plan can be carried out at all, before anything is written. Answers the texts of everything it writes. */
export function planned(root, { files, edits = [] }) {
  const there = Object.keys(files).filter((file) => existsSync(path.join(root, file)))
  if (there.length > 0) throw new Refusal(`${there[0]} is there already: choose another name.`)
  const edited = {}
  for (const { file, change } of edits) {
    const at = path.join(root, file)
    const before = edited[file] ?? files[file] ?? (existsSync(at) ? readFileSync(at, 'utf8') : undefined)
    if (before === undefined) throw new Refusal(`${file} is not there.`)
    const after = change(before)
    if (after === before) throw new Refusal(`${file} does not look as expected: the line could not be added.`)
    edited[file] = after
  }
  return { files, edited }
}

/** One line a file, for the eye. */
export const described = ({ files, edited }) =>
  [...Object.entries(files).map(([file, text]) => `  new      ${file} (${text.trimEnd().split('\n').length} lines)`), ...Object.keys(edited).map((file) => `  changed  ${file}`)].join('\n')

export function write(root, { files, edited }) {
  for (const [file, text] of Object.entries({ ...files, ...edited })) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
    writeFileSync(path.join(root, file), text)
  }
}

/** Adds an import after the last one, and a member to a list of values. */
export const listed = (file, { list, member, from }) => ({
  file,
  change(text) {
    const symbol = member.replace(/^\.\.\./, '')
    const withImport = text.replace(/((?:^import .*\n)+)/m, (imports) => `${imports}import { ${symbol} } from '${from}'\n`)
    const pattern = new RegExp(`(\\b${list}\\b[^=]*= \\[)([^\\]]*?)(,?\\s*)\\]`)
    if (!pattern.test(withImport)) return text
    return withImport.replace(pattern, (_, head, members, end) => {
      const isMultiline = members.includes('\n') || end.includes('\n')
      if (isMultiline) return `${head}${members},\n  ${member},\n]`
      return `${head}${members.trim() ? `${members}, ` : ''}${member}]`
    })
  },
})

/** Adds texts to a catalogue; none of them may be there. */
export const worded = (file, words) => ({
  file,
  change(text) {
    const catalogue = JSON.parse(text)
    return Object.keys(words).some((id) => id in catalogue) ? text : JSON.stringify({ ...catalogue, ...words }, null, 2) + '\n'
  },
})

export const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase())
export const pascal = (name) => camel(`-${name}`)
export const snake = (name) => name.replaceAll('-', '_')
export const upper = (name) => snake(name).toUpperCase()
/** 'harbour-visits' is 'harbour-visit' for one. English plurals end in s here; for others there is --noun. */
export const singular = (name) => name.replace(/ies$/, 'y').replace(/s$/, '')
/** 'harbour-visits' as a title to begin with: 'Harbour visits'. */
export const titled = (name) => (name.charAt(0).toUpperCase() + name.slice(1)).replaceAll('-', ' ')
/** The time in a migration's name: now, or right after the latest in its folder where that says it is of later. */
export function stamp(folder) {
  const now = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const latest = existsSync(folder) ? readdirSync(folder).filter((name) => /^\d{14}_/.test(name)).sort().at(-1)?.slice(0, 14) : undefined
  return latest !== undefined && latest >= now ? String(BigInt(latest) + 1n) : now
}
