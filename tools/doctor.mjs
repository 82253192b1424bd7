// npm run doctor [-- --json]      Examines the checkout and, where there is one, its database. Exit code 1 when it found something.
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { runSourceProgram } from './source-program.mjs'
import { generate } from './build.mjs'
import { Refusal, main } from './checkout.mjs'
import { existingDatabase } from './database.mjs'
import { installWhenNeeded } from './install.mjs'

/** Checks of the house that say something of the product; the others watch over how it is written, and `npm run check` runs them. */
const houseCodes = {
  'commands.mjs': ['COMMAND_MISSING', 'write the command, or mend the text'],
  'contract-kept.mjs': ['CONTRACT_BROKEN', 'the line says what to do'],
  'dependencies.mjs': ['DEPENDENCY_UNUSED', 'take it out of package.json, and write the lock again'],
  'environment.mjs': ['SETTING_UNKNOWN', 'name it in .env.example, or take it out'],
  'lockfile.mjs': ['LOCK_STALE', 'npm install --package-lock-only'],
  'tested.mjs': ['TEST_MISSING', 'a test beside it, that fails when it should'],
  'texts.mjs': ['TEXT_MISSING', 'write it in both catalogues of apps/admin/src/locales, or take it out of both'],
  'unused.mjs': ['UNUSED', 'take it out'],
}

await main(async () => {
  const [option, more] = process.argv.slice(2)
  if (more !== undefined || (option !== undefined && option !== '--json')) throw new Refusal('npm run doctor [-- --json]')
  await installWhenNeeded()
  await generate() // without a line of progress: with --json standard output is the answer alone
  const database = await existingDatabase('npm run doctor')
  try {
    const found = await Promise.all([houseFindings(), apiFindings(database?.url), database ? driftFindings(database.url) : []])
    const findings = [...found[0], ...found[1].findings, ...found[2]]
    const { remarks } = found[1]
    console.log(option === '--json' ? JSON.stringify({ findings, remarks }, null, 2) : inWords(findings, remarks))
    if (findings.length > 0) process.exitCode = 1
  } finally {
    await database?.stop()
  }
})

/** A complaint reads 'place: what', or begins with its place. */
async function houseFindings() {
  const folder = path.join(import.meta.dirname, 'house')
  const checks = readdirSync(folder).filter((name) => name in houseCodes)
  const answers = await Promise.all(checks.map(async (name) => [name, await (await import(path.join(folder, name))).complaints()]))
  return answers.flatMap(([name, complaints]) => {
    const [code, remedy] = houseCodes[name]
    return complaints.map((line) => {
      const [, place, says] = /^(.+?): (.*)$/s.exec(line) ?? /^(\S+) (.*)$/s.exec(line) ?? [undefined, '.', line]
      return { code, place, says, remedy }
    })
  })
}

async function apiFindings(url) {
  const { files } = await import('./house/tree.mjs')
  const input = files().filter((file) => /^apps\/(api|admin)\/src\/.*\.tsx?$/.test(file)).join('\n')
  const { code, output } = await runSourceProgram('doctor', [], { input, env: { DATABASE_URL: url ?? '' } })
  if (code !== 0) throw new Refusal('the API cannot be examined; the reason stands above.')
  return JSON.parse(output)
}

/** Models against migrations, migrations against the ledger, the ledger's tables against what is there. */
async function driftFindings(url) {
  const { openEngine, pending } = await import('../apps/api/migrate.mjs')
  const engine = await openEngine(url)
  try {
    const { history, editedMigrationNames, failedMigrationNames } = await engine.status()
    const waiting = (history?.unappliedMigrationNames ?? []).map((name) => ({ code: 'MIGRATION_WAITS', place: name, says: 'not applied to this database', remedy: 'npm run plan, then npm run migrate -- deploy' }))
    const edited = editedMigrationNames.map((name) => ({ code: 'MIGRATION_EDITED', place: name, says: 'applied, then edited', remedy: 'restore it and write a new one' }))
    const failed = failedMigrationNames.map((name) => ({ code: 'MIGRATION_FAILED', place: name, says: 'failed and left nothing behind', remedy: 'mend its SQL, then npm run migrate -- deploy' }))
    const drift = waiting.length > 0 ? undefined : await engine.drift() // before it is deployed, the difference is no drift
    const unwritten = await pending(url)
    return [
      ...waiting,
      ...edited,
      ...failed,
      ...(drift ? [{ code: 'DATABASE_DRIFTED', place: 'the database', says: drift, remedy: 'somebody changed it by hand: put it back, or write the migration' }] : []),
      ...(unwritten ? [{ code: 'MODELS_DRIFTED', place: 'apps/api/migrations', says: unwritten, remedy: 'npm run migrate -- new <verb_noun>' }] : []),
    ]
  } finally {
    await engine.close()
  }
}

function inWords(findings, remarks) {
  const lines = findings.map(({ code, place, says, remedy }) => `${code}  ${place}\n    ${says.replaceAll('\n', '\n    ')}\n    Remedy: ${remedy}`)
  return [...lines, ...remarks, findings.length === 0 ? 'Nothing found.' : `${findings.length} found.`].join('\n')
}
