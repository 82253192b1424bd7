import type { Catalogue } from './catalogue'
import { lintReportDocument, readReportDocument, readReportShape, reportDocumentHash, reportDocumentText, reportFileName } from './document'
import { migrateReportDocument, type ReportRename } from './migrate-document'
import { draftOf, parseInstant } from './query-shape'

const words = { id: 'x', en: 'x' }
const measure = (id: string) => ({ id, label: words, description: words, unit: null, format: 'COUNT' as const, polarity: null, rollUp: 'COUNT' as const, fact: 'OBSERVATION' as const })
const catalogue: Catalogue = {
  measures: [measure('ACTUAL'), measure('LATE')],
  dimensions: [{ id: 'AGENCY', label: words, description: words, kind: 'TREE', facts: ['OBSERVATION'], operators: ['EQ', 'IN'], code: /^\d+:.+$/ }],
}
const asked = { today: '2026-11-25', now: Date.parse('2026-11-25T03:00:00Z') }
const document = {
  format: 'tolok-report',
  version: 1,
  title: 'Keterlambatan per OPD',
  description: 'Untuk rapat bulanan.\nDibaca sekretaris.',
  query: { measures: ['LATE'], rows: [{ by: 'AGENCY', level: 1 }], period: { relative: 'LAST_MONTH' }, where: { on: 'AGENCY', op: 'IN', values: ['1671:BAPENDA'] } },
  view: { kind: 'BAR', options: { stacked: false, hidden: ['LATE'] } },
}
const query = (changes: object) => ({ ...document, query: { ...document.query, ...changes } })
const refusals = (json: unknown) => {
  const read = readReportDocument(json, catalogue, asked)
  return read.ok ? [] : read.problems.map(({ code, path }) => `${code} ${path.join('.')}`)
}

test('a document goes out as text and comes back the same', () => {
  const read = readReportDocument(document, catalogue, asked)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  expect(read.value).toEqual(document)
  const again = readReportDocument(JSON.parse(reportDocumentText(read.value)), catalogue, asked)
  expect(again).toEqual(read)
  expect(again.ok && reportDocumentText(again.value)).toBe(reportDocumentText(read.value))
})

test('the text and the hash are those of the content, in whatever order and with whatever nulls it came', () => {
  const other = { view: { options: { hidden: ['LATE'], stacked: false }, kind: 'BAR' }, ...Object.fromEntries(Object.entries(query({ having: null, page: null })).reverse()) }
  const [one, two] = [readReportShape(document), readReportShape(other)]
  if (!one.ok || !two.ok) throw new Error('not read')
  expect(reportDocumentText(two.value)).toBe(reportDocumentText(one.value))
  expect(reportDocumentHash(two.value)).toBe(reportDocumentHash(one.value))
  const third = readReportShape(query({ measures: ['ACTUAL'] }))
  expect(third.ok && reportDocumentHash(third.value)).not.toBe(reportDocumentHash(one.value))
})

test('what is asked beyond today goes through untouched', () => {
  const more = { having: [{ measure: 'LATE', op: 'GTE', value: 3 }], compare: ['PREVIOUS_PERIOD'], show: [{ kind: 'RANK', of: 'LATE' }], top: { by: 'LATE', n: 5, others: true } }
  const read = readReportShape(query(more))
  expect(read.ok && read.value.query).toMatchObject(more)
  expect(read.ok && draftOf(read.value.query)).toMatchObject({ ...more, measures: ['LATE'], asOf: null })
})

test('a view that is missing is a table, a description may be', () => {
  const read = readReportShape({ ...document, view: undefined, description: null })
  expect(read.ok && [read.value.view, read.value.description]).toEqual([{ kind: 'TABLE' }, ''])
})

test.each<[unknown, string[]]>([
  [7, ['MALFORMED ']],
  [{}, ['REQUIRED format', 'NOT_ONE_OF version', 'REQUIRED title', 'REQUIRED query']],
  [{ ...document, format: 'grafana' }, ['NOT_ONE_OF format']],
  [{ ...document, version: 2 }, ['NOT_ONE_OF version']],
  [{ ...document, title: ' ' }, ['TOO_SHORT title']],
  [{ ...document, title: 'x'.repeat(201) }, ['TOO_LONG title']],
  [{ ...document, title: 'a\u202eb' }, ['MALFORMED title']],
  [{ ...document, description: 'x'.repeat(2001) }, ['TOO_LONG description']],
  [{ ...document, owner: 'x' }, ['UNKNOWN_FIELD owner']],
  [{ ...document, view: { kind: 'PIE' } }, ['NOT_ONE_OF view.kind']],
  [{ ...document, view: { kind: 'BAR', options: { deep: { er: 1 } } } }, ['NOT_TEXT view.options.deep']],
  [query({ measures: ['SALARY', 'ACTUAL'] }), ['UNKNOWN_MEASURE query.measures.0']],
  [query({ rows: [{ by: 'SHOE_SIZE' }] }), ['UNKNOWN_DIMENSION query.rows.0.by']],
  [query({ measures: 'LATE' }), ['MALFORMED query.measures']],
  [query({ rows: [7] }), ['MALFORMED query.rows.0']],
  [query({ rows: [{ by: 'AGENCY', level: '1' }] }), ['NOT_A_NUMBER query.rows.0.level']],
  [query({ filter: {} }), ['UNKNOWN_FIELD query.filter']],
  [query({ where: { on: 'AGENCY', op: 'EQ', values: [7] } }), ['NOT_TEXT query.where.values.0']],
  [query({ where: { on: 'AGENCY', op: 'CONTAINS', values: ['x'] } }), ['OPERATOR_NOT_FIT query.where.op']],
  [query({ having: { measure: 'LATE' } }), ['MALFORMED query.having']],
  [query({ having: [7] }), ['MALFORMED query.having.0']],
  [query({ period: { relative: 'LAST_MONTH', fixed: '2026' } }), ['PERIOD_AMBIGUOUS query.period']],
  [query({ asOf: 'yesterday' }), ['MALFORMED query.asOf']],
  [query({ asOf: '2027-01-01T00:00:00Z' }), ['OUT_OF_RANGE query.asOf']],
  [query({ page: { first: 10, after: 'x' } }), ['CURSOR_NOT_FIT query.page.after']],
  [{ ...document, title: 'a\0b' }, ['HAS_NUL title']],
])('%j is refused: %j', (json, says) => expect(refusals(json)).toEqual(says))

