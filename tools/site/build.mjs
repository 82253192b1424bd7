// node tools/site/build.mjs FOLDER: the documentation site, static and searchable without a network. The admin's build puts it where /docs serves it.
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { readParts, root } from './pages.mjs'

const out = path.resolve(process.argv[2] ?? path.join(root, 'apps/admin/dist/docs'))
const parts = readParts()
const pages = parts.flatMap(({ pages }) => pages)

rmSync(out, { recursive: true, force: true })
for (const page of pages) write(page.address, layout(page))
write('index.html', layout({ address: 'index.html', lang: 'id', title: 'Panduan dan dokumentasi Tolok', html: frontPage() }))
write('search.json', JSON.stringify(pages.flatMap(({ address, title, lang, sections }) => sections.map(({ heading, anchor, text }) => ({ to: `${address}#${anchor}`, title, heading, lang, text })))))
for (const name of ['site.css', 'search.js']) cpSync(path.join(import.meta.dirname, name), path.join(out, name))
for (const [from, to] of [['docs/guides/pictures', 'guides/pictures'], ['docs/images', 'images']]) if (existsSync(path.join(root, from))) cpSync(path.join(root, from), path.join(out, to), { recursive: true })
const fonts = path.join(path.dirname(createRequire(import.meta.url).resolve('@fontsource/plus-jakarta-sans/package.json')), 'files')
for (const weight of [400, 600]) cpSync(path.join(fonts, `plus-jakarta-sans-latin-${weight}-normal.woff2`), path.join(out, `${weight}.woff2`))

function write(address, text) {
  mkdirSync(path.dirname(path.join(out, address)), { recursive: true })
  writeFileSync(path.join(out, address), text)
}

function layout({ address, lang, title, html, twin, file }) {
  const to = (target) => path.posix.relative(path.posix.dirname(address), target) || target
  const isId = lang === 'id'
  const menu = parts.map((part) => `<h2>${part.title}</h2><ul lang="${part.lang}">${part.pages.map((page) => `<li><a href="${to(page.address)}"${page.address === address ? ' aria-current="page"' : ''}>${page.title}</a></li>`).join('')}</ul>`).join('')
  return `<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${title} · Tolok</title><link rel="stylesheet" href="${to('site.css')}"><script src="${to('search.js')}" data-root="${to('index.html').replace(/index\.html$/, '')}" defer></script>
</head>
<body>
<a class="skip" href="#isi">${isId ? 'Langsung ke isi' : 'Skip to the text'}</a>
<header><a class="name" href="${to('index.html')}">Tolok</a>
<form role="search"><input type="search" aria-label="${isId ? 'Cari di panduan' : 'Search'}" placeholder="${isId ? 'Cari di panduan …' : 'Search …'}" autocomplete="off" data-none="${isId ? 'Tidak ditemukan. Coba kata lain.' : 'Nothing found. Try another word.'}"><ol class="found" aria-live="polite" hidden></ol></form>
${twin ? `<a href="${to(twin)}" lang="${isId ? 'en' : 'id'}">${isId ? 'English' : 'Bahasa Indonesia'}</a>` : ''}</header>
<div class="page"><details class="menu" open><summary>${isId ? 'Daftar isi' : 'Contents'}</summary><nav aria-label="${isId ? 'Daftar isi' : 'Contents'}">${menu}</nav></details>
<main id="isi">${html}${file ? `<footer>${file}</footer>` : ''}</main></div>
</body></html>
`
}

function frontPage() {
  const [panduan, english] = parts
  const list = ({ pages }) => `<ul class="cards">${pages.map(({ address, title }) => `<li><a href="${address}">${title}</a></li>`).join('')}</ul>`
  return `<h1>Panduan Tolok</h1><p>Pilih menurut pekerjaan Anda. Setiap panduan dapat dibaca dalam lima menit.</p>${list(panduan)}<div lang="en"><h2>In English</h2>${list(english)}<p>For developers: the recipes and decisions in the contents.</p></div>`
}
