// An entity: stored, carried, listed by pages, kept by whoever may, and no other municipality's business. With --in it is an extension's.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../checkout.mjs'
import { doorOf, objectOf, resolverOf, storeOf } from './slice-files.mjs'
import { testOf } from './slice-test.mjs'
import { camel, listed, pascal, singular, snake, stamp } from './plan.mjs'

export const slice = {
  options: ['in', 'noun', 'read', 'write'],
  next: 'name its columns in the migration, the object and the store, then npm run check',
  plan(name, { in: extension, noun = singular(name), read = extension ? `${extension}/use` : 'agency.read', write = 'agency.write' }) {
    const prefix = extension ? pascal(extension) : ''
    const Noun = prefix + pascal(noun)
    const query = camel(extension ? `${extension}-${name}` : name)
    const names = {
      name,
      noun,
      extension,
      read,
      write,
      Noun,
      table: snake(extension ? `${extension}-${noun}` : noun),
      list: query === camel(extension ? `${extension}-${noun}` : noun) ? `${query}List` : query,
      one: camel(extension ? `${extension}-${noun}` : noun),
      symbol: camel(name),
      depth: extension ? '../../..' : '../..',
      town: extension ? municipalityOf(extension) : 1671,
    }
    const folder = extension ? `apps/api/src/extensions/${extension}/${name}` : `apps/api/src/slices/${name}`
    const migrations = extension ? `apps/api/src/extensions/${extension}/migrations` : 'apps/api/migrations'
    return {
      files: {
        ...(extension ? {} : { [`${folder}/${name}.prisma`]: prismaOf(names) }),
        [`${migrations}/${stamp(path.join(root, migrations))}_create_${snake(name)}/migration.sql`]: sqlOf(names),
        [`${folder}/${noun}.object.ts`]: objectOf(names),
        [`${folder}/${noun}.store.ts`]: storeOf(names),
        [`${folder}/${noun}.resolver.ts`]: resolverOf(names),
        ...(extension ? {} : { [`${folder}/index.ts`]: doorOf(names) }),
        [`${folder}/${name}.test.ts`]: testOf(names),
      },
      edits: extension
        ? [{ file: `apps/api/src/extensions/${extension}/index.ts`, change: (text) => joined(text, Noun, `./${name}/${noun}.resolver`) }]
        : [
            listed('apps/api/src/slices.ts', { list: 'core', member: names.symbol, from: `./slices/${name}` }),
            { file: 'apps/api/unmanaged.mjs', change: (text) => text.replace("  'agency_municipality_fkey',\n", `  'agency_municipality_fkey',\n  '${names.table}_municipality_fkey',\n`) },
          ],
    }
  },
}

/** Whose the extension is, for its test: the first municipality that its declaration names. */
const municipalityOf = (extension) => Number(/municipalities: \[(\d+)/.exec(readFileSync(path.join(root, `packages/domain/src/extensions/${extension}/index.ts`), 'utf8'))?.[1] ?? 9001)

/** Its resolver among those of the extension. */
function joined(text, Noun, from) {
  const withImport = text.replace(/((?:^import .*\n)+)/m, (imports) => `${imports}import { ${Noun}Resolver } from '${from}'\n`)
  return withImport.replace(/resolvers: \[([^\]]*)\]/, (_, others) => `resolvers: [${others.trim() ? `${others}, ` : ''}${Noun}Resolver]`)
}

const sqlOf = ({ table }) => `CREATE TABLE "${table}" (
    "municipality_id" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "code" VARCHAR(40) NOT NULL,
    "name" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "${table}_pkey" PRIMARY KEY ("municipality_id","id")
);
CREATE UNIQUE INDEX "${table}_municipality_id_code_key" ON "${table}"("municipality_id", "code");
ALTER TABLE "${table}" ADD CONSTRAINT "${table}_municipality_fkey" FOREIGN KEY (municipality_id) REFERENCES "municipality" (id);
SELECT guard_municipal_table('${table}');
`

const prismaOf = ({ Noun, table }) => `model ${Noun} {
  municipalityId Int      @map("municipality_id")
  id             String   @db.Uuid
  code           String   @db.VarChar(40)
  name           String
  recordedAt     DateTime @default(now()) @map("recorded_at") @db.Timestamptz(6)

  @@id([municipalityId, id])
  @@unique([municipalityId, code])
  @@map("${table}")
}
`
