/** npm run recompute -- [--municipality ID] [--period P] [--seal]: every scorecard anew, with progress; a run that was stopped goes on. */
import 'reflect-metadata'
import { parseArgs } from 'node:util'
import { parsePeriod } from '@tolok/domain'
import { showProgress } from '../../seed/bulk/progress'
import { extensions } from '../extensions'
import { openDatabases } from '../platform/database'
import { declareHooks } from '../platform/hooks'
import { recomputeScorecards } from '../slices/scorecards'

const usage = `npm run recompute -- [--municipality KODE] [--period 2026] [--seal]
  --municipality  hanya daerah ini
  --period        hanya periode ini
  --seal          kunci kartu kinerja yang periodenya selesai dan laporannya sudah diverifikasi semua`

const { municipalityId, period, seal } = readArguments()
const ownerUrl = process.env.DATABASE_URL
if (!ownerUrl) stop('DATABASE_URL belum diisi.')
declareHooks(extensions)
const databases = openDatabases(ownerUrl, { max: 2 })
const began = performance.now()
let finish = (): void => {}
try {
  let done = 0
  const totals = await recomputeScorecards(databases, {
    municipalityId,
    period,
    seal,
    tell: (soFar, left) => {
      if (soFar === 0) finish = showProgress(process.stdout, 'scorecards', left, () => done)
      done = soFar
    },
  })
  finish()
  finish = () => {}
  const seconds = (performance.now() - began) / 1000
  const fresh = totals.plans - totals.resumed
  const parts = [
    `${fresh} kartu kinerja dalam ${seconds.toFixed(1)} detik (${Math.round(fresh / seconds)}/detik)`,
    ...(totals.resumed > 0 ? [`${totals.resumed} sudah selesai sebelumnya`] : []),
    ...(totals.refused > 0 ? [`${totals.refused} tidak dapat dihitung`] : []),
    ...(seal ? [`${totals.sealed} dikunci, ${totals.waiting} menunggu`] : []),
    `memori tertinggi ${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`,
  ]
  process.stdout.write(`${parts.join(' · ')}\n`)
} finally {
  finish()
  await databases.close()
}

function readArguments() {
  try {
    const { values } = parseArgs({
      options: { municipality: { type: 'string' }, period: { type: 'string' }, seal: { type: 'boolean' }, help: { type: 'boolean' } },
    })
    if (values.help) {
      process.stdout.write(`${usage}\n`)
      process.exit(0)
    }
    const municipalityId = values.municipality === undefined ? undefined : Number(values.municipality)
    if (municipalityId !== undefined && !(Number.isInteger(municipalityId) && municipalityId > 0))
      stop('--municipality adalah kode daerah, misalnya 1671.')
    if (values.period !== undefined && !parsePeriod(values.period).ok) stop("--period adalah '2026', '2026-S1', '2026-Q1' atau '2026-03'.")
    return { municipalityId, period: values.period, seal: values.seal ?? false }
  } catch (fault) {
    return stop((fault as Error).message)
  }
}

function stop(why: string): never {
  process.stderr.write(`${why}\n\n${usage}\n`)
  process.exit(2)
}
