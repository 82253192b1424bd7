import { codeInMunicipality, filterOps, predicates, predicateWords, type Predicate } from '@tolok/domain'
import type { SqlDimension, SqlMeasure } from '../../platform/slice'
import { join, sql, type Sql } from '../../platform/statement'

const { EQ, IN, NOT_IN, IS_NULL } = filterOps
const codes = Object.keys(predicates) as Predicate[]

export const scorecardDimensions: readonly SqlDimension[] = [
  {
    id: 'PREDICATE',
    label: { id: 'Predikat', en: 'Predicate' },
    description: { id: 'Predikat kinerja pegawai; tanpa predikat bila tidak dinilai atau aturannya hanya memberi nilai.', en: 'The predicate of an employee; none where not assessed or where the scheme yields a score alone.' },
    kind: 'CHOICE',
    facts: ['SCORECARD', 'PUBLISHED'],
    operators: [EQ, IN, NOT_IN, IS_NULL],
    choices: codes.map((id) => ({ id, label: predicateWords[id] })),
    sql: sql`f.predicate::text`,
  },
  {
    id: 'SCHEME',
    label: { id: 'Aturan penilaian', en: 'Scheme' },
    description: { id: 'Aturan yang dipakai menilai, dengan versinya.', en: 'The rules judged by, with their version.' },
    kind: 'CHOICE',
    facts: ['SCORECARD'],
    operators: [EQ, IN, NOT_IN],
    code: codeInMunicipality,
    join: sql`JOIN scheme fs ON fs.municipality_id = f.scheme_municipality_id AND fs.id = f.scheme_id`,
    sql: sql`(fs.municipality_id || ':' || fs.code || '@' || fs.version)`,
  },
  {
    id: 'SCORECARD_STATE',
    label: { id: 'Status kartu kinerja', en: 'State of the scorecard' },
    description: { id: 'Masih dapat berubah, atau sudah dikunci.', en: 'Still changing, or sealed.' },
    kind: 'CHOICE',
    facts: ['SCORECARD'],
    operators: [EQ, IN, NOT_IN],
    choices: [
      { id: 'LIVE', label: { id: 'Berjalan', en: 'Live' } },
      { id: 'FINAL', label: { id: 'Terkunci', en: 'Sealed' } },
    ],
    sql: sql`(CASE WHEN f.sealed_at IS NULL THEN 'LIVE' ELSE 'FINAL' END)`,
  },
]

const share = (id: string, label: SqlMeasure['label'], description: SqlMeasure['description'], polarity: SqlMeasure['polarity'], tally: Sql): SqlMeasure => ({
  id, label, description, unit: '%', format: 'PERCENT', polarity, rollUp: 'RATIO', fact: 'SCORECARD', tally, per: sql`count(f.predicate)`, permission: 'report.person',
})

/** Figures about persons: whoever may see none has no such measures, and the others count those they may see. */
export const scorecardMeasures: readonly SqlMeasure[] = [
  {
    id: 'SCORECARD_COUNT',
    label: { id: 'Jumlah kartu kinerja', en: 'Scorecards' },
    description: { id: 'Kartu kinerja yang sudah dihitung, tanpa yang untuk latihan.', en: 'Scorecards that were reckoned, without those for practice.' },
    unit: null,
    format: 'COUNT',
    polarity: null,
    rollUp: 'COUNT',
    fact: 'SCORECARD',
    tally: sql`count(*)`,
    permission: 'report.person',
  },
  {
    id: 'SCORECARD_MEAN',
    label: { id: 'Rata-rata nilai', en: 'Mean score' },
    description: { id: 'Rata-rata nilai kartu kinerja yang bernilai.', en: 'The mean of the scorecards that have a score.' },
    unit: 'poin',
    format: 'AMOUNT',
    polarity: 'MAXIMIZE',
    rollUp: 'RATIO',
    fact: 'SCORECARD',
    tally: sql`sum(f.score)`,
    per: sql`count(f.score)`,
    permission: 'report.person',
  },
  {
    id: 'PREDICATE_COUNT',
    label: { id: 'Jumlah berpredikat', en: 'With a predicate' },
    description: { id: 'Kartu kinerja yang memperoleh predikat; per predikat bila dirinci menurut Predikat.', en: 'Scorecards with a predicate; of each one when grouped by it.' },
    unit: null,
    format: 'COUNT',
    polarity: null,
    rollUp: 'COUNT',
    fact: 'SCORECARD',
    tally: sql`count(f.predicate)`,
    permission: 'report.person',
  },
  {
    id: 'DISTRIBUTION_GAP',
    label: { id: 'Selisih pola predikat', en: 'Gap to the pattern' },
    description: { id: 'Banyaknya pegawai yang menyimpang dari pola predikat satu unit kerja menurut predikat organisasinya.', en: 'By how many people one unit’s predicates miss the pattern of its own predicate.' },
    unit: null,
    format: 'COUNT',
    polarity: 'MINIMIZE',
    rollUp: 'DISTRIBUTION_GAP',
    fact: 'SCORECARD',
    tally: sql`${join(codes.map((code) => sql`count(*) FILTER (WHERE f.predicate::text = ${code}::text) || '/'`), ' || ')} || coalesce(CASE WHEN count(DISTINCT f.rating_id) = 1 AND count(f.rating_id) = count(*) THEN max(f.organisation) END, '')`,
    permission: 'report.person',
  },
  share(
    'SHARE_GOOD_OR_BETTER',
    { id: 'Porsi baik atau lebih', en: 'Share good or better' },
    { id: 'Persen: predikat Baik dan Sangat Baik dari semua yang berpredikat.', en: 'Percent: good and very good of all with a predicate.' },
    'MAXIMIZE',
    sql`count(*) FILTER (WHERE f.predicate IN ('VERY_GOOD', 'GOOD'))`,
  ),
  ...codes.map((code) =>
    share(
      `SHARE_${code}`,
      { id: `Porsi ${predicateWords[code].id}`, en: `Share ${predicateWords[code].en.toLowerCase()}` },
      { id: `Persen: predikat ${predicateWords[code].id} dari semua yang berpredikat.`, en: `Percent: ${predicateWords[code].en.toLowerCase()} of all with a predicate.` },
      null,
      sql`count(*) FILTER (WHERE f.predicate::text = ${code}::text)`,
    ),
  ),
]
