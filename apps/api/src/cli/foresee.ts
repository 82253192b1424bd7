/** What deploying the migrations would destroy in the database of DATABASE_URL, one text for people on standard output; nothing where nothing is. Run by tools/migrate.mjs and by a start. */
import { planDatabase } from './plan/database'
import { migrationsIn } from './plan/migrations'
import { destructive } from './plan/step'
import { line } from './plan/words'

const { steps } = await planDatabase(process.env.DATABASE_URL!, migrationsIn(process.cwd()))
process.stdout.write(destructive(steps).map(line).join(''))
