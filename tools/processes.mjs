// What the tools need to know about other processes: is one alive, what is it, and how to be sure it does not outlive us.
import { execFileSync, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'

const onLinux = process.platform === 'linux'

/** Is there a living process with this number? A zombie (dead, but not yet collected by its parent) counts as dead. */
export function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error.code !== 'EPERM') return false // EPERM: it lives, and belongs to somebody else
  }
  return !(onLinux && statusOf(pid)?.state === 'Z')
}

/** The command line of a process, or '' when it is gone or may not be read. */
export function commandOf(pid) {
  try {
    if (onLinux) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return ''
  }
}

/** A text no other process ever shares: numbers are used again, a number together with its moment of birth is not. */
export function identityOf(pid) {
  try {
    if (onLinux) return `${pid}@${statusOf(pid).born}`
    if (process.platform === 'win32') return String(pid)
    return `${pid}@${execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()}`
  } catch {
    return undefined
  }
}

export function parentOf(pid) {
  try {
    if (onLinux) return statusOf(pid).parent
    if (process.platform === 'win32') return undefined
    return Number(execFileSync('ps', ['-o', 'ppid=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  } catch {
    return undefined
  }
}

/** /proc/<pid>/stat reads "pid (name) state parent … born"; the name may hold anything, so count from its last bracket. */
function statusOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0], parent: Number(fields[1]), born: fields[19] }
  } catch {
    return undefined
  }
}

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Waits until the process is gone; answers false when it still lives after that time. */
export async function waitUntilGone(pid, milliseconds) {
  const end = Date.now() + milliseconds
  while (isAlive(pid)) {
    if (Date.now() > end) return false
    await pause(20)
  }
  return true
}

/** Asks a process (or the whole group it leads) to stop, and insists when it does not. Answers when it is gone. */
export async function stopProcess(pid, { first = 'SIGINT', then = 'SIGKILL', patience = 4000, group = false } = {}) {
  const target = group && process.platform !== 'win32' ? -pid : pid
  for (const [signal, wait] of [[first, patience], [then, 2000], ['SIGKILL', 2000]]) {
    try {
      process.kill(target, signal)
    } catch {
      return
    }
    if (await waitUntilGone(pid, wait)) return
  }
}

let guard

/**
 * Stops a process we started even when we ourselves are killed without a chance to do so (kill -9).
 * One guard process per Node process reads a pipe from us; when we die the pipe closes, and it acts.
 * Answers a function that takes the process off the guard's list.
 */
export function guardProcess({ pid, first = 'SIGINT', then = 'SIGKILL', group = false, remove }) {
  if (!guard) {
    guard = spawn(process.execPath, [path.join(import.meta.dirname, 'guard.mjs')], { stdio: ['pipe', 'ignore', 'ignore'], detached: true, cwd: '/' })
    guard.on('error', () => {})
    guard.stdin.on('error', () => {})
    guard.unref()
    guard.stdin.unref?.()
  }
  guard.stdin.write(JSON.stringify({ watch: pid, first, then, group, remove }) + '\n')
  return () => guard.stdin.write(JSON.stringify({ forget: pid }) + '\n')
}

/**
 * Calls back when the npm that started us dies. kill -9 on npm reaches neither the shell between us nor us,
 * and a platform nobody can see any more should not keep the port.
 */
export function whenNpmDies(act) {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return
  const shell = process.ppid
  const npm = /^\S*\bsh\b/.test(commandOf(shell)) ? parentOf(shell) : undefined
  const timer = setInterval(() => {
    if (process.ppid === shell && (npm === undefined || parentOf(shell) === npm)) return
    clearInterval(timer)
    act()
  }, 250)
  timer.unref()
}
