/** What people keep in the database, against the catalogue of this version: saved reports in every version that is read, dashboards' filters, and the schedules that ask them. */
import { lintReportDocument, migrateReportDocument, readDashboardFilters, reportRenames, type Asked, type Catalogue, type Problem } from '@tolok/domain'
import type pg from 'pg'
import { counted, type Step } from './step'

type Kept = { readonly municipality: number; readonly id: string; readonly version: number; readonly document: unknown; readonly shared: boolean; readonly published: boolean; readonly schedules: number; readonly dashboards: number }

/** One step for each kept report or dashboard that can no longer be asked, and for each that is carried along by a rename. Titles are not told: a report may be private. */
export async function keptReportSteps(client: Pick<pg.ClientBase, 'query'>, catalogue: Catalogue, asked: Asked, renames = reportRenames): Promise<Step[]> {
  const { rows: there } = await client.query<{ there: boolean }>(`select to_regclass('public.saved_report_version') is not null and to_regclass('public.report_schedule') is not null as there`)
  if (!there[0]?.there) return []
  const { rows: reports } = await client.query<Kept>(`select r.municipality_id as municipality, r.id, v.version, v.document, r.sharing <> 'PRIVATE' as shared, coalesce(v.version = r.published_version, false) as published,
      (select count(*)::int from report_schedule s where s.municipality_id = r.municipality_id and s.report_id = r.id and s.active) as schedules,
      (select count(*)::int from dashboard d where d.municipality_id = r.municipality_id and d.archived_at is null and d.tiles @> jsonb_build_array(jsonb_build_object('reportId', r.id))) as dashboards
    from saved_report r join saved_report_version v on v.municipality_id = r.municipality_id and v.report_id = r.id and v.version in (r.version, r.published_version)
    where r.archived_at is null order by r.municipality_id, r.id, v.version`)
  const { rows: dashboards } = await client.query<{ municipality: number; id: string; filters: unknown }>(
    `select municipality_id as municipality, id, filters from dashboard where archived_at is null and filters <> '{}'::jsonb order by municipality_id, id`,
  )
  return [...reports.flatMap((kept) => reportSteps(kept, catalogue, asked, renames)), ...dashboards.flatMap((kept) => dashboardSteps(kept, catalogue, asked))]
}

/** As a reader gets it: carried along by the renames, then asked of the catalogue. */
function reportSteps(kept: Kept, catalogue: Catalogue, asked: Asked, renames: typeof reportRenames): Step[] {
  const place = `report ${kept.municipality}:${kept.id} v${kept.version}`
  const usedBy = [
    ...(kept.published ? ['the public'] : kept.shared ? ['whom it is shared with'] : []),
    ...(kept.schedules > 0 ? [counted(kept.schedules, 'schedule')] : []),
    ...(kept.dashboards > 0 ? [counted(kept.dashboards, 'dashboard')] : []),
  ]
  const who = usedBy.length > 0 ? { usedBy } : {}
  const migrated = migrateReportDocument(kept.document, renames)
  if (!migrated.ok) return [{ level: 'BREAKS', code: 'REPORT_BREAKS', place, says: spoken(migrated.problems, kept.document), ...who }]
  const { document, changes } = migrated.value
  const problems = lintReportDocument(document, catalogue, asked)
  if (problems.length > 0) {
    const remedy = 'if it was renamed, a line in packages/domain/src/reports/migrate-document.ts carries it along'
    return [{ level: 'BREAKS', code: 'REPORT_BREAKS', place, says: spoken(problems, document), remedy, ...who }]
  }
  if (changes.length > 0) return [{ level: 'CHANGES', code: 'REPORT_MIGRATES', place, says: changes.map(({ from, to }) => `${from} → ${to}`).join(', '), ...who }]
  return []
}

function dashboardSteps({ municipality, id, filters }: { municipality: number; id: string; filters: unknown }, catalogue: Catalogue, asked: Asked): Step[] {
  const read = readDashboardFilters(filters, catalogue, asked)
  return read.ok ? [] : [{ level: 'BREAKS', code: 'DASHBOARD_BREAKS', place: `dashboard ${municipality}:${id}`, says: spoken(read.problems, filters) }]
}

/** 'query.measures.0: UNKNOWN_MEASURE CAPAIAN' */
const spoken = (problems: readonly Problem[], document: unknown): string =>
  problems.map(({ code, path }) => `${path.join('.')}: ${code} ${JSON.stringify(path.reduce<unknown>((inner, step) => (inner as Record<string, unknown> | undefined)?.[step], document) ?? null)}`).join('; ')
