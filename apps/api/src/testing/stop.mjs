import { rmSync } from 'node:fs'

export default async function stop() {
  rmSync(process.env.SOURCE_KEPT, { recursive: true, force: true })
  await globalThis.testServer.stop()
}
