/** Promise P22: 100,000 observations within 60 s and 300 MiB, the API answering meanwhile, from CSV; then the same rows read from XLSX. On an empty, migrated database. */
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat, writeFile as writeWhole } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { finished } from 'node:stream/promises'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import pg from 'pg'
import writeWorkbook from 'write-excel-file/node'
import { openDatabases, type Databases } from '../../platform/database'
import { applyJob } from './apply'
import { previewFile } from './import-file'
import { undoJob } from './undo'

export type ImportFigures = {
  rows: number
  previewSeconds: number
  applySeconds: number
  undoSeconds: number
  peakMiB: number
  growthMiB: number
  loopDelayP99Ms: number
  slowestReadMs: number
  /** The same rows as a workbook, read up to their preview: seconds, size of the file and peak memory. */
  xlsx: { previewSeconds: number; fileMiB: number; peakMiB: number; growthMiB: number }
}

const [agencies, indicators, days] = [50, 100, 20]

/** Imports `agencies × indicators × days` observations into a municipality of its own, and measures. */
export async function benchImports(ownerUrl: string, municipalityId = 9901): Promise<ImportFigures> {
  const owner = new pg.Client({ connectionString: ownerUrl, options: '-c timezone=UTC' })
  await owner.connect()
  await prepare(owner, municipalityId)
  const folder = await mkdtemp(path.join(tmpdir(), 'tolok-bench-'))
  const file = path.join(folder, 'observations.csv')
  const databases = openDatabases(ownerUrl)
  try {
    const rows = await writeFile(file)
    const meter = watch(() =>
      databases
        .sqlOf({ municipalities: [municipalityId] })
        .query('select code, name from agency where municipality_id = $1 order by code limit 50', [municipalityId])
        .then(() => {}),
    )
    const start = performance.now()
    const job = await previewFile(databases, { municipalityId, kind: 'OBSERVATIONS', file, verify: true, accountId: null })
    if (job.status !== 'PREVIEW' || job.newCount !== rows)
      throw new Error(`the bench's file was not understood: ${JSON.stringify({ ...job, format: undefined })}`)
    const previewed = performance.now()
    await applyJob(databases, job, { accountId: null })
    const applied = performance.now()
    const figures = meter.stop()
    await undoJob(databases, job, { accountId: null })
    const undone = performance.now()
    const seconds = (from: number, to: number) => Math.round((to - from) / 100) / 10
    return {
      rows,
      previewSeconds: seconds(start, previewed),
      applySeconds: seconds(previewed, applied),
      undoSeconds: seconds(applied, undone),
      ...figures,
      xlsx: await measureWorkbook(databases, municipalityId, folder, rows),
    }
  } finally {
    await databases.close()
    await owner.end()
    await rm(folder, { recursive: true, force: true })
  }
}

async function measureWorkbook(databases: Databases, municipalityId: number, folder: string, rows: number): Promise<ImportFigures['xlsx']> {
  const file = path.join(folder, 'observations.xlsx')
  await writeSheet(file)
  const meter = watch(() => Promise.resolve())
  const start = performance.now()
  const job = await previewFile(databases, { municipalityId, kind: 'OBSERVATIONS', file, verify: true, accountId: null })
  const seconds = Math.round((performance.now() - start) / 100) / 10
  const { peakMiB, growthMiB } = meter.stop()
  if (job.status !== 'PREVIEW' || job.newCount !== rows)
    throw new Error(`the bench's workbook was not understood: ${JSON.stringify({ ...job, format: undefined })}`)
  return { previewSeconds: seconds, fileMiB: Math.round(((await stat(file)).size / 1024 / 1024) * 10) / 10, peakMiB, growthMiB }
}

