import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildSchema, printSchema } from 'graphql'
import { v7 as uuid } from 'uuid'
import { slices } from '../slices'
import { documentOf, readyReports } from '../slices/saved-reports'
import { catalogue, now } from '../testing/asking'
import { cloneDatabase, type TestDatabase } from '../testing/database'
import { makeRows } from '../testing/make'
import { makeSchema } from '../server'
import { leaving, lastDayOf } from '../platform/farewell'
import { accessOf } from './contract/access'
import { changesBetween } from './contract/changes'
import { contractComplaints } from './contract/check'
import { bare, contractIn, fingerprint, land, lastInChangelog, readDeclared, readLanded } from './contract/landed'
import { galleryReports, reportComplaints } from './contract/reports'
import { usesOf } from './contract/uses'
import { contractSteps } from './plan/contract'
import { planDatabase } from './plan/database'
import { readsOf } from './plan/hazards'
import { holdersOf } from './plan/holders'
import { keptReportSteps } from './plan/kept-reports'
import { migrationsIn } from './plan/migrations'
import { permissionSteps } from './plan/permissions'
import { registeredOperations } from './plan/registered-operations'
import { statementsOf } from './plan/statements'
import { destructive, type Step } from './plan/step'
import { exitCode, planInWords } from './plan/words'

const root = `${__dirname}/../../../..`
const asked = { today: '2026-11-21', now: now.getTime() }
const short = ({ level, code, place }: Step) => `${level} ${code} ${place}`

describe('a script is cut into its statements', () => {
  test('at semicolons that are not inside a string, a name, a comment or a body', () => {
    const script = `-- one; two\nCREATE TABLE a (b text DEFAULT ';'); /* ; /* ; */ */\nDO $x$ BEGIN DELETE FROM a; END $x$;\n\n  ALTER TABLE "a;b" RENAME TO c;SELECT E'\\';', $1;`
    expect(statementsOf(script).map(({ line, bare: text }) => [line, text])).toEqual([
      [2, "CREATE TABLE a (b text DEFAULT '')"],
      [3, 'DO $$'],
      [5, 'ALTER TABLE "a;b" RENAME TO c'],
      [5, "SELECT E'', $1"],
    ])
    expect(statementsOf(script)[1]!.bodies).toEqual([' BEGIN DELETE FROM a; END '])
  })
  test('every migration there is', () => {
    for (const { sql } of migrationsIn(root)) {
      for (const { bare: text } of statementsOf(sql)) expect(text).toMatch(/^(CREATE|ALTER|DROP|GRANT|REVOKE|UPDATE|DELETE|INSERT|DO|COMMENT)\b/i)
    }
  })
})

