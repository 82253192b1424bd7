import { parseReportQuery, type ReportQueryDraft } from '@tolok/domain'
import { cloneDatabase, type TestDatabase } from '../../testing/database'
import { makeRows } from '../../testing/make'
import { slices } from '../../slices'
import { compileReport, rowTypes } from './compile'

const catalogue = { measures: slices.flatMap(({ measures = [] }) => measures), dimensions: slices.flatMap(({ dimensions = [] }) => dimensions) }
const asOf = new Date('2026-11-21T03:00:00Z')
const compiled = (draft: ReportQueryDraft, parts: { municipalityId: number; agencyId: string | null }[] | null = null) => {
  const parsed = parseReportQuery({ period: { fixed: '2026' }, ...draft }, catalogue, { today: '2026-11-21', now: asOf.getTime() })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return compileReport(parsed.value, { municipalities: [1671], parts }, catalogue, { asOf, isLive: true, withCoverage: false })
}
/** One line, single spaces, places without their numbers. */
const plain = (text: string) => text.replace(/\s+/g, ' ').replace(/\$\d+/g, '$')

let database: TestDatabase
const ids: Record<string, string> = {}
beforeAll(async () => {
  database = await cloneDatabase()
  const make = makeRows(database.owner)
  await make.municipality({ id: 1671 })
  const health = await make.agency({ municipality_id: 1671, code: 'DINKES' })
  const clinic = await make.agency({ municipality_id: 1671, code: 'DINKES-1', parent_id: health.id })
  const revenue = await make.agency({ municipality_id: 1671, code: 'BAPENDA' })
  Object.assign(ids, { health: health.id, clinic: clinic.id, revenue: revenue.id })
  for (const [code, polarity, agency] of [['SAKIT', 'MINIMIZE', clinic], ['PAJAK', 'MAXIMIZE', revenue]] as const) {
    const indicator = await make.indicator({ municipality_id: 1671, code, polarity })
    await make.target({ municipality_id: 1671, indicator_id: indicator.id, agency_id: agency.id, value: '7' })
  }
})
afterAll(() => database?.drop())

/** Query → text, values, rows. The rows are the keys of the groups that the statement counts. */
const cases: { name: string; draft: ReportQueryDraft; text: string[]; values: unknown[]; rows: string[] }[] = [
  {
    name: 'one row',
    draft: { measures: ['INDICATOR_COUNT'] },
    text: ['WHERE m.id = $::int)', 'WHERE t.municipality_id = $::int AND t.withdrawn_at IS NULL)', 'SELECT 0 AS grain, municipality_id, indicator_id, subject_id'],
    values: [asOf, 1671, '2026-01-01', '2026-12-31'],
    rows: ['0 ', '0 '],
  },
  {
    name: 'a choice, looked up after counting',
    draft: { measures: ['TARGET'], rows: [{ by: 'POLARITY' }] },
    text: ['i.polarity::text AS k0', 'GROUP BY k0, municipality_id, indicator_id, subject_id, is_ratio, over_time'],
    values: [],
    rows: ['1 MAXIMIZE', '1 MINIMIZE'],
  },
  {
    name: 'levels of the tree on the day of the fact, and the grand total in the same statement',
    draft: { measures: ['TARGET'], rows: [{ by: 'AGENCY', level: 1 }], totals: ['GRAND'] },
    text: ['u0.ancestor_id AS k0', 'u0.valid_from <= f.day AND (u0.valid_to IS NULL OR f.day < u0.valid_to)', '((1 - GROUPING(k0)) << 0) AS grain', 'GROUP BY GROUPING SETS ((k0, municipality_id, indicator_id, subject_id, is_ratio, over_time), (municipality_id, indicator_id, subject_id, is_ratio, over_time))'],
    values: [1],
    rows: ['0 ', '0 ', '1 BAPENDA', '1 DINKES'],
  },
  {
    name: 'a period cut at the ends of the question',
    draft: { measures: ['INDICATOR_COUNT'], rows: [{ by: 'PERIOD', grain: 'QUARTER' }], period: { from: '2026-02', to: '2026-04' }, where: { on: 'POLARITY', op: 'EQ', values: ['MINIMIZE'] } },
    text: ["date_trunc('quarter', f.day::timestamp)::date AS k0", '(i.polarity::text = ANY($::text[])) IS TRUE'],
    values: ['2026-02-01', '2026-04-30', ['MINIMIZE']],
    rows: ['1 2026-01-01', '1 2026-04-01'],
  },
  {
    name: 'everything under an agency',
    draft: { measures: ['INDICATOR_COUNT'], rows: [{ by: 'AGENCY' }], where: { on: 'AGENCY', op: 'DESCENDANT_OF', values: ['1671:DINKES'] } },
    text: ['EXISTS ( SELECT FROM agency_ancestry d WHERE d.municipality_id = f.municipality_id AND d.agency_id = f.agency_id AND d.valid_from <= f.day'],
    values: [['1671:DINKES']],
    rows: ['1 DINKES-1'],
  },
  {
    name: 'not, and, or, a part of a name',
    draft: { measures: ['INDICATOR_COUNT'], rows: [{ by: 'INDICATOR' }], where: { not: { or: [{ on: 'INDICATOR', op: 'CONTAINS', values: ['%'] }, { on: 'INDICATOR', op: 'IN', values: ['1671:SAKIT', '1671:NONE'] }] } } },
    text: ['IS NOT TRUE', "position(lower($::text) IN lower(r.member || ' ' || r.name)) > 0"],
    values: ['%', ['1671:SAKIT', '1671:NONE']],
    rows: ['1 PAJAK'],
  },
]

test.each(cases)('$name', async ({ draft, text, values, rows }) => {
  const statement = compiled(draft)
  for (const part of text) expect(plain(statement.text)).toContain(part)
  expect(statement.values).toEqual(expect.arrayContaining(values))
  expect(await keysOf(statement, (draft.rows ?? []).length)).toEqual(rows)
})

test('a grant that reaches a part of the tree binds it in every row source', async () => {
  const part = [{ municipalityId: 1671, agencyId: ids['health']! }]
  const statement = compiled({ measures: ['INDICATOR_COUNT', 'ACTUAL', 'LATE'], rows: [{ by: 'AGENCY' }] }, part)
  expect(plain(statement.text).split('SELECT FROM agency_ancestry s JOIN unnest(').length - 1).toBe(4) // observations, targets that count, targets of longer periods, reports due
  expect(await keysOf(statement, 1)).toEqual(['1 DINKES-1', '1 DINKES-1']) // a target, and reports due; nothing was observed
})

test('the same question compiles to the same text, whatever its values', () => {
  const about = (code: string) => compiled({ measures: ['ACTUAL'], where: { on: 'INDICATOR', op: 'EQ', values: [code] } }).text
  expect(about('1671:SAKIT')).toBe(about("1671:'; drop table target; --"))
})

async function keysOf(statement: { text: string; values: unknown[] }, depth: number): Promise<string[]> {
  const { rows } = await database.databases.reportOf({ municipalities: [1671] }).query<(string | null)[]>({ ...statement, rowMode: 'array' })
  const names = new Map(rows.filter(([type]) => type === rowTypes.MEMBER).map((row) => [row[2 + depth], row[3 + depth]?.replace('1671:', '')]))
  const groups = rows.filter(([type]) => type === rowTypes.TARGET || type === rowTypes.ACTUAL || type === rowTypes.SLOT)
  return groups.map((row) => `${row[1]} ${row.slice(2, 2 + depth).map((key) => names.get(key) ?? key ?? '').join()}`).sort()
}