/** Registers: 50 agencies, 100 indicators, a target for each pair for 2025. */
async function prepare(owner: pg.Client, id: number): Promise<void> {
  await owner.query(
    "insert into municipality (id, name, kind, province, time_zone) values ($1, 'Kota Ukur', 'KOTA', 'Ukur', 'Asia/Jakarta')",
    [id],
  )
  await owner.query(
    "insert into source (municipality_id, id, code, name, kind) values ($1, gen_random_uuid(), 'REPORTED', 'Laporan', 'REPORTED')",
    [id],
  )
  await owner.query(
    "insert into agency (municipality_id, id, code, name, kind, opened_on) select $1, gen_random_uuid(), 'OPD-' || n, 'Dinas ' || n, 'DINAS', '2020-01-01' from generate_series(1, $2) n",
    [id, agencies],
  )
  await owner.query(
    "insert into indicator (municipality_id, id, code, name, type, unit, polarity, over_time, over_subjects, cadence) select $1, gen_random_uuid(), 'IK-' || n, 'Indikator ' || n, 'COUNT', 'dokumen', 'MAXIMIZE', 'SUM', 'SUM', 'MONTH' from generate_series(1, $2) n",
    [id, indicators],
  )
  await owner.query(
    `insert into target (municipality_id, id, indicator_id, agency_id, subject_id, period, period_from, period_to, source_id)
      select $1, gen_random_uuid(), i.id, a.id, a.id, '2025', '2025-01-01', '2025-12-31', s.id from indicator i, agency a, source s where i.municipality_id = $1 and a.municipality_id = $1 and s.municipality_id = $1`,
    [id],
  )
  await owner.query(
    "insert into target_revision (municipality_id, id, target_id, valid_from, value) select municipality_id, gen_random_uuid(), id, '2025-01-01', 1000 from target where municipality_id = $1",
    [id],
  )
}

async function writeFile(file: string): Promise<number> {
  const out = createWriteStream(file)
  out.write('kode_indikator;unit_kerja;tanggal;realisasi;bukti\r\n')
  for (let agency = 1; agency <= agencies; agency++) {
    for (let indicator = 1; indicator <= indicators; indicator++) {
      for (let day = 1; day <= days; day++)
        out.write(
          `IK-${indicator};OPD-${agency};${String(day).padStart(2, '0')}/03/2025;${(agency * indicator * day) % 977},5;Berita acara ${agency}/${indicator}/${day}\r\n`,
        )
    }
  }
  out.end()
  await finished(out)
  return agencies * indicators * days
}

/** The same facts, days and figures typed as such. */
async function writeSheet(file: string): Promise<void> {
  const each = (most: number) => Array.from({ length: most }, (_, at) => at + 1)
  const rows = each(agencies).flatMap((agency) =>
    each(indicators).flatMap((indicator) =>
      each(days).map((day) => [
        `IK-${indicator}`,
        `OPD-${agency}`,
        { value: new Date(Date.UTC(2025, 2, day)), type: Date, format: 'dd/mm/yyyy' },
        ((agency * indicator * day) % 977) + 0.5,
        `Berita acara ${agency}/${indicator}/${day}`,
      ]),
    ),
  )
  const header = ['kode_indikator', 'unit_kerja', 'tanggal', 'realisasi', 'bukti']
  await writeWhole(file, await writeWorkbook([header, ...rows], { sheet: 'Realisasi' }).toBuffer())
}

/** Samples memory and the event loop, and keeps asking the database something small, as people would. */
function watch(ask: () => Promise<void>) {
  const before = process.memoryUsage.rss()
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  let peak = before
  let slowest = 0
  let isAsking = false
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
    if (isAsking) return
    isAsking = true
    const start = performance.now()
    void ask().finally(() => {
      slowest = Math.max(slowest, performance.now() - start)
      isAsking = false
    })
  }, 50)
  return {
    stop: () => {
      clearInterval(timer)
      delay.disable()
      const mebibytes = (bytes: number) => Math.round(bytes / 1024 / 1024)
      return {
        peakMiB: mebibytes(peak),
        growthMiB: mebibytes(peak - before),
        loopDelayP99Ms: Math.round(delay.percentile(99) / 1e5) / 10,
        slowestReadMs: Math.round(slowest),
      }
    },
  }
}
