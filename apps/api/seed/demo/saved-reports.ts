import { reportDocumentHash, type SavedReportDocument, type Sharing } from '@tolok/domain'
import { nextDue } from '../../src/slices/report-schedules'
import { documentOf, readyReports } from '../../src/slices/saved-reports'
import { timestamp } from '../calendar'
import type { Loader } from '../loader'
import { uuidAt } from '../uuid'
import type { Setting } from './setting'
import type { Structure } from './structure'

const [kept, asked, decided, gathered] = [
  Date.parse('2026-10-05T02:15:00Z'),
  Date.parse('2026-10-06T01:40:00Z'),
  Date.parse('2026-10-07T03:30:00Z'),
  Date.parse('2026-10-08T02:00:00Z'),
] as const

/** What the administrator and the planner of a town have kept: reports of the gallery, shared in every way there is, a dashboard, and a schedule. */
export function makeSavedReports({ town, loader, random, accounts }: Setting, { byCode }: Structure, agencyCode: string): void {
  const ids = random.part('saved-reports') // of its own, so that no other row gets another id
  const newId = (instant: number) => uuidAt(instant, ids)
  const own = { municipality_id: town.id }
  const agency = byCode.get(agencyCode)
  if (!agency) throw new Error(`${town.slug} has no agency ${agencyCode}`)

  const keep = (code: string, owner: string, folder: string, sharing: Sharing, more: { agency?: string; role?: string } = {}): string => {
    const ready = readyReports.find((one) => one.code === code)
    if (!ready) throw new Error(`there is no ready report ${code}`)
    const id = newId(kept)
    const isPublic = sharing === 'PUBLIC'
    loader.add('saved_report', {
      ...own,
      id,
      owner_id: owner,
      folder,
      sharing,
      shared_agency_id: more.agency ?? null,
      shared_role: more.role ?? null,
      version: 1,
      published_version: isPublic ? 1 : null,
      recorded_at: timestamp(kept),
    })
    addVersion(loader, town.id, id, owner, documentOf(ready))
    return id
  }
  const { admin, planner } = accounts
  const achievement = keep('ACHIEVEMENT_BY_AGENCY', admin, '', 'MUNICIPALITY')
  const trend = keep('MONTHLY_TREND', admin, '', 'MUNICIPALITY')
  const diseases = keep('DISEASES', planner, 'Kesehatan', 'MUNICIPALITY')
  const missing = keep('NOT_REPORTED', admin, 'Rapat bulanan', 'ROLE', { role: 'PLANNER' })
  keep('POPULATION_OFFICE', planner, 'Layanan', 'AGENCY', { agency: agency.id })
  keep('WEAKEST_INDICATORS', admin, 'Rapat bulanan', 'PRIVATE')
  const open = keep('LESS_IS_BETTER', planner, 'Terbuka', 'PUBLIC')
  loader.add('report_publication', {
    ...own,
    id: newId(asked),
    report_id: open,
    version: 1,
    state: 'APPROVED',
    reason: 'Warga dan media sering menanyakan kasus penyakit dan waktu tunggu. Isinya hanya angka perangkat daerah.',
    requested_by: planner,
    requested_at: timestamp(asked),
    decided_by: admin,
    decided_at: timestamp(decided),
    note: 'Disetujui: tidak ada keterangan tentang pegawai.',
  })
  loader.add('report_favourite', { ...own, report_id: achievement, account_id: admin, recorded_at: timestamp(gathered) })
  const tiles = [
    { reportId: achievement, x: 0, y: 0, w: 8, h: 5 },
    { reportId: trend, x: 8, y: 0, w: 4, h: 5 },
    { reportId: diseases, x: 0, y: 5, w: 6, h: 4 },
    { reportId: missing, x: 6, y: 5, w: 6, h: 4, view: { kind: 'BAR' } },
  ]
  loader.add('dashboard', {
    ...own,
    id: newId(gathered),
    owner_id: admin,
    title: `Ringkasan ${town.name}`,
    description: 'Capaian, tren, penyakit dan kelengkapan laporan dalam satu halaman.',
    sharing: 'MUNICIPALITY',
    tiles: JSON.stringify(tiles),
    filters: '{}',
    recorded_at: timestamp(gathered),
    changed_at: timestamp(gathered),
  })
  const cron = '0 7 1 * *'
  loader.add('report_schedule', {
    ...own,
    id: newId(gathered),
    report_id: missing,
    owner_id: admin,
    cron,
    channels: '{IN_APP}',
    account_ids: `{${planner}}`,
    addresses: '{}',
    next_run_at: timestamp(nextDue(cron, town.timeZone, new Date(gathered)).getTime()),
    recorded_at: timestamp(gathered),
    changed_at: timestamp(gathered),
  })
}

function addVersion(loader: Loader, municipalityId: number, reportId: string, owner: string, document: SavedReportDocument): void {
  loader.add('saved_report_version', {
    municipality_id: municipalityId,
    report_id: reportId,
    version: 1,
    document: JSON.stringify(document),
    content_hash: reportDocumentHash(document),
    reason: 'Dari galeri',
    recorded_by: owner,
    recorded_at: timestamp(kept),
  })
}
