/** What the check asks of the contract and of the reports that ship with it: one complaint a line on standard output. Files to read come on standard input. It asks no database. */
import { readFileSync } from 'node:fs'
import { dayInZone } from '@tolok/domain'
import { buildSchema } from 'graphql'
import { slices } from '../slices'
import { contractComplaints } from './contract/check'
import { contractIn, fingerprint, lastInChangelog, readDeclared, readLanded } from './contract/landed'
import { operationsOf } from './contract/operations'
import { galleryReports, reportComplaints, reportFiles } from './contract/reports'
import { usesOf } from './contract/uses'

const root = process.cwd() // tools/ runs it there
const files = readFileSync(0, 'utf8').split('\n').filter(Boolean)
const now = Date.now()
const today = dayInZone(now, 'Asia/Jakarta')

const { current: currentFile, changelog } = contractIn(root)
const landed = readLanded(root)
const current = buildSchema(readFileSync(currentFile, 'utf8'))
const { declared, complaints } = readDeclared(root)
const catalogue = { measures: slices.flatMap(({ measures = [] }) => measures), dimensions: slices.flatMap(({ dimensions = [] }) => dimensions) }

const told = lastInChangelog(readFileSync(changelog, 'utf8'))
const found = [
  ...complaints,
  ...(told === fingerprint(landed.sdl) ? [] : [`packages/contract/CHANGELOG.md: its newest entry is not about packages/contract/landed/schema.graphql: both are written by npm run plan -- --land, and by nobody else`]),
  ...contractComplaints({ landed: landed.schema, current, declared, uses: usesOf(current, operationsOf(root)), today }),
  ...reportComplaints([...galleryReports(catalogue, { now, today }), ...reportFiles(root, files, catalogue, { now, today })]),
]
process.stdout.write(found.map((line) => `${line}\n`).join(''))
