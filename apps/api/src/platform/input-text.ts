import type { Problem } from '@tolok/domain'

/** Where text holds a NUL, which PostgreSQL refuses with an error of its own, or half a character, which it would silently replace. */
export function badTextIn(input: unknown, place: Problem['path']): Problem[] {
  const problems: Problem[] = []
  const open: [unknown, Problem['path']][] = [[input, place]] // a list, not recursion: input may be nested as deep as it likes
  for (let next = open.pop(); next; next = open.pop()) {
    const [value, path] = next
    if (typeof value === 'string') problems.push(...badText(value, path))
    else if (Array.isArray(value)) value.forEach((part, index) => open.push([part, [...path, index]]))
    else if (value && typeof value === 'object') for (const [name, part] of Object.entries(value)) open.push([part, [...path, name]])
  }
  return problems.slice(0, 10)
}

function badText(text: string, path: Problem['path']): Problem[] {
  if (text.includes('\0')) return [{ code: 'HAS_NUL', path }]
  return /\p{Surrogate}/u.test(text) ? [{ code: 'MALFORMED', path }] : []
}
