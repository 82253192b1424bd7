// npm test: what CI runs. The checks, then every suite; each check counts as one test. The last line is "N passed, N failed".
// npm test -- --full runs the long suites at their stated counts.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from './build.mjs'
import { main, node, root, step, stopRunning } from './checkout.mjs'
import { installWhenNeeded } from './install.mjs'
import { whenNpmDies } from './processes.mjs'

const full = process.argv.includes('--full')
/** Folders with a Jest configuration; the journeys need the built product. */
const suites = [
  { title: 'domain', folder: 'packages/domain' },
  { title: 'client', folder: 'packages/client' },
  { title: 'api', folder: 'apps/api' },
  { title: 'admin', folder: 'apps/admin' },
  { title: 'tools', folder: 'tools' },
  { title: 'journeys', folder: 'apps/admin/e2e', needsBuild: true },
].filter(({ folder }) => existsSync(path.join(root, folder, 'jest.config.mjs')))

let passed = 0
let failed = 0
const reports = mkdtempSync(path.join(tmpdir(), 'tolok-report-'))
const leave = async (code) => {
  await stopRunning()
  rmSync(reports, { recursive: true, force: true })
  process.exit(code)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => leave(130))
whenNpmDies(() => leave(1))

await main(async () => {
  await installWhenNeeded()
  const { checkSteps } = await import('./check-steps.mjs') // not above: the checks use installed packages
  for (const check of await checkSteps()) await count(check.title, () => check.run().then(() => ({ passed: 1 })))
  for (const suite of suites) {
    if (suite.needsBuild) await count('build', () => build().then(() => ({ passed: 1 })))
    await count(suite.title, () => runSuite(suite))
  }
})
rmSync(reports, { recursive: true, force: true })
if (process.exitCode && !failed) failed = 1 // the run itself broke, and has said how
if (failed) process.exitCode = 1
console.log(`${passed} passed, ${failed} failed`)

/** One line a step: what it is, its seconds, its counts; below it, what failed and why. */
async function count(title, work) {
  let complaints
  await step(title, async () => {
    try {
      const result = await work()
      complaints = result.complaints ?? []
      passed += result.passed
      failed += result.failed ?? 0
      return result.failed ? `${result.passed} passed, ${result.failed} FAILED` : result.passed > 1 ? `${result.passed} passed` : undefined
    } catch (error) {
      failed++
      complaints = [error.message]
      return 'FAILED'
    }
  })
  for (const complaint of complaints) console.log(complaint.replace(/^/gm, '    '))
}

/** Runs Jest in the folder and reads its report. A test file that cannot even be loaded counts as one failure. */
async function runSuite({ title, folder }) {
  const report = path.join(reports, `${title}.json`)
  const jest = path.join(root, 'node_modules/jest/bin/jest.js')
  const env = { CI: 'true', FORCE_COLOR: '0', ...(full ? { TOLOK_FULL: '1' } : {}) }
  const { code, output } = await node([jest, '--ci', '--json', `--outputFile=${report}`], { cwd: path.join(root, folder), env, allowFailure: true })
  if (!existsSync(report)) return { passed: 0, failed: 1, complaints: [output.trim().split('\n').slice(-80).join('\n')] }
  const { testResults, numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(report, 'utf8'))
  const complaints = testResults.filter(({ status, message }) => status === 'failed' && message).map(({ name, message }) => `${path.relative(root, name)}\n${message.trim()}`)
  const broken = numFailedTests + numRuntimeErrorTestSuites
  if (code !== 0 && !broken) return { passed: numPassedTests, failed: 1, complaints: [output.trim().split('\n').slice(-40).join('\n')] }
  return { passed: numPassedTests, failed: broken, complaints }
}
