import { verify } from '@node-rs/argon2'
import {
  checkPlacements,
  indicatorTypeOf,
  observationTransitions,
  parseObservation,
  parsePeriod,
  parseTarget,
  type Grain,
  type ObservationState,
  type Placement,
  type Polarity,
} from '@tolok/domain'
import type pg from 'pg'
import { cloneDatabase, type TestDatabase } from '../../src/testing/database'
import { cloneDemonstration } from '../../src/testing/demonstration'
import { compareAncestry, findWrongCaches } from '../checks'
import { digestTables } from '../digest'
import { findDangling } from '../foreign-keys'
import { demonstrationPassword } from './accounts'
import { seedDemonstration } from './demo'
import { demonstration } from './setting'
import { towns } from './towns'

jest.setTimeout(240_000) // the whole demonstration
let database: TestDatabase
const ids = towns.map(({ id }) => id)

const onOne = async <T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect()
  try {
    return await work(client)
  } finally {
    client.release()
  }
}
const rows = async <T = Record<string, unknown>>(statement: string, values: unknown[] = []) =>
  (await database.owner.query(statement, values)).rows as T[]
const count = async (statement: string) => Number((await rows<{ n: string }>(`SELECT count(*) AS n FROM ${statement}`))[0]!.n)

beforeAll(async () => {
  database = await cloneDemonstration()
})
afterAll(() => database.drop())

test('the same seed gives the same content, table by table, also when it was stopped or comes twice', async () => {
  const straight = await cloneDatabase()
  try {
    const seed = () => onOne(straight.owner, (client) => seedDemonstration(client, { only: ['sabang', 'sawahlunto'] }))
    await seed()
    await seed() // what is complete stays
    const content = await digestTables(straight.owner)
    // The demonstration was seeded in two goes, the first of them stopped behind Sawahlunto.
    expect(await digestTables(database.owner, [1172, 1373])).toEqual(content)
    expect(Object.values(content).filter((digest) => !digest.startsWith('0 ')).length).toBeGreaterThan(18)
  } finally {
    await straight.drop()
  }
})

test('another number gives other people and other figures', async () => {
  const third = await cloneDatabase()
  try {
    await onOne(third.owner, (client) => seedDemonstration(client, { seed: 7, only: ['sabang'] }))
    const differs = async (table: string, column: string) => {
      const statement = `SELECT md5(string_agg(${column}::text, ',' ORDER BY ${column})) AS digest FROM ${table} WHERE municipality_id = 1172`
      return (await third.owner.query(statement)).rows[0].digest !== (await rows(statement))[0]!.digest
    }
    expect([await differs('person', 'name'), await differs('observation', 'value'), await differs('agency', 'code')]).toEqual([
      true,
      true,
      false,
    ])
  } finally {
    await third.drop()
  }
})

test('a municipality that is no demonstration is left alone', async () => {
  const other = await cloneDatabase()
  try {
    await other.owner.query(
      "INSERT INTO municipality (id, name, kind, province, time_zone) VALUES (1172, 'Kota Sabang', 'KOTA', 'Aceh', 'Asia/Jakarta')",
    )
    await expect(onOne(other.owner, (client) => seedDemonstration(client, { only: ['sabang'] }))).rejects.toThrow('is not a demonstration')
    expect((await other.owner.query('SELECT count(*)::int AS n FROM employee')).rows).toEqual([{ n: 0 }])
  } finally {
    await other.drop()
  }
})

test('every cache says what the dated rows say, every reference finds its row', async () => {
  expect(await findWrongCaches(database.owner)).toEqual([])
  expect(await onOne(database.owner, (client) => findDangling(client, ids))).toEqual([])
  const [{ id }] = (await rows<{ id: string }>("SELECT id FROM observation WHERE state = 'VERIFIED' ORDER BY id LIMIT 1")) as [
    { id: string },
  ]
  await database.owner.query("UPDATE observation SET state = 'DRAFT' WHERE id = $1", [id])
  expect(await findWrongCaches(database.owner)).toEqual([{ id }]) // the check itself can fail
  await database.owner.query("UPDATE observation SET state = 'VERIFIED' WHERE id = $1", [id])
})

