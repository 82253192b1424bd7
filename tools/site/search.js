// Finds sections that hold every typed word (or its beginning); a word in the heading counts most. The texts are fetched with the first letter.
if (matchMedia('(max-width: 800px)').matches) document.querySelector('.menu').open = false
const box = document.querySelector('input[type=search]')
const list = document.querySelector('.found')
const root = document.querySelector('script[data-root]').dataset.root
let sections
const simple = (text) => text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '')
const read = () => (sections ??= fetch(`${root}search.json`).then((answer) => answer.json()))

async function find() {
  const words = simple(box.value).split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  if (words.length === 0) return show([])
  const all = await read()
  const found = all.flatMap((section) => {
    const [heading, text] = [simple(`${section.title} ${section.heading}`), simple(section.text)]
    const points = words.map((word) => (starts(heading, word) ? 10 : starts(text, word) ? 1 : 0))
    return points.includes(0) ? [] : [{ ...section, points: points.reduce((one, other) => one + other, 0) + (section.lang === document.documentElement.lang ? 1 : 0) }]
  })
  show(found.sort((one, other) => other.points - one.points).slice(0, 12), words)
}
const starts = (text, word) => new RegExp(`(^|[^\\p{L}\\p{N}])${word}`, 'u').test(text)

function show(found, words = []) {
  list.hidden = words.length === 0
  list.replaceChildren(
    ...found.map(({ to, title, heading, text, lang }) => {
      const [item, link, line] = ['li', 'a', 'p'].map((name) => document.createElement(name))
      link.href = root + to
      link.textContent = heading === title ? title : `${title}: ${heading}`
      const at = Math.max(0, simple(text).indexOf(words[0]) - 40)
      line.textContent = text.slice(at, at + 120).trim()
      item.lang = lang
      item.append(link, line)
      return item
    }),
    ...(found.length === 0 && words.length > 0 ? [Object.assign(document.createElement('li'), { textContent: box.dataset.none })] : []),
  )
}
box.addEventListener('input', () => void find())
box.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    box.value = ''
    show([])
  } else if (event.key === 'ArrowDown') {
    event.preventDefault()
    list.querySelector('a')?.focus()
  }
})
box.form.addEventListener('submit', (event) => {
  event.preventDefault()
  list.querySelector('a')?.click()
})