describe('the database', () => {
  let database: TestDatabase
  const landed = migrationsIn(root)
  beforeAll(async () => {
    database = await cloneDatabase()
    const make = makeRows(database.owner)
    await make.municipality({ id: 1671 })
    await make.agency({ municipality_id: 1671, code: 'DINKES', closed_on: '2030-01-01' })
    await make.indicator({ municipality_id: 1671 })
  })
  afterAll(() => database.drop())

  test('that has everything is asked for nothing', async () => {
    expect(await planDatabase(database.ownerUrl, landed)).toEqual({ migrations: [], isNew: false, steps: [], remarks: [] })
  })

  /** One migration each, in this order: the last one stops what comes after it. */
  const planted: { what: string; sql: string; steps: string[] }[] = [
    { what: 'a column dropped', sql: 'ALTER TABLE agency DROP COLUMN closed_on', steps: ['DESTRUCTIVE COLUMN_DROPPED agency.closed_on'] },
    { what: 'a column dropped that holds nothing', sql: 'ALTER TABLE agency DROP COLUMN withdrawn_at', steps: ['BREAKS COLUMN_DROPPED agency.withdrawn_at'] },
    { what: 'rows deleted', sql: '-- old ones\nDELETE FROM agency WHERE opened_on < current_date', steps: ['DESTRUCTIVE ROWS_DELETED agency'] },
    { what: 'rows deleted by a DO block', sql: "DO $$ BEGIN EXECUTE 'DELETE FROM agency'; END $$", steps: ['DESTRUCTIVE ROWS_DELETED agency'] },
    { what: 'a type that holds less', sql: 'ALTER TABLE agency ALTER COLUMN name TYPE varchar(50)', steps: ['DESTRUCTIVE TYPE_CHANGED agency.name'] },
    { what: 'a type that holds more', sql: 'ALTER TABLE agency ALTER COLUMN code TYPE varchar(60)', steps: ['CHANGES TYPE_WIDENED agency.code'] },
    { what: 'a column that rows cannot fill', sql: 'ALTER TABLE agency ADD COLUMN head text NOT NULL', steps: ['FAILS NOT_NULL_WITHOUT_DEFAULT agency.head'] },
    { what: 'the same where there are no rows', sql: 'ALTER TABLE import_change ADD COLUMN head text NOT NULL', steps: ['CHANGES NOT_NULL_WITHOUT_DEFAULT import_change.head'] },
    { what: 'nulls that are there', sql: 'ALTER TABLE agency ALTER COLUMN successor_id SET NOT NULL', steps: ['FAILS NOT_NULL_SET agency.successor_id'] },
    { what: 'a column renamed', sql: 'ALTER TABLE agency RENAME COLUMN kind TO sort', steps: ['BREAKS COLUMN_RENAMED agency.kind'] },
    { what: 'an index that stops writers', sql: 'CREATE INDEX agency_sort_idx ON agency (municipality_id, sort)', steps: ['LOCKS INDEX_ADDED agency.agency_sort_idx'] },
    { what: 'a check of every row', sql: "ALTER TABLE agency ADD CONSTRAINT agency_code_check CHECK (code <> '')", steps: ['LOCKS CONSTRAINT_ADDED agency.agency_code_check'] },
    { what: 'a check for later', sql: "ALTER TABLE agency ADD CONSTRAINT agency_later_check CHECK (code <> '') NOT VALID", steps: ['CHANGES CONSTRAINT_ADDED agency.agency_later_check'] },
    { what: 'a policy taken away', sql: 'DROP POLICY own_municipality ON agency', steps: ['BREAKS POLICY_DROPPED agency.own_municipality'] },
    { what: 'rows no longer kept apart', sql: 'ALTER TABLE person DISABLE ROW LEVEL SECURITY', steps: ['BREAKS ROW_SECURITY_OFF person'] },
    { what: 'a new table, with what is in it', sql: 'CREATE TABLE hall (municipality_id int NOT NULL, id uuid PRIMARY KEY); CREATE INDEX ON hall (municipality_id)', steps: ['CHANGES TABLE_ADDED hall'] },
    { what: 'a new table that goes again', sql: 'DROP TABLE hall', steps: ['CHANGES TABLE_DROPPED hall'] },
    { what: 'another value', sql: "ALTER TYPE agency_kind ADD VALUE 'BALAI'", steps: ['CHANGES ENUM_VALUE_ADDED agency_kind'] },
    { what: 'a table dropped by a DO block', sql: "DO $$ BEGIN EXECUTE format('DROP TABLE %I CASCADE', 'indicator'); END $$", steps: ['DESTRUCTIVE TABLE_DROPPED indicator'] },
    { what: 'SQL that is wrong', sql: 'ALTER TABLE agencys ADD COLUMN a int', steps: ['FAILS STATEMENT_FAILS'] },
  ]
  test('tells every planted fault, each of its own migration', async () => {
    const migrations = planted.map(({ sql, what }, n) => ({ name: `999901010000${10 + n}_${what.replaceAll(/\W/g, '_')}`, sql }))
    const { steps, remarks } = await planDatabase(database.ownerUrl, [...landed, ...migrations])
    const told = migrations.map(({ name }, n) => [planted[n]!.what, steps.filter((step) => step.migration === name && !/^(CONSTRAINT|INDEX)_DROPPED|GRANTS/.test(step.code)).map((step) => short(step).replace(` ${name}`, ''))])
    expect(told).toEqual(planted.map(({ what, steps: expected }) => [what, expected]))
    expect(remarks).toEqual([])
  })

  test('without a scratch database it tells what can be read', () => {
    const read = readsOf(statementsOf(planted.slice(0, -2).map(({ sql }) => sql).join(';')), true).map(short)
    expect(read).toEqual(expect.arrayContaining(['DESTRUCTIVE COLUMN_DROPPED agency.closed_on', 'DESTRUCTIVE TABLE_DROPPED hall', 'DESTRUCTIVE TYPE_CHANGED agency.name', 'BREAKS RENAMED agency', 'LOCKS INDEX_ADDED agency']))
  })

  test('says how many rows and where it stands, and leaves no trace: neither a database nor what a role may', async () => {
    const roles = 'select setconfig from pg_db_role_setting order by 1'
    const before = await database.owner.query(roles)
    const sql = "-- a comment\n\nDELETE FROM agency;\nALTER TABLE agency DROP COLUMN closed_on; ALTER ROLE tolok_app SET statement_timeout = '1s'"
    const { steps, migrations } = await planDatabase(database.ownerUrl, [...landed, { name: '99990101000000_planted', sql }])
    expect(steps).toMatchObject([{ code: 'COLUMN_DROPPED', rows: 1 }, { code: 'ROWS_DELETED', rows: 1, migration: '99990101000000_planted', line: 3 }])
    expect(destructive(steps)).toHaveLength(2)
    const plan = { database: { migrations, isNew: false }, steps, remarks: [] }
    expect(exitCode(plan)).toBe(1)
    expect(planInWords(plan)).toContain('ROWS_DELETED  agency (1 row)  [99990101000000_planted:3]')
    expect((await database.owner.query(roles)).rows).toEqual(before.rows)
    expect((await database.owner.query("select from pg_database where datname like 'scratch%'")).rows).toEqual([])
    expect((await database.owner.query('select closed_on from agency')).rows).toHaveLength(1)
  })

  test('what people keep: a measure that goes breaks a report, one that is renamed carries it along', async () => {
    const make = makeRows(database.owner)
    const owner = await make.account({ municipality_id: 1671, roles: [{ role: 'ADMIN' }] })
    const id = uuid()
    const document = documentOf(readyReports.find(({ code }) => code === 'NOT_REPORTED')!)
    await database.owner.query(`insert into saved_report (municipality_id, id, owner_id, folder, sharing, version) values (1671, $1, $2, '', 'MUNICIPALITY', 1)`, [id, owner.id])
    await database.owner.query(`insert into saved_report_version (municipality_id, report_id, version, document, content_hash, recorded_by) values (1671, $1, 1, $2, repeat('0', 64), $3)`, [id, JSON.stringify(document), owner.id])
    await database.owner.query(
      `insert into report_schedule (municipality_id, id, report_id, owner_id, cron, channels, account_ids, addresses, next_run_at) values (1671, $1, $2, $3, '0 7 1 * *', '{IN_APP}', '{}', '{}', now())`,
      [uuid(), id, owner.id],
    )
    const without = { ...catalogue, measures: catalogue.measures.filter((measure) => measure.id !== 'LATE') }
    expect(await keptReportSteps(database.owner, catalogue, asked)).toEqual([])
    const [broken] = await keptReportSteps(database.owner, without, asked)
    expect(broken).toMatchObject({ level: 'BREAKS', code: 'REPORT_BREAKS', place: `report 1671:${id} v1`, usedBy: ['whom it is shared with', '1 schedule'] })
    expect(broken!.says).toContain('query.measures.2: UNKNOWN_MEASURE "LATE"')
    const renamed = { ...catalogue, measures: catalogue.measures.map((measure) => (measure.id === 'LATE' ? { ...measure, id: 'TOO_LATE' } : measure)) }
    const rename = [{ since: '2026-11-28', of: 'MEASURE', from: 'LATE', to: 'TOO_LATE' }] as const
    expect(await keptReportSteps(database.owner, renamed, asked, rename)).toMatchObject([{ level: 'CHANGES', code: 'REPORT_MIGRATES' }])
    expect((await holdersOf(database.owner)).get('ADMIN')).toBe(1)
  })

  test('operations that tokens are bound to count as users, those of a token that ended do not', async () => {
    const { owner } = database
    const account = await makeRows(owner).account({ municipality_id: 1671, username: 'partner' })
    for (const [prefix, made] of [['tlk_a', new Date()], ['tlk_b', new Date('2020-01-01')]] as const) {
      const id = uuid()
      await owner.query(`insert into access_token (id, account_id, name, prefix, token_hash, scopes, created_by, created_at, expires_at) values ($1, $2, 'x', $3, $4, '{}', $2, $5, $5::timestamptz + interval '30 days')`, [id, account.id, prefix, Buffer.from(prefix!.repeat(7).slice(0, 32)), made])
      await owner.query(`insert into token_operation (token_id, hash, document) values ($1, repeat('0', 64), '{ municipalities { nodes { name } } }')`, [id])
    }
    expect(await registeredOperations(owner)).toEqual([{ by: 'the operations of token tlk_a…', text: '{ municipalities { nodes { name } } }' }])
  })
})

