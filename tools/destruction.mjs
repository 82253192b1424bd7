// No deployment destroys what somebody keeps unless it is told to. See apps/api/src/cli/foresee.ts.
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { runSourceProgram } from './source-program.mjs'
import { Refusal, root } from './checkout.mjs'
import { query } from './database.mjs'

/** Refuses with the list where migrations that are not applied yet would drop or delete something. */
export async function refuseDestruction(url) {
  if (!(await lacksMigrations(url))) return
  const { code, output } = await runSourceProgram('foresee', [], { env: { DATABASE_URL: url } })
  if (code !== 0) throw new Refusal('what the migrations would do cannot be foreseen; the reason stands above. npm run plan')
  if (output) throw new Refusal(`these migrations destroy something:\n${output}Keep a copy, then: npm run migrate -- deploy --allow-destructive`)
}

/** Has the database been migrated before, and not with everything of this checkout? Almost every start is told apart by this alone. */
async function lacksMigrations(url) {
  const [{ rows: ledgers }] = await query(url, "SELECT name FROM unnest(ARRAY['_prisma_migrations', 'extension_migration']) AS name WHERE to_regclass('public.' || name) IS NOT NULL")
  let applied = 0
  for (const { name } of ledgers) applied += (await query(url, `SELECT count(*)::int AS n FROM ${name}${name.startsWith('_') ? ' WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL' : ''}`))[0].rows[0].n
  const folders = ['apps/api/migrations', ...list('apps/api/src/extensions').map((name) => `apps/api/src/extensions/${name}/migrations`)]
  return applied > 0 && applied !== folders.flatMap(list).length
}

const list = (folder) => {
  const at = path.join(root, folder)
  return existsSync(at) ? readdirSync(at, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name) : []
}