test('a filter nested without end is refused, not followed', () => {
  let where: object = { on: 'AGENCY', op: 'EQ', values: ['1671:X'] }
  for (let i = 0; i < 10_000; i++) where = { not: where }
  expect(refusals(query({ where }))[0]).toMatch(/^TOO_MANY_CONDITIONS query\.where/)
})

test('a document of more than 64,000 characters is refused', () => {
  const values = Array.from({ length: 200 }, (_, i) => `1671:${'X'.repeat(400)}${i}`)
  expect(refusals(query({ where: { on: 'AGENCY', op: 'IN', values } }))).toEqual(['TOO_LARGE '])
})

test('what was kept once can be read when the catalogue has lost its measure, and the linter says so', () => {
  const read = readReportShape(query({ measures: ['LOST'] }))
  if (!read.ok) throw new Error('not read')
  expect(lintReportDocument(read.value, catalogue, asked)).toEqual([{ code: 'UNKNOWN_MEASURE', path: ['query', 'measures', 0], allowed: ['ACTUAL', 'LATE'] }])
})

describe('renamed ids', () => {
  const renames: ReportRename[] = [
    { since: '2026-01-01', of: 'MEASURE', from: 'TELAT', to: 'OVERDUE' },
    { since: '2026-06-01', of: 'MEASURE', from: 'OVERDUE', to: 'LATE' },
    { since: '2026-06-01', of: 'DIMENSION', from: 'OPD', to: 'AGENCY' },
  ]
  const old = query({
    measures: ['ACTUAL', 'TELAT'],
    rows: [{ by: 'OPD', level: 1 }],
    columns: [{ by: 'PERIOD', grain: 'MONTH' }],
    where: { or: [{ on: 'OPD', op: 'IN', values: ['OPD'] }, { not: { on: 'OPD', op: 'EQ', values: ['TELAT'] } }] },
    orderBy: [{ measure: 'OVERDUE', direction: 'DESC' }, { dimension: 'OPD' }],
    having: [{ measure: 'TELAT', op: 'GTE', value: 3 }],
    show: [{ kind: 'RANK', of: 'TELAT' }],
    top: { by: 'TELAT', n: 5, perGroup: { dimension: 'OPD' } },
  })

  test('every place of an id is followed through both names; members and other words are left alone', () => {
    const migrated = migrateReportDocument(old, renames)
    if (!migrated.ok) throw new Error('not read')
    expect(migrated.value.document).toEqual(
      query({
        measures: ['ACTUAL', 'LATE'],
        rows: [{ by: 'AGENCY', level: 1 }],
        columns: [{ by: 'PERIOD', grain: 'MONTH' }],
        where: { or: [{ on: 'AGENCY', op: 'IN', values: ['OPD'] }, { not: { on: 'AGENCY', op: 'EQ', values: ['TELAT'] } }] },
        orderBy: [{ measure: 'LATE', direction: 'DESC' }, { dimension: 'AGENCY' }],
        having: [{ measure: 'LATE', op: 'GTE', value: 3 }],
        show: [{ kind: 'RANK', of: 'LATE' }],
        top: { by: 'LATE', n: 5, perGroup: { dimension: 'AGENCY' } },
      }),
    )
    expect(migrated.value.changes).toHaveLength(10)
    expect(migrated.value.changes[0]).toEqual({ path: ['query', 'measures', 1], from: 'TELAT', to: 'LATE' })
  })

  test('once is enough, and the table of today changes nothing', () => {
    const once = migrateReportDocument(old, renames)
    if (!once.ok) throw new Error('not read')
    expect(migrateReportDocument(once.value.document, renames)).toEqual({ ok: true, value: { document: once.value.document, changes: [] } })
    expect(migrateReportDocument(document)).toEqual({ ok: true, value: { document, changes: [] } })
    expect(migrateReportDocument({ format: 'x' }).ok).toBe(false)
  })
})

test.each([
  ['1970-01-02T00:00:01Z', 86_401_000],
  ['2026-10-31T16:59:00.250Z', Date.UTC(2026, 9, 31, 16, 59, 0, 250)],
  ['2026-10-31T16:59Z', Date.UTC(2026, 9, 31, 16, 59)],
  [12, 12],
])('the instant %s', (input, expected) => expect(parseInstant(input)).toEqual({ ok: true, value: expected }))
test.each(['2026-02-30T00:00:00Z', '2026-10-31', '2026-10-31T24:00:00Z', '2026-10-31T16:59:00+07:00', null, 1.5, {}])('%p is no instant', (input) =>
  expect(parseInstant(input).ok).toBe(false),
)

test.each([
  ['Capaian per OPD (2026)', 'capaian-per-opd-2026.tolok.json'],
  ['../../etc/passwd', 'etc-passwd.tolok.json'],
  ['©', 'laporan.tolok.json'],
])('the file of %p is %s', (title, name) => expect(reportFileName({ title })).toBe(name))