describe('the contract', () => {
  const before = buildSchema(`
    type Query { agencies(text: String, kind: Kind): [Agency!]! agency(id: ID!): Agency }
    type Agency { id: ID! name: String! level: Int @deprecated(reason: "Ask for depth. Remove after 2026-06-30.") }
    enum Kind { DINAS BADAN }
    input Draft { name: String! kind: Kind }
    type Mutation { open(draft: Draft!): Agency! }`)
  const after = buildSchema(`
    type Query { agencies(text: String): [Agency!]! agency(id: ID!): Agency hall: Hall }
    type Agency { id: ID! depth: Int }
    type Hall { id: ID! }
    enum Kind { DINAS DISTRICT }
    input Draft { name: String! kind: Kind }
    type Mutation { open(draft: Draft!): Agency! }`)
  const operations = [
    { by: 'views/agencies', text: 'query A($k: Kind) { agencies(kind: $k) { name } }' },
    { by: 'partner', text: 'mutation { open(draft: { name: "x", kind: BADAN }) { id } }' },
  ]

  test('each change has its place, its risk and its users', () => {
    expect(contractSteps(before, after, usesOf(before, operations)).map((step) => [short(step), step.usedBy ?? []])).toEqual([
      ['BREAKS FIELD_REMOVED Agency.level', []],
      ['BREAKS FIELD_REMOVED Agency.name', ['views/agencies']],
      ['BREAKS VALUE_REMOVED_FROM_ENUM Kind.BADAN', ['partner', 'views/agencies']],
      ['BREAKS ARG_REMOVED Query.agencies(kind:)', ['views/agencies']],
      ['CHANGES VALUE_ADDED_TO_ENUM Kind.DISTRICT', []],
      ['CHANGES FIELD_ADDED Agency.depth', []],
      ['CHANGES TYPE_ADDED Hall', []],
      ['CHANGES FIELD_ADDED Query.hall', []],
    ])
  })

  test('what breaks is declared, or was deprecated and its day is past; a declaration of nothing is idle', () => {
    const check = (breaks: string[], today = '2026-11-28') => contractComplaints({ landed: before, current: after, declared: [{ file: 'changes/x.json', date: '2026-11-28', reason: 'the ministry asked', breaks }], uses: new Map(), today })
    const declared = ['Agency.name', 'Kind.BADAN', 'Query.agencies(kind:)']
    expect(check(declared)).toEqual([])
    expect(check(declared.slice(1))).toEqual([expect.stringMatching(/^Agency.name: FIELD_REMOVED: /)])
    expect(check([...declared, 'Agency.id'])).toEqual(['changes/x.json: nothing breaks at Agency.id: take it out'])
    expect(check(declared, '2026-06-30')).toEqual([expect.stringMatching(/^Agency.level: FIELD_REMOVED/), 'changes/x.json: 2026-11-28 has not come yet'])
  })

  test('what leaves says until when; a day past due is refused, and so is a screen of ours that still asks', () => {
    const check = (reason: string) => {
      const current = buildSchema(`type Query { a: Int @deprecated(reason: "${reason}") b: Int }`)
      return contractComplaints({ landed: current, current, declared: [], uses: usesOf(current, [{ by: 'views/home', text: '{ a }' }]), today: '2026-11-28' })
    }
    const { deprecationReason } = leaving('2027-06-30', 'Ask for b.')
    expect(check(deprecationReason)).toEqual(['views/home: asks for Query.a, which goes after 2027-06-30: Ask for b. Remove after 2027-06-30.'])
    expect(check('Ask for b. Remove after 2026-11-27.')).toEqual(['Query.a: was to be removed after 2026-11-27: remove it, or give its users a later day'])
    expect(check('Old.')).toEqual([expect.stringContaining('deprecated without a day')])
    expect(lastDayOf('Remove after 2026-02-30.')).toBeUndefined()
    expect(() => leaving('2026-02-30', 'x')).toThrow('not a day')
  })

  test('a fingerprint is of what clients ask for, not of what is said about it', () => {
    const said = '"""Says."""\ntype Query {\n  """More."""\n  a(b: Int): Int\n}\n'
    expect(bare(said)).toBe('type Query {\n  a(b: Int): Int\n}\n')
    expect(fingerprint(said)).toBe(fingerprint('type Query { a(b: Int): Int }'))
    expect(fingerprint(said)).not.toBe(fingerprint('type Query { a(b: Int!): Int }'))
    expect(changesBetween(buildSchema(said), buildSchema(bare(said)))).toEqual([])
  })

  test('landing copies the contract, tells the declared reasons in the changelog, and takes the declarations away', () => {
    const place = mkdtempSync(path.join(tmpdir(), 'tolok-contract-'))
    try {
      const files = contractIn(place)
      const access = { roles: {}, needs: {} }
      land(place, { sdl: printSchema(before), access, changes: [], day: '2026-11-01' })
      mkdirSync(files.changes)
      writeFileSync(path.join(files.changes, 'names.json'), '{ "date": "2026-11-28", "reason": "Names moved to the hall.", "breaks": ["Agency.name"] }')
      writeFileSync(path.join(files.changes, 'wrong.json'), '{ "date": "2026-11-28", "reason": "so", "breaks": ["Agency.name"] }')
      expect(readDeclared(place)).toEqual({
        declared: [{ file: 'packages/contract/changes/names.json', date: '2026-11-28', reason: 'Names moved to the hall.', breaks: ['Agency.name'] }],
        complaints: [expect.stringMatching(/^packages\/contract\/changes\/wrong.json: not /)],
      })
      land(place, { sdl: printSchema(after), access, changes: changesBetween(before, after), day: '2026-11-28' })
      const changelog = readFileSync(files.changelog, 'utf8')
      expect(changelog).toContain('- Agency.name was removed. Names moved to the hall.\n')
      expect(changelog.match(/^## .*$/gm)).toEqual([`## 2026-11-28 · ${fingerprint(printSchema(after))}`, `## 2026-11-01 · ${fingerprint(printSchema(before))}`])
      expect(lastInChangelog(changelog)).toBe(fingerprint(readLanded(place).sdl))
      expect(readDeclared(place)).toEqual({ declared: [], complaints: [] })
    } finally {
      rmSync(place, { recursive: true })
    }
  })

  test('every report of the gallery can be asked, and one that cannot is named', () => {
    expect(reportComplaints(galleryReports(catalogue, asked))).toEqual([])
    const without = { ...catalogue, measures: catalogue.measures.filter((measure) => measure.id !== 'LATE') }
    expect(reportComplaints(galleryReports(without, asked))[0]).toMatch(/^the gallery's NOT_REPORTED .*UNKNOWN_MEASURE/)
  })
})

test('who gains and who loses, by role and by what a field needs', async () => {
  const now = accessOf(await makeSchema(slices))
  expect(permissionSteps(now, now)).toEqual([])
  const { 'audit.read': _, ...less } = now.roles['INSPECTOR']!
  const then = {
    roles: { ...now.roles, INSPECTOR: less, PLANNER: { ...now.roles['PLANNER']!, 'audit.read': 'MUNICIPALITY', 'target.read': 'MUNICIPALITY' } },
    needs: { ...now.needs, 'Query.auditEvents': 'report.read' },
  }
  expect(permissionSteps(then, now, new Map([['PLANNER', 3]])).map((step) => [short(step), step.usedBy ?? []])).toEqual([
    ['CHANGES PERMISSION_GAINED INSPECTOR audit.read', []],
    ['BREAKS PERMISSION_LOST PLANNER audit.read', ['3 accounts']],
    ['BREAKS REACH_NARROWER PLANNER target.read', ['3 accounts']],
    ['BREAKS NEEDS_CHANGED Query.auditEvents', []],
  ])
})
