/** npm run recompute -- --reports [--all]: counts what reports keep where facts have changed, as the server does all the time; after a bulk load, before anybody asks. */
import { parseArgs } from 'node:util'
import { openDatabases } from '../platform/database'
import { forgetTallies, foldTallies } from '../slices/reports'

const usage = `npm run recompute -- --reports [--all]
  menghitung ringkasan laporan yang berubah; server yang berjalan melakukannya sendiri setiap detik
  --all  semuanya dari awal: setelah data diubah langsung di basis data`

const { all } = readArguments()
const ownerUrl = process.env.DATABASE_URL
if (!ownerUrl) stop('DATABASE_URL belum diisi.')
const databases = openDatabases(ownerUrl, { max: 2 })
const began = performance.now()
try {
  if (all) await forgetTallies(databases)
  let municipalities = 0
  await foldTallies(databases, { atOnce: 2, tell: () => void municipalities++ })
  process.stdout.write(`ringkasan ${municipalities} daerah dihitung dalam ${((performance.now() - began) / 1000).toFixed(1)} detik\n`)
} finally {
  await databases.close()
}

function readArguments(): { all: boolean } {
  try {
    const { values } = parseArgs({ options: { all: { type: 'boolean' }, help: { type: 'boolean' } } })
    if (values.help) {
      process.stdout.write(`${usage}\n`)
      process.exit(0)
    }
    return { all: values.all ?? false }
  } catch (fault) {
    return stop((fault as Error).message)
  }
}

function stop(why: string): never {
  process.stderr.write(`${why}\n\n${usage}\n`)
  process.exit(2)
}
