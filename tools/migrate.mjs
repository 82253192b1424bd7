// npm run migrate -- status | deploy [--allow-destructive] | new <verb_noun> [--in <extension>] | drift       Offline: the engine is WebAssembly, see apps/api/migrate.mjs.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Refusal, main, root } from './checkout.mjs'
import { openDatabase } from './database.mjs'
import { refuseDestruction } from './destruction.mjs'
import { stamp } from './generators/plan.mjs'
import { installWhenNeeded } from './install.mjs'

const commands = { status, deploy, new: writeNext, drift }
const [name, ...rest] = process.argv.slice(2)

await main(async () => {
  const command = commands[name]
  if (!command) throw new Refusal(`npm run migrate -- ${Object.keys(commands).join(' | ')}; "new" takes a name, as in: npm run migrate -- new add_evidence`)
  if (name === 'new' && !/^[a-z][a-z0-9]*(_[a-z0-9]+)+$/.test(rest[0] ?? '')) throw new Refusal(`a migration is named verb_noun in snake_case, such as add_evidence, not "${rest[0] ?? ''}".`)
  await installWhenNeeded()
  const migrations = await import('../apps/api/migrate.mjs')
  const database = name === 'new' && rest[1] === '--in' ? undefined : await openDatabase(`npm run migrate -- ${name}`) // an extension's next one is a file to fill by hand
  try {
    await command(migrations, database?.url, ...rest)
    await database?.finish(database.url)
  } finally {
    await database?.stop()
  }
})

/** Compares the folder with the database's own ledger. Exit code 1 unless they agree. */
async function status({ openEngine, extensionStatus }, url) {
  const engine = await openEngine(url)
  try {
    const { history, failedMigrationNames, editedMigrationNames } = await engine.status()
    const waiting = history?.unappliedMigrationNames ?? []
    const unknown = history?.unpersistedMigrationNames ?? []
    const say = (names, sentence) => names.forEach((each) => console.log(`${each}: ${sentence}`))
    say(waiting.filter((each) => !failedMigrationNames.includes(each)), 'not applied yet. npm run migrate -- deploy')
    say(failedMigrationNames, 'failed and left nothing behind. Mend its SQL, then: npm run migrate -- deploy')
    say(editedMigrationNames, 'applied, then edited. A landed migration is never edited: restore it and write a new one')
    say(unknown, 'applied by another version of Tolok; this checkout does not have it')
    const added = await extensionStatus(url)
    say(added.waiting, 'of an extension, not applied yet. npm run migrate -- deploy')
    say(added.edited, 'of an extension: applied, then edited. Restore it and write a new one')
    added.gone.forEach((each) => console.log(`${each}: of an extension that is not installed; its tables are kept`))
    if ([added.waiting, added.edited, waiting, failedMigrationNames, editedMigrationNames, unknown].every((names) => names.length === 0)) console.log('every migration is applied')
    else process.exitCode = 1
  } finally {
    await engine.close()
  }
}

/** What would be destroyed is told, and only done when asked for with its own word. `npm run plan` tells everything. */
async function deploy({ openEngine, deploy: applyAll }, url, word) {
  if (word !== undefined && word !== '--allow-destructive') throw new Refusal(`"${word}" is unknown: npm run migrate -- deploy [--allow-destructive]`)
  if (word === undefined) await refuseDestruction(url)
  const engine = await openEngine(url)
  try {
    const { failedMigrationNames } = await engine.status()
    for (const failed of failedMigrationNames) await engine.forgive(failed) // each runs in one transaction: a failed one left nothing
  } finally {
    await engine.close()
  }
  const applied = await applyAll(url)
  console.log(applied.length ? applied.map((each) => `applied ${each}`).join('\n') : 'nothing to apply')
}

/** Writes the SQL between the migrations and the models into the next migration's folder, for a person to read and complete. */
async function writeNext({ pending, migrationsFolder, installedExtensions, extensionFolder }, url, title, option, extension) {
  const isOwn = option === '--in'
  if (option && (!isOwn || !installedExtensions().includes(extension))) throw new Refusal(`--in names an extension of apps/api/src/extensions.ts, not "${extension ?? ''}".`)
  const sql = isOwn ? `-- Of ${extension}: write here what creates or changes only tables that begin with ${extension.replaceAll('-', '_')}_\n` : await pending(url)
  const folder = isOwn ? extensionFolder(extension) : migrationsFolder
  const file = path.join(folder, `${stamp(folder)}_${title}`, 'migration.sql')
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, sql ?? '-- The models and the migrations agree. Write here what models cannot say: policies, grants, triggers, functions.\n')
  console.log(`wrote ${path.relative(root, file)}: read it, then npm run migrate -- deploy`)
}

/** Says what somebody changed in the database by hand. Exit code 1 when there is something. */
async function drift({ openEngine }, url) {
  const engine = await openEngine(url)
  try {
    const sql = await engine.drift()
    console.log(sql ? `The tables are not as the models say. This would bring them there:\n\n${sql}` : 'tables and models agree')
    if (sql) process.exitCode = 1
  } finally {
    await engine.close()
  }
}
