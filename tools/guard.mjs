// Outlives its parent by a moment. See guardProcess in processes.mjs: lines on standard input say what to watch,
// the end of standard input says that the parent is gone, however it died.
import { rmSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { stopProcess } from './processes.mjs'

const watched = new Map()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {}) // it ends when its parent does, not before

for await (const line of createInterface({ input: process.stdin })) {
  const { watch, forget, ...how } = JSON.parse(line)
  if (watch) watched.set(watch, how)
  else watched.delete(forget)
}
for (const [pid, { first, then, group, remove }] of [...watched].reverse()) { // what was started last needs the others: it goes first
  await stopProcess(pid, { first, then, group })
  if (remove) rmSync(remove, { recursive: true, force: true })
}