test('the tree is sound, and the ancestry is what the domain derives from it', async () => {
  expect(await compareAncestry(database.owner)).toEqual({ wrong: [], absent: [] })
  for (const id of ids) {
    const placements = await rows<Placement>(
      'SELECT agency_id AS "agencyId", parent_id AS "parentId", valid_from::text AS "validFrom", valid_to::text AS "validTo" FROM agency_placement WHERE municipality_id = $1',
      [id],
    )
    expect(checkPlacements(placements).ok).toBe(true)
  }
  expect(
    await rows(
      "SELECT count(*)::int AS moved FROM agency_placement WHERE valid_to = '2025-07-01' AND parent_id IS NOT NULL GROUP BY municipality_id",
    ),
  ).toHaveLength(5)
  expect(await rows('SELECT municipality_id FROM agency WHERE successor_id IS NOT NULL ORDER BY 1')).toHaveLength(5)
})

test('every municipality has 300 to 600 employees, 20 to 60 indicators and all kinds of both', async () => {
  const sizes = await rows<{ employees: number; indicators: number }>(
    `SELECT (SELECT count(*)::int FROM employee WHERE municipality_id = m.id) AS employees, (SELECT count(*)::int FROM indicator WHERE municipality_id = m.id AND import_job_id IS NULL) AS indicators FROM municipality m`,
  )
  expect(sizes).toHaveLength(5)
  for (const { employees, indicators } of sizes) {
    expect([employees >= 300 && employees <= 600, indicators >= 20 && indicators <= 60]).toEqual([true, true])
  }
  const kinds = async (column: string) =>
    (await rows<{ kind: string }>(`SELECT DISTINCT ${column}::text AS kind FROM indicator WHERE import_job_id IS NULL ORDER BY 1`)).map(
      ({ kind }) => kind,
    )
  expect(await kinds('type')).toEqual(['COUNT', 'CURRENCY', 'DURATION', 'PERCENTAGE', 'RATIO'])
  expect(await kinds('polarity')).toEqual(['EXACT', 'MAXIMIZE', 'MINIMIZE', 'RANGE'])
  expect(await kinds('over_time')).toEqual(['AVERAGE', 'LAST', 'MAX', 'MIN', 'SUM'])
  expect(await kinds('over_subjects')).toEqual(['AVERAGE', 'NONE', 'RATIO', 'SUM'])
  expect(await kinds('cadence')).toEqual(['MONTH', 'QUARTER', 'SEMESTER'])
})

test('nobody can have such a number: the month of birth is 13', async () => {
  expect(await count("employee WHERE nip !~ '^(19|20)[0-9]{2}13(0[1-9]|1[0-9]|2[0-8])[0-9]{10}$'")).toBe(0)
})

