#!/usr/bin/env node
// tolok-leaving [folder …]: what leaves the contract, and where the documents of these folders still ask for it; then it ends with 1.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema } from 'graphql'
import { sdl } from '../generated/contract'
import { leavingOf, leavingUses } from './leaving'

const folders = process.argv.slice(2)
const files = folders
  .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /\.(tsx?|jsx?|graphql)$/.test(entry.name) && !/node_modules|[\\/]dist\b/.test(entry.parentPath))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }))

const schema = buildSchema(sdl)
const leaving = leavingOf(schema)
console.log(leaving.length === 0 ? 'nothing leaves the contract' : leaving.map(({ at, why }) => `${at}: ${why}`).join('\n'))
const uses = leavingUses(schema, files)
if (uses.length > 0) console.error(`\nstill asked for:\n${uses.join('\n')}`)
process.exitCode = uses.length > 0 ? 1 : 0
