import { ancestry, type Placement, type Role } from '@tolok/domain'
import type pg from 'pg'
import { v7 as uuid } from 'uuid'
import { hashToken, makeToken } from '../platform/token'
import type { Session } from './execute'

type Row = Record<string, unknown>
type State = 'DRAFT' | 'RETURNED' | 'SUBMITTED' | 'VERIFIED' | 'FINAL'

/**
 * Builders that insert the least a test needs, as the owner. Each answers the row it made; anything may be given by its column's name:
 * `const make = makeRows(database.owner)` then `await make.indicator({ municipality_id: 1671, code: 'PAD-01', polarity: 'MINIMIZE' })`.
 */
export function makeRows(owner: pg.Pool) {
  let number = 0
  const next = () => ++number

  async function insert<T extends Row>(table: string, row: T): Promise<T> {
    const names = Object.keys(row)
    const values = Object.values(row)
    const places = values.map((_, index) => `$${index + 1}`)
    await owner.query(`insert into ${table} (${names.join(', ')}) values (${places.join(', ')})`, values)
    return row
  }

  const municipality = async (given: Partial<{ id: number; name: string; kind: 'KABUPATEN' | 'KOTA'; province: string; time_zone: string; report_deadline_days: number; demonstration: boolean }> = {}) => {
    const id = given.id ?? 9000 + next()
    const row = await insert('municipality', { name: `Kota ${id}`, kind: 'KOTA', province: 'Sumatera Selatan', time_zone: 'Asia/Jakarta', ...given, id })
    await insert('region_code', { municipality_id: id, valid_from: '2000-01-01', code: `${Math.trunc(id / 100)}.${id % 100}` })
    await source({ municipality_id: id })
    return row
  }

  const sources = new Map<number, string>()
  const source = async (given: { municipality_id: number; code?: string; name?: string; kind?: 'REPORTED' | 'PUBLISHED' | 'INVENTED' }) => {
    const row = await insert('source', { id: uuid(), code: 'SIPEG', name: 'Reported by the agency', kind: 'REPORTED', ...given })
    if (!sources.has(given.municipality_id)) sources.set(given.municipality_id, row.id)
    return row
  }
  const sourceOf = (municipalityId: number) => sources.get(municipalityId)

  /** With its placement under `parent_id` from opened_on, and the whole municipality's ancestry made anew. */
  const agency = async (given: { municipality_id: number; parent_id?: string | null; code?: string; name?: string; kind?: string; opened_on?: string; closed_on?: string | null }) => {
    const { parent_id = null, ...own } = given
    const code = given.code ?? `OPD-${next()}`
    const row = await insert('agency', { id: uuid(), name: `Dinas ${code}`, kind: 'DINAS', opened_on: '2020-01-01', ...own, code })
    await place({ municipality_id: row.municipality_id, agency_id: row.id, parent_id, valid_from: row.opened_on, valid_to: given.closed_on ?? null })
    return row
  }

  const place = async (row: { municipality_id: number; agency_id: string; parent_id: string | null; valid_from: string; valid_to: string | null }) => {
    await insert('agency_placement', { id: uuid(), ...row })
    await deriveAncestry(row.municipality_id)
  }

  /** What the agencies' store does in its own transaction. */
  async function deriveAncestry(municipalityId: number): Promise<void> {
    const { rows } = await owner.query<Placement>(
      `select agency_id "agencyId", parent_id "parentId", valid_from::text "validFrom", valid_to::text "validTo" from agency_placement where municipality_id = $1`,
      [municipalityId],
    )
    await owner.query('delete from agency_ancestry where municipality_id = $1', [municipalityId])
    for (const each of ancestry(rows)) {
      await insert('agency_ancestry', { municipality_id: municipalityId, agency_id: each.agencyId, level: each.level, ancestor_id: each.ancestorId, valid_from: each.validFrom, valid_to: each.validTo })
    }
  }

  /** With the person behind it. */
  const employee = async (given: { municipality_id: number; name?: string; nip?: string; employment?: 'PNS' | 'PPPK'; grade?: string; joined_on?: string; left_on?: string | null }) => {
    const { name = `Pegawai ${next()}`, ...own } = given
    const person = await insert('person', { municipality_id: given.municipality_id, id: uuid(), name })
    const nip = given.nip ?? `19800101200501${String(1000 + next())}`
    const row = await insert('employee', { id: uuid(), person_id: person.id, employment: 'PNS', grade: 'III/a', joined_on: '2020-01-01', ...own, nip })
    return { ...row, name }
  }

  const position = (given: { municipality_id: number; agency_id: string; code?: string; title?: string; type?: string }) =>
    insert('position', { id: uuid(), title: 'Analis', type: 'FUNGSIONAL', ...given, code: given.code ?? `JAB-${next()}` })

  /** In a position of its own unless one is given. */
  const assignment = async (given: { municipality_id: number; employee_id: string; agency_id?: string; position_id?: string; kind?: 'DEFINITIVE' | 'ACTING'; supervisor_id?: string | null; valid_from?: string; valid_to?: string | null }) => {
    const { agency_id, ...own } = given
    const position_id = own.position_id ?? (await position({ municipality_id: own.municipality_id, agency_id: agency_id! })).id
    return insert('assignment', { id: uuid(), kind: 'DEFINITIVE', valid_from: '2020-01-01', ...own, position_id })
  }

  /** Days on which an assignment is not assessed. */
  const exempt = (given: { municipality_id: number; assignment_id: string; valid_from: string; valid_to: string | null; reason: string }) => insert('exemption', { id: uuid(), ...given })

  const indicator = (given: { municipality_id: number; code?: string; name?: string } & Row) => {
    const code = given.code ?? `IK-${next()}`
    return insert('indicator', { id: uuid(), name: `Indicator ${code}`, type: 'COUNT', unit: 'dokumen', polarity: 'MAXIMIZE', over_time: 'SUM', over_subjects: 'SUM', cadence: 'MONTH', ...given, code })
  }

  /** With one revision, valid from the period's first day. */
  const target = async (
    given: { municipality_id: number; indicator_id: string; agency_id: string; assignment_id?: string; source_id?: string; period?: string; period_from?: string; period_to?: string } & { value?: string; value_high?: string | null },
  ) => {
    const { value = '100', value_high = null, ...own } = given
    const row = await insert('target', {
      id: uuid(),
      period: '2026',
      period_from: '2026-01-01',
      period_to: '2026-12-31',
      source_id: sourceOf(given.municipality_id),
      ...own,
      subject_id: given.assignment_id ?? given.agency_id,
    })
    await insert('target_revision', { municipality_id: row.municipality_id, id: uuid(), target_id: row.id, valid_from: row.period_from, value, value_high })
    return row
  }

  /** In any state, with the dated rows that led to it. */
  const observation = async (
    given: { target: { municipality_id: number; id: string; indicator_id: string; agency_id: string; subject_id: string }; state?: State; observed_on?: string; recorded_at?: string } & Row,
  ) => {
    const { target: of, state = 'FINAL', ...own } = given
    const figure = own['numerator'] === undefined ? { value: '10' } : {}
    const recorded_at = own.recorded_at ?? '2026-02-01T00:00:00Z'
    const row = await insert('observation', {
      municipality_id: of.municipality_id,
      id: uuid(),
      target_id: of.id,
      indicator_id: of.indicator_id,
      agency_id: of.agency_id,
      subject_id: of.subject_id,
      observed_on: '2026-01-31',
      source_id: sourceOf(of.municipality_id),
      first_submitted_at: state === 'DRAFT' ? null : recorded_at,
      ...figure,
      ...own,
      recorded_at,
      state,
    })
    for (const passed of pathTo[state]) await insert('observation_state', { municipality_id: of.municipality_id, id: uuid(), observation_id: row.id, state: passed, recorded_at })
    return row
  }

  /** Someone who may sign in. The password is `testPassword` unless a password_hash is given. */
  const account = async (given: {
    username?: string
    name?: string
    municipality_id?: number | null
    employee_id?: string | null
    roles?: { role: Role; municipality_id?: number | null; agency_id?: string | null; valid_from?: string; valid_to?: string | null }[]
  } & Row) => {
    const { roles = [], ...own } = given
    const username = given.username ?? `user.${next()}`
    const row = await insert('account', { id: uuid(), name: username, password_hash: testHash, ...own, username })
    for (const role of roles) {
      const municipality_id = role.municipality_id === undefined ? (given.municipality_id ?? null) : role.municipality_id
      await insert('account_role', { id: uuid(), account_id: row.id, valid_from: '2020-01-01', ...role, municipality_id })
    }
    return row
  }

  /** A session opened now: what a browser would hold after signing in. */
  const session = async (of: { id: string }): Promise<Session> => {
    const token = makeToken()
    const now = Date.now()
    await insert('session', { token_hash: hashToken(token), account_id: of.id, created_at: new Date(now), last_seen_at: new Date(now), expires_at: new Date(now + 3_600_000) })
    return { cookie: `tolok=${token}` }
  }

  /** An account with one role and its session: `await make.signedIn('ADMIN', 1671)`. */
  const signedIn = async (role: Role, municipalityId: number | null, more: { agency_id?: string; employee_id?: string } = {}) => {
    const made = await account({ municipality_id: municipalityId, employee_id: more.employee_id ?? null, roles: [{ role, municipality_id: municipalityId, agency_id: more.agency_id ?? null }] })
    return { ...(await session(made)), account: made }
  }

  return { municipality, source, agency, place, employee, position, assignment, exempt, indicator, target, observation, account, session, signedIn }
}

const pathTo: Record<State, State[]> = {
  DRAFT: ['DRAFT'],
  RETURNED: ['DRAFT', 'SUBMITTED', 'RETURNED'],
  SUBMITTED: ['DRAFT', 'SUBMITTED'],
  VERIFIED: ['DRAFT', 'SUBMITTED', 'VERIFIED'],
  FINAL: ['DRAFT', 'SUBMITTED', 'VERIFIED', 'FINAL'],
}

export const testPassword = 'correct horse battery'
/** Its argon2id hash, made once: hashing it anew for every account would take longer than the tests. */
const testHash = '$argon2id$v=19$m=19456,t=2,p=1$btlQJBbJ5ZuhcZK5Jp3Jcw$1N6UrSYKHRD1okwWi4tMkqJdttqIu1WnkB0nvKYKn4g'
