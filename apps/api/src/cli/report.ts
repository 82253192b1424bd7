/**
 * npm run report -- lint FILE… [--json]     Saved reports as files, against the catalogue of this version; - is standard input.
 * npm run report -- migrate FILE            The document with today's ids, on standard output.
 *
 * It asks no database. Exit code 0: nothing to mend; 1: something; 2: called wrongly.
 */
import { readFileSync } from 'node:fs'
import { dayInZone, migrateReportDocument, readReportDocument, reportDocumentText, type Asked, type Catalogue, type Problem } from '@tolok/domain'

const usage = `npm run report -- lint FILE… [--json]
npm run report -- migrate FILE`

type Finding = { readonly path: string; readonly code: string; readonly remedy: string; readonly facts: object }
type Linted = { readonly file: string; readonly ok: boolean; readonly problems: readonly Finding[] }

type Json = { readonly value: unknown } | { readonly problems: readonly Finding[] }

const [command, ...words] = process.argv.slice(2)
const files = words.filter((word) => word === '-' || !word.startsWith('-'))
const options = words.filter((word) => !files.includes(word))
if (command === 'lint') await lint()
else if (command === 'migrate') migrate()
else stop(command === undefined ? 'apa yang diminta?' : `"${command}" tidak dikenal.`)

async function lint(): Promise<void> {
  const stranger = options.find((option) => option !== '--json')
  if (stranger !== undefined) stop(`${stranger} bukan pilihan.`)
  if (files.length === 0) stop('sebutkan berkasnya.')
  const read = files.map((file) => ({ file, json: jsonOf(file) }))
  const { slices } = await import('../slices') // all of the API: only where something is linted
  const catalogue = { measures: slices.flatMap(({ measures = [] }) => measures), dimensions: slices.flatMap(({ dimensions = [] }) => dimensions) }
  const now = Date.now()
  const linted = read.map(({ file, json }) => lintFile(file, json, catalogue, { now, today: dayInZone(now, 'Asia/Jakarta') }))
  process.stdout.write(options.includes('--json') ? `${JSON.stringify(linted, null, 2)}\n` : linted.map(inWords).join(''))
  process.exitCode = linted.every(({ ok }) => ok) ? 0 : 1
}

function lintFile(file: string, json: Json, catalogue: Catalogue, asked: Asked): Linted {
  if ('problems' in json) return { file, ok: false, problems: json.problems }
  const read = readReportDocument(json.value, catalogue, asked)
  if (read.ok) return { file, ok: true, problems: [] }
  const migrated = migrateReportDocument(json.value)
  const renamed = new Map(migrated.ok ? migrated.value.changes.map(({ path, to }) => [path.join('.'), to]) : [])
  return { file, ok: false, problems: read.problems.map((problem) => findingOf(problem, renamed)) }
}

function findingOf({ code, path, ...facts }: Problem, renamed: ReadonlyMap<string, string>): Finding {
  const to = renamed.get(path.join('.'))
  return { path: placeOf(path), code, remedy: to === undefined ? remedyOf(code, facts) : `namanya sekarang ${to}: npm run report -- migrate`, facts }
}

function migrate(): void {
  const [file, second] = files
  if (file === undefined || second !== undefined || options.length > 0) stop('migrate menerima satu berkas.')
  const json = jsonOf(file)
  if ('problems' in json) return complain(file, json.problems)
  const migrated = migrateReportDocument(json.value)
  if (!migrated.ok) return complain(file, migrated.problems.map((problem) => findingOf(problem, new Map())))
  for (const { path, from, to } of migrated.value.changes) process.stderr.write(`${placeOf(path)}: ${from} → ${to}\n`)
  process.stdout.write(reportDocumentText(migrated.value.document))
}

function complain(file: string, problems: readonly Finding[]): void {
  process.stderr.write(inWords({ file, ok: false, problems }))
  process.exitCode = 1
}

function jsonOf(file: string): Json {
  const text = textOf(file)
  try {
    return { value: JSON.parse(text.replace(/^\ufeff/, '')) as unknown }
  } catch (error) {
    const reason = (error as Error).message.replace(/\s+/g, ' ')
    return { problems: [{ path: '(berkas)', code: 'MALFORMED', remedy: 'bukan JSON', facts: { reason } }] }
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch (error) {
    return stop(`${file} tidak dapat dibaca: ${(error as NodeJS.ErrnoException).code ?? 'sebab tidak dikenal'}.`)
  }
}

function inWords({ file, ok, problems }: Linted): string {
  return ok ? `${file}: baik\n` : problems.map(({ path, code, remedy }) => `${file}: ${path}: ${code}: ${remedy}\n`).join('')
}

/** ['query', 'measures', 0] is query.measures[0]. */
function placeOf(path: Problem['path']): string {
  const place = path.reduce<string>((text, step) => (typeof step === 'number' ? `${text}[${step}]` : text === '' ? step : `${text}.${step}`), '')
  return place === '' ? '(dokumen)' : place
}

/** What to do, in one line. */
function remedyOf(code: string, facts: Readonly<Record<string, unknown>>): string {
  const allowed = Array.isArray(facts['allowed']) ? facts['allowed'].join(', ') : ''
  const known: Record<string, string> = {
    UNKNOWN_MEASURE: `ukuran itu tidak ada; yang ada: ${allowed}`,
    UNKNOWN_DIMENSION: `dimensi itu tidak ada; yang ada: ${allowed}`,
    UNKNOWN_FIELD: `bidang itu tidak dibaca; yang dibaca: ${allowed}`,
    NOT_ONE_OF: `pilih salah satu: ${allowed}`,
    OPERATOR_NOT_FIT: `dimensi ini mengenal: ${allowed}`,
    INCOMPATIBLE: `tidak dapat digabung dengan ${String(facts['with'])}`,
    GRAIN_NOT_FIT: allowed === '' ? 'hanya untuk PERIOD' : `pilih salah satu: ${allowed}`,
    REQUIRED: allowed === '' ? 'harus diisi' : `harus diisi: ${allowed}`,
    DUPLICATE: 'sudah disebut sebelumnya',
    PERIOD_REQUIRED: 'sebutkan periode: fixed, from dan to, atau relative',
    PERIOD_AMBIGUOUS: 'hanya satu dari fixed, from/to dan relative',
    CURSOR_NOT_FIT: 'tanda halaman tidak disimpan; hapus page.after',
    FORBIDDEN_MEASURE: 'ukuran ini tidak boleh keluar',
    TOO_LONG: `paling banyak ${String(facts['most'])}`,
    TOO_LARGE: `paling banyak ${String(facts['most'])} huruf`,
  }
  const rest = Object.entries(facts).map(([name, value]) => `${name} ${String(value)}`)
  return known[code] ?? (rest.length > 0 ? rest.join(', ') : 'lihat arti kode di packages/domain/src/problem.ts')
}

function stop(why: string): never {
  process.stderr.write(`report: ${why}\n\n${usage}\n`)
  process.exit(2)
}