test('the domain accepts every indicator, target and observation', async () => {
  type Stored = {
    id: string
    type: string
    polarity: Polarity
    cadence: Grain
    minimizeFormula: string
    overTime: string
    overSubjects: string
    cap: string | null
    floor: string
  }
  const stored = await rows<Stored>(
    'SELECT id, type, polarity, cadence, minimize_formula AS "minimizeFormula", over_time AS "overTime", over_subjects AS "overSubjects", cap, floor FROM indicator',
  )
  const refused: unknown[] = []
  const specs = new Map(stored.map((one) => [one.id, one]))
  for (const { id, type, polarity, minimizeFormula, overTime, overSubjects, cap, floor } of stored) {
    const parsed = indicatorTypeOf(type)!.fields.parse({ polarity, minimizeFormula, overTime, overSubjects, cap, floor })
    if (!parsed.ok) refused.push({ id, problems: parsed.problems })
  }
  type StoredTarget = {
    indicatorId: string
    period: string
    from: string
    to: string
    value: string
    high: string | null
    validFrom: string
  }
  const targets = await rows<StoredTarget>(
    'SELECT indicator_id AS "indicatorId", period, period_from::text AS from, period_to::text AS to, value, value_high AS high, valid_from::text AS "validFrom" FROM target t JOIN target_revision r ON r.municipality_id = t.municipality_id AND r.target_id = t.id',
  )
  for (const { indicatorId, period, from, to, value, high, validFrom } of targets) {
    const parsed = parseTarget({ period, value, valueHigh: high, validFrom }, specs.get(indicatorId)!)
    if (!parsed.ok || parsed.value.period.firstDay !== from || parsed.value.period.lastDay !== to)
      refused.push({ indicatorId, period, value, high, validFrom })
  }
  type Fact = {
    indicatorId: string
    period: string
    observedOn: string
    value: string | null
    numerator: string | null
    denominator: string | null
  }
  const facts = await rows<Fact>(
    'SELECT o.indicator_id AS "indicatorId", t.period, observed_on::text AS "observedOn", value, numerator, denominator FROM observation o JOIN target t ON t.municipality_id = o.municipality_id AND t.id = o.target_id',
  )
  for (const { indicatorId, period, ...fact } of facts) {
    const named = parsePeriod(period)
    const parsed =
      named.ok && parseObservation(fact, { type: indicatorTypeOf(specs.get(indicatorId)!.type)!, period: named.value, today: '2026-10-31' })
    if (!parsed || !parsed.ok) refused.push({ indicatorId, period, ...fact })
  }
  expect(facts.length).toBeGreaterThan(40_000)
  expect(refused).toEqual([])
})

test('every observation went from state to state as it may, a correction stands in the place of what it corrects', async () => {
  const lives = await rows<{ states: ObservationState[] }>(
    'SELECT DISTINCT states FROM (SELECT array_agg(s.state::text ORDER BY s.recorded_at) AS states FROM observation_state s JOIN observation o ON o.municipality_id = s.municipality_id AND o.id = s.observation_id WHERE o.import_job_id IS NULL GROUP BY s.municipality_id, s.observation_id) life',
  )
  const starts: ObservationState[] = ['DRAFT', 'SUBMITTED']
  for (const { states } of lives) {
    expect(starts).toContain(states[0])
    for (const [at, state] of states.slice(1).entries()) expect(Object.values(observationTransitions[states[at]!])).toContain(state)
  }
  expect(
    await count(
      'observation newer JOIN observation older ON older.municipality_id = newer.municipality_id AND older.id = newer.supersedes_id WHERE newer.target_id <> older.target_id OR newer.observed_on <> older.observed_on OR newer.recorded_at <= older.recorded_at',
    ),
  ).toBe(0)
  expect(await rows('SELECT max(recorded_at) <= $1 AS past FROM observation_state', [new Date(demonstration.now)])).toEqual([
    { past: true },
  ])
})

test('there are late, missing, returned, corrected, unfinished and transferred cases, exemptions, zero and revised targets', async () => {
  for (const id of ids) {
    const of = (statement: string) => count(`${statement.replace('$m', String(id))}`)
    const found = {
      late: await of(
        'observation o JOIN municipality m ON m.id = o.municipality_id WHERE municipality_id = $m AND (first_submitted_at AT TIME ZONE time_zone)::date > observed_on + 10 AND supersedes_id IS NULL',
      ),
      missing: await of(
        "target t WHERE municipality_id = $m AND period_to < '2026-09-30' AND NOT EXISTS (SELECT FROM observation o WHERE o.municipality_id = t.municipality_id AND o.target_id = t.id)",
      ),
      returned: await of("observation_state WHERE municipality_id = $m AND state = 'RETURNED' AND reason <> ''"),
      corrected: await of("observation WHERE municipality_id = $m AND successor_state = 'VERIFIED'"),
      drafts: await of("observation WHERE municipality_id = $m AND state = 'DRAFT' AND observed_on >= '2026-10-01'"),
      waiting: await of("observation WHERE municipality_id = $m AND state = 'SUBMITTED' AND observed_on >= '2026-07-01'"),
      transferred: await of(
        "assignment a JOIN assignment b ON b.municipality_id = a.municipality_id AND b.employee_id = a.employee_id AND b.valid_from = a.valid_to AND b.position_id <> a.position_id WHERE a.municipality_id = $m AND a.kind = 'DEFINITIVE'",
      ),
      acting: await of("assignment WHERE municipality_id = $m AND kind = 'ACTING'"),
      exempt: await of('exemption WHERE municipality_id = $m'),
      revised: await of("target_revision WHERE municipality_id = $m AND reason LIKE 'Perubahan APBD%'"),
      persons: await of('target WHERE municipality_id = $m AND assignment_id IS NOT NULL'),
    }
    expect([id, Object.entries(found).filter(([, number]) => number === 0)]).toEqual([id, []])
  }
  expect(await count('target_revision WHERE value = 0')).toBeGreaterThan(0)
})

