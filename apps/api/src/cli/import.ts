/** npm run import -- FILE --kind OBSERVATIONS --municipality 1671: the wizard's steps in a terminal, in Indonesian. */
import 'reflect-metadata'
import { existsSync, statSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { extensions } from '../extensions'
import { ImportKind } from '../generated/prisma/enums'
import { openDatabases, type Databases } from '../platform/database'
import { Refusal } from '../platform/errors'
import { declareHooks } from '../platform/hooks'
import { applyJob, cancelJob, findJob, importWords, previewFile, type JobRow } from '../slices/imports'
import { foldTallies } from '../slices/reports'

const usage = `npm run import -- BERKAS --kind ${Object.keys(ImportKind).join('|')} --municipality KODE
  --verify             realisasi masuk sebagai sudah diverifikasi
  --yes                simpan tanpa bertanya
  --answers ID=JAWABAN jawaban atas pertanyaan tentang berkas, boleh berulang, misalnya --answers number:value=COMMA
  --account NAMA       dicatat sebagai pembawa berkas

Kode keluar: 0 tersimpan atau tidak ada yang baru, 1 ada masalah, 2 perintah salah, 3 perlu jawaban, 4 tidak jadi.`

const exit = { done: 0, problems: 1, usage: 2, asks: 3, declined: 4 } as const
const say = (line = ''): void => void process.stdout.write(`${line}\n`)

const { file, kind, municipalityId, values } = readArguments()

async function run(databases: Databases): Promise<number> {
  // In SQL: to start Prisma for one question takes longer than to import a small file.
  const { rowCount } = await databases.sqlOf({ municipalities: [municipalityId] }).query('select from municipality where id = $1', [municipalityId])
  if (!rowCount) stop(`Tidak ada daerah berkode ${municipalityId}.`)
  const accountId = await accountOf(databases)
  const answers = Object.fromEntries(
    (values.answers ?? []).map((pair) => [pair.slice(0, pair.lastIndexOf('=')), pair.slice(pair.lastIndexOf('=') + 1)]),
  )
  for (;;) {
    const job = await previewFile(databases, { file, kind, municipalityId, verify: values.verify ?? false, accountId, answers })
    if (job.status === 'NEEDS_ANSWER') {
      const isAnswered = await ask(job, answers)
      await cancelJob(databases, job) // it is read anew, with the answers
      if (!isAnswered) return exit.asks
      continue
    }
    if (job.status !== 'PREVIEW') return tellFailure(job)
    await tellPreview(databases, job)
    if (job.badCount > 0) return exit.problems
    if (job.newCount + job.changedCount === 0) {
      say('Tidak ada yang baru: semua isi berkas ini sudah tersimpan.')
      return exit.done
    }
    if (!values.yes && !(await confirm())) {
      await cancelJob(databases, job)
      say('Tidak jadi. Tidak ada yang tersimpan.')
      return exit.declined
    }
    try {
      await applyJob(databases, job, { accountId })
    } catch (fault) {
      const now = await findJob(databases.importOf({ municipalities: [municipalityId] }), job)
      if (!(fault instanceof Refusal) || !now) throw fault
      return tellFailure(now)
    }
    await foldTallies(databases, { only: municipalityId }) // no server may be there to do it
    say(`Tersimpan: ${job.newCount} baru, ${job.changedCount} berubah. Dapat dibatalkan dari halaman Impor.`)
    return exit.done
  }
}

function tellFailure(job: JobRow): number {
  for (const problem of job.problems) say(`${importWords.reasonOf(problem, 'id')} ${importWords.remedyOf(problem, 'id')} [${problem.code}]`)
  return exit.problems
}

async function tellPreview(databases: Databases, job: JobRow): Promise<void> {
  const { dialect, sheet } = job.format
  const written = sheet ? `lembar “${sheet.name}”` : `${dialect?.encoding}, pemisah “${dialect?.delimiter === '\t' ? 'tab' : dialect?.delimiter}”`
  say(`${job.fileName}: ${job.rowCount} baris, ${written}`)
  for (const problem of job.problems) say(`  ${importWords.reasonOf(problem, 'id')}`)
  say(
    `  baru ${job.newCount} · berubah ${job.changedCount} · sama ${job.unchangedCount} · bermasalah ${job.badCount} · perlu dilihat ${job.warningCount}`,
  )
  let shown = 0
  for await (const { row, problems } of importWords.problemRows(databases.sqlOf({ municipalities: [municipalityId] }), job)) {
    for (const { column, cell, found, severity, code } of problems) {
      if (++shown > 50) return say(`  … dan selebihnya; daftar lengkapnya dapat diunduh dari halaman Impor.`)
      say(
        `  ${cell ? `${cell}: ` : ''}baris ${row}${column ? `, kolom ${column}` : ''}: ${severity === 'ERROR' ? '' : '(periksa) '}${importWords.reasonOf(found, 'id')} ${importWords.remedyOf(found, 'id')} [${code}]`,
      )
    }
  }
}

/** Asks at the terminal; without one, says how to answer. */
async function ask(job: JobRow, answers: Record<string, string>): Promise<boolean> {
  for (const { id, kind, header, field, options, examples } of job.questions) {
    say(importWords.questionText[kind].id(header ?? field))
    if (examples.length > 0) say(`  contoh: ${examples.map(({ row, text }) => `“${text}” di baris ${row}`).join(', ')}`)
    if (!process.stdin.isTTY) {
      say(`  jawab dengan --answers '${id}=${options.join('|')}'`)
      continue
    }
    options.forEach((option, index) => say(`  ${index + 1}. ${importWords.optionText(option, 'id')}`))
    const chosen = options[Number(await line('Nomor jawaban: ')) - 1]
    if (!chosen) return false
    answers[id] = chosen
  }
  return process.stdin.isTTY
}

const confirm = async (): Promise<boolean> => process.stdin.isTTY && /^(y|ya)$/i.test((await line('Simpan? (ya/tidak) ')).trim())
async function line(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return await terminal.question(question)
  } finally {
    terminal.close()
  }
}

async function accountOf(databases: Databases): Promise<string | null> {
  if (!values.account) return null
  const account = await databases.accounts.account.findUnique({ where: { username: values.account } })
  return account?.id ?? stop(`Tidak ada akun bernama ${values.account}.`)
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        kind: { type: 'string' },
        municipality: { type: 'string' },
        verify: { type: 'boolean' },
        yes: { type: 'boolean' },
        answers: { type: 'string', multiple: true },
        account: { type: 'string' },
        help: { type: 'boolean' },
      },
    })
    if (values.help) {
      say(usage)
      process.exit(exit.done)
    }
    const [file, ...more] = positionals
    const municipalityId = Number(values.municipality)
    if (!file || more.length > 0 || !values.kind || !(values.kind in ImportKind) || !Number.isInteger(municipalityId) || municipalityId < 1)
      stop(usage)
    if (!existsSync(file!) || !statSync(file!).isFile()) stop(`Tidak ada berkas ${file}.`)
    return { file: file!, kind: values.kind as ImportKind, municipalityId, values }
  } catch (fault) {
    return stop(`${(fault as Error).message}\n\n${usage}`)
  }
}

function stop(why: string): never {
  process.stderr.write(`${why}\n`)
  process.exit(exit.usage)
}

const ownerUrl = process.env.DATABASE_URL
if (!ownerUrl) stop('DATABASE_URL belum diisi.')
declareHooks(extensions)
const databases = openDatabases(ownerUrl, { max: 2 })
try {
  process.exitCode = await run(databases)
} finally {
  await databases.close()
}
