// The committed contract is the one the API's classes make: generate has just run, so git must see no difference.
import { execFileSync } from 'node:child_process'
import { root } from './tree.mjs'

const file = 'packages/contract/schema.graphql'
export const title = 'the committed contract is current'
export function complaints() {
  const diff = execFileSync('git', ['diff', '--no-color', '--unified=0', '--', file], { cwd: root, encoding: 'utf8' })
  const isKnown = execFileSync('git', ['ls-files', '--', file], { cwd: root, encoding: 'utf8' }).trim() === file
  if (!isKnown) return [`${file} is not committed`]
  return diff ? [`${file} differs from what is committed. Read the difference, then git add it:\n${diff}`] : []
}
