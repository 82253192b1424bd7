// One command at a time owns the data folder. The lock is a file that names its process; a dead process owns nothing.
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { identityOf, isAlive, pause } from './processes.mjs'

const fileIn = (folder) => path.join(folder, 'running.json')

/** The living owner of the folder, `{ pid, command, url }`, or undefined. */
export function ownerOf(folder) {
  try {
    const owner = JSON.parse(readFileSync(fileIn(folder), 'utf8'))
    return isAlive(owner.pid) && identityOf(owner.pid) === owner.identity ? owner : undefined
  } catch {
    return undefined
  }
}

/** The owner that is still there after the moment one needs to leave. */
export async function lastingOwner(folder, patience = 1500) {
  for (const end = Date.now() + patience; ownerOf(folder) && Date.now() < end; ) await pause(100)
  return ownerOf(folder)
}

/** Did the last owner die without giving the folder back? */
export const wasKilled = (folder) => existsSync(fileIn(folder)) && !ownerOf(folder)

/** Takes the folder for this process, waiting a moment for an owner that is just leaving. Answers a function to give it back, or the owner. */
export async function takeFolder(folder, command, { url, patience = 1500 } = {}) {
  mkdirSync(folder, { recursive: true })
  const mine = { pid: process.pid, identity: identityOf(process.pid), command, url }
  const draft = `${fileIn(folder)}.${process.pid}`
  writeFileSync(draft, JSON.stringify(mine))
  try {
    for (const end = Date.now() + patience; ; ) {
      if (!existsSync(fileIn(folder)) && tryLink(draft, fileIn(folder))) return { release: () => rmSync(fileIn(folder), { force: true }) }
      const owner = ownerOf(folder)
      if (!owner) setAside(folder)
      else if (Date.now() > end) return { owner }
      else await pause(100)
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

/** A link is made or refused in one act: of two processes that try at once only one succeeds. */
function tryLink(from, to) {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

/** Removes a dead owner's file; moved first and looked at again, because another process may have taken the folder meanwhile. */
function setAside(folder) {
  const aside = `${fileIn(folder)}.dead-${process.pid}`
  try {
    renameSync(fileIn(folder), aside)
  } catch {
    return // somebody else did
  }
  const { pid, identity } = JSON.parse(readFileSync(aside, 'utf8') || '{}')
  if (isAlive(pid) && identityOf(pid) === identity) tryLink(aside, fileIn(folder))
  rmSync(aside, { force: true })
}
