import { explainCell, questionWords, reportExactText, shownFigure, type CellChoice, type Exact, type ReportQueryDraft, type Words, type Zone } from '@tolok/domain'
import { agreed } from '../../platform/errors'
import type { Databases } from '../../platform/database'
import type { Scope } from '../../platform/scope'
import type { Explanation } from './explanation.object'
import type { SqlCatalogue } from './plan'
import type { ReportScope } from './report-scope'
import { countAll, readQuestion } from './report.store'
import { inSnapshot, type Snapshot } from './snapshot'

export const partsShown = 500

/** How the figure of one cell came about, counted anew in one snapshot. Refuses what `parseReportQuery` and `explainCell` refuse. */
export async function explainFigure(scope: Scope, databases: Pick<Databases, 'reportOf'>, catalogue: SqlCatalogue, draft: ReportQueryDraft, cell: CellChoice, { zone = 'Asia/Jakarta' as Zone, now = scope.at } = {}): Promise<Explanation> {
  const question = readQuestion(scope, catalogue, { ...draft, page: null }, { withCoverage: false, zone, now })
  return inSnapshot(databases.reportOf(scope), async (snapshot, spare) => {
    const { tallies, brought, others } = await countAll(snapshot, { ...question, spare })
    const explained = agreed(explainCell(question.query, catalogue, { tallies, brought, rest: others }, cell))
    const names = await namesOf(snapshot, explained.parts.map(({ indicator }) => indicator))
    const text = (figure: Exact | null) => (figure === null ? null : reportExactText(figure))
    return {
      column: { ...explained.column, label: explained.column.label.id },
      members: explained.members,
      value: explained.figure === null ? null : shownFigure(explained.figure, explained.column.format),
      exact: text(explained.figure),
      question: questionWords(question.query, catalogue, { asOf: question.asked.asOf.getTime(), zone }),
      scope: await scopeWords(snapshot, question.scope),
      rule: explained.rule,
      lines: explained.lines,
      parts: explained.parts.slice(0, partsShown).map(({ indicator, weight, target, actual, raw, judged, ...part }) => ({
        ...part,
        indicatorId: indicator,
        name: names.get(indicator) ?? indicator,
        weight: reportExactText(weight),
        target: text(target),
        actual: text(actual),
        raw: text(raw),
        judged: text(judged),
      })),
      partCount: explained.parts.length,
      notes: explained.notes,
      asOf: question.asked.asOf,
      queryHash: question.queryHash,
    }
  })
}

async function namesOf(snapshot: Snapshot, codes: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await snapshot.query<{ code: string; name: string }>({
    text: `SELECT i.municipality_id || ':' || i.code AS code, i.name FROM indicator i
      JOIN unnest($1::int[], $2::text[]) asked (municipality_id, code) ON asked.municipality_id = i.municipality_id AND asked.code = i.code`,
    values: [codes.map((code) => Number(code.split(':')[0])), codes.map((code) => code.slice(code.indexOf(':') + 1))],
  })
  return new Map(rows.map(({ code, name }) => [code, name]))
}

/** 'Seluruh Kota Palembang', '5 kabupaten/kota', or the parts of the tree that the viewer's grants reach. */
async function scopeWords(snapshot: Snapshot, { municipalities, parts }: ReportScope): Promise<Words> {
  const named = parts?.flatMap(({ agencyId }) => agencyId ?? []) ?? []
  if (named.length > 0) {
    const { rows } = await snapshot.query<{ name: string }>({ text: 'SELECT name FROM agency WHERE id = ANY($1::uuid[]) ORDER BY name LIMIT 10', values: [named] })
    const list = rows.map(({ name }) => name).join(', ')
    return { id: `Hanya ${list} dan unit di bawahnya`, en: `Only ${list} and the units below` }
  }
  if (municipalities !== 'ALL' && municipalities.length === 1) {
    const { rows } = await snapshot.query<{ name: string }>({ text: 'SELECT name FROM municipality WHERE id = $1', values: [municipalities[0]] })
    return { id: `Seluruh ${rows[0]?.name ?? ''}`, en: `All of ${rows[0]?.name ?? ''}` }
  }
  return municipalities === 'ALL' ? { id: 'Semua kabupaten/kota', en: 'All municipalities' } : { id: `${municipalities.length} kabupaten/kota`, en: `${municipalities.length} municipalities` }
}
