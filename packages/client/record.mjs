// npm run record -w @tolok/client: asks the API, over the demonstration, every question of the mock city anew and writes what it answers.
import { spawnSync } from 'node:child_process'
import path from 'node:path'

const root = path.join(import.meta.dirname, '../..')
const jest = path.join(root, 'node_modules/jest/bin/jest.js')
const { status } = spawnSync(process.execPath, [jest, '-c', 'e2e/jest.config.mjs', 'e2e/mock-city.journey.ts'], { cwd: path.join(root, 'apps/admin'), stdio: 'inherit', env: { ...process.env, TOLOK_RECORD: '1' } })
process.exitCode = status ?? 1