test('nobody supervises from outside: each superior was there while he was one', async () => {
  expect(
    await count(
      `assignment a JOIN employee s ON s.municipality_id = a.municipality_id AND s.id = a.supervisor_id WHERE s.left_on IS NOT NULL AND (a.valid_to IS NULL OR a.valid_to > s.left_on)`,
    ),
  ).toBe(0)
  expect(
    await count(
      'assignment a JOIN position p ON p.municipality_id = a.municipality_id AND p.id = a.position_id JOIN agency g ON g.municipality_id = p.municipality_id AND g.id = p.agency_id WHERE g.closed_on IS NOT NULL AND (a.valid_to IS NULL OR a.valid_to > g.closed_on)',
    ),
  ).toBe(0)
})

test('each municipality has its own policy beside the national schemes', async () => {
  const schemes = await rows<{ id: number; code: string }>(
    'SELECT municipality_id AS id, code FROM scheme WHERE municipality_id > 0 ORDER BY 1',
  )
  expect(schemes).toEqual(towns.map(({ id, policy }) => ({ id, code: policy })).sort((a, b) => a.id - b.id))
  expect(await count('scheme WHERE municipality_id = 0')).toBeGreaterThan(2)
})

test('the accounts are those that are promised; employees have targets of their own, superiors are theirs', async () => {
  const accounts = await rows<{ username: string; role: string; municipality: number | null; hash: string }>(
    "SELECT username, role::text, r.municipality_id AS municipality, password_hash AS hash FROM account a JOIN account_role r ON r.account_id = a.id WHERE valid_from = '2025-01-01' ORDER BY username",
  )
  const roles = { admin: 'ADMIN', perencana: 'PLANNER', pegawai: 'EMPLOYEE', atasan: 'SUPERIOR' }
  const promised = towns.flatMap(({ slug, id }) =>
    Object.entries(roles).map(([name, role]) => ({ username: `${name}.${slug}`, role, municipality: id as number | null })),
  )
  promised.push({ username: 'analyst.national', role: 'NATIONAL_ANALYST', municipality: null })
  expect(accounts.map(({ username, role, municipality }) => ({ username, role, municipality }))).toEqual(
    promised.sort((a, b) => (a.username < b.username ? -1 : 1)),
  )
  expect(await verify(accounts[0]!.hash, demonstrationPassword)).toBe(true)
  expect(new Set(accounts.map(({ hash }) => hash)).size).toBe(21)
  const pairs = await rows(`SELECT e.username FROM account e JOIN account s ON s.username = replace(e.username, 'pegawai', 'atasan')
    JOIN assignment a ON a.municipality_id = e.municipality_id AND a.employee_id = e.employee_id AND a.supervisor_id = s.employee_id AND a.valid_to IS NULL
    WHERE EXISTS (SELECT FROM observation o WHERE o.municipality_id = a.municipality_id AND o.subject_id = a.id AND o.state = 'FINAL') GROUP BY 1`)
  expect(pairs).toHaveLength(5)
})
