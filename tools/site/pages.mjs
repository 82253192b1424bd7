// The texts of docs/ (and README, CONTRIBUTING) as pages: where each stands in the menu, and what it says.
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { Marked } from 'marked'

export const root = path.join(import.meta.dirname, '../..')

/** The guides, in the order of the menu, each beside its twin in the other language. */
const guides = [
  ['pegawai', 'employee'],
  ['atasan', 'superior'],
  ['pengelola', 'manager'],
  ['tik', 'municipal-it'],
]
const inFolder = (folder) => readdirSync(path.join(root, folder)).filter((name) => name.endsWith('.md')).sort().map((name) => `${folder}/${name}`)

/** `{ title, lang, pages: [{ file, address, title, html, sections, twin }] }` for each part of the menu. */
export function readParts() {
  const twinOf = Object.fromEntries(guides.flatMap(([id, en]) => [[`docs/guides/id/${id}.md`, `docs/guides/en/${en}.md`], [`docs/guides/en/${en}.md`, `docs/guides/id/${id}.md`]]))
  return [
    { title: 'Panduan', lang: 'id', files: guides.map(([id]) => `docs/guides/id/${id}.md`) },
    { title: 'Guides', lang: 'en', files: guides.map(([, en]) => `docs/guides/en/${en}.md`) },
    { title: 'Recipes', lang: 'en', files: inFolder('docs/recipes') },
    { title: 'Decisions', lang: 'en', files: inFolder('docs/decisions') },
    { title: 'Project', lang: 'en', files: ['README.md', 'CONTRIBUTING.md'] },
  ].map(({ files, ...part }) => ({ ...part, pages: files.map((file) => ({ ...readPage(file), lang: part.lang, twin: twinOf[file] && addressOf(twinOf[file]) })) }))
}

/** 'docs/recipes/x.md' is served as 'recipes/x.html'. */
export const addressOf = (file) => file.replace(/^docs\//, '').replace(/\.md$/, '.html').toLowerCase()

function readPage(file) {
  const text = readFileSync(path.join(root, file), 'utf8')
  const sections = []
  const marked = new Marked({
    gfm: true,
    renderer: {
      heading({ tokens, depth, text }) {
        const anchor = text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '')
        sections.push({ heading: plain(text), anchor, text: '' })
        return `<h${depth} id="${anchor}">${this.parser.parseInline(tokens)}</h${depth}>\n`
      },
      link({ href, tokens }) {
        const words = this.parser.parseInline(tokens)
        const address = linked(file, href)
        return address ? `<a href="${address}">${words}</a>` : words // what the site does not hold is not promised
      },
      code({ text, lang }) {
        const [kind = '', ...notes] = (lang ?? '').split(' ')
        const name = notes.find((note) => note.startsWith('file='))?.slice(5)
        return `${name ? `<p class="file">${escaped(name)}</p>` : ''}<pre><code class="language-${escaped(kind)}">${escaped(text)}</code></pre>\n`
      },
      image: ({ href, text }) => `<a href="${picture(file, href)}"><img src="${picture(file, href)}" alt="${escaped(text)}" loading="lazy"></a>`,
    },
  })
  const html = marked.parse(text).replaceAll('<table>', '<div class="scroll" tabindex="0"><table>').replaceAll('</table>', '</table></div>')
  gather(text, sections)
  return { file, address: addressOf(file), title: sections[0]?.heading ?? file, html, sections }
}

/** What each section says, as plain words for the search. */
function gather(text, sections) {
  let at = -1
  for (const line of text.replaceAll(/```[\s\S]*?```/g, ' ').split('\n')) {
    if (/^#{1,6} /.test(line)) at++
    else if (sections[at]) sections[at].text += ` ${plain(line)}`
  }
}
const plain = (markdown) => markdown.replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll(/[*`|#>]/g, '').replaceAll(/\s+/g, ' ').trim()
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

const relative = (from, to) => path.posix.relative(path.posix.dirname(addressOf(from)), to) || '.'
const picture = (file, href) => relative(file, path.posix.join(path.posix.dirname(file), href).replace(/^docs\//, ''))

function linked(file, href) {
  if (/^(https?:|mailto:|#)/.test(href)) return href
  const [target, anchor] = path.posix.normalize(path.posix.join(path.posix.dirname(file), href)).split('#')
  const folder = { 'docs/decisions': 'index.html', 'docs/recipes': 'index.html' }[target.replace(/\/$/, '')]
  if (folder) return relative(file, folder)
  if (!target.endsWith('.md') || !(target.startsWith('docs/') || ['README.md', 'CONTRIBUTING.md'].includes(target))) return undefined
  return relative(file, addressOf(target)) + (anchor ? `#${anchor}` : '')
}
