// What the house checks read: the files of the checkout, as git sees them (tracked, and new ones not ignored).
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../checkout.mjs'

export { root }
export const files = () =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' })
    .split('\0')
    .filter((file) => file && existsSync(path.join(root, file)))
export const read = (file) => readFileSync(path.join(root, file), 'utf8')
export const exists = (file) => existsSync(path.join(root, file))
export const readJson = (file) => JSON.parse(read(file))
