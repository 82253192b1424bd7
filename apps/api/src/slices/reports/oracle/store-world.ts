import { ancestry } from '@tolok/domain'
import type pg from 'pg'
import { v7 as uuid } from 'uuid'
import type { Observation, State, World } from './world'

const rank: State[] = ['DRAFT', 'RETURNED', 'SUBMITTED', 'VERIFIED', 'FINAL']

/** Writes a world into a database, caches and all, as its owner. */
export async function storeWorld(owner: pg.Pool, world: World): Promise<void> {
  const filled = new Set<string>()
  const insert = async (table: string, columns: string, rows: unknown[][]) => {
    if (rows.length === 0) return
    filled.add(table)
    await owner.query(`insert into ${table} (${columns}) select * from jsonb_to_recordset($1) as r(${columns.split(', ').map((name) => `${name} ${typeOf(table, name)}`).join(', ')})`, [
      JSON.stringify(rows.map((row) => Object.fromEntries(columns.split(', ').map((name, i) => [name, row[i] ?? null])))),
    ])
  }
  const types = new Map<string, string>()
  const { rows: known } = await owner.query<{ table: string; column: string; type: string }>(
    `select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type from pg_attribute a join pg_class c on c.oid = a.attrelid where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and c.relnamespace = 'public'::regnamespace`,
  )
  for (const { table, column, type } of known) types.set(`${table}.${column}`, type)
  const typeOf = (table: string, column: string) => types.get(`${table}.${column}`)!

  await insert('municipality', 'id, name, kind, province, time_zone, report_deadline_days, demonstration, created_at', world.municipalities.map(({ id, name, zone, deadlineDays }) => [id, name, 'KOTA', 'Uji', zone, deadlineDays, false, '2024-01-01']))
  await insert('source', 'municipality_id, id, code, name, kind', world.sources.map(({ id, municipality, code, name, kind }) => [municipality, id, code, name, kind]))
  await insert('agency', 'municipality_id, id, code, name, kind, opened_on, closed_on, successor_id, recorded_at', [...world.agencies].map(({ id, municipality, code, name, places, successor }) => [municipality, id, code, name, 'DINAS', places[0]!.from, places.at(-1)!.to, successor, '2024-01-01']))
  const placements = world.agencies.flatMap(({ id, municipality, places }) => places.map(({ parent, from, to }) => ({ municipality, agencyId: id, parentId: parent, validFrom: from, validTo: to })))
  await insert('agency_placement', 'municipality_id, id, agency_id, parent_id, valid_from, valid_to', placements.map(({ municipality, agencyId, parentId, validFrom, validTo }) => [municipality, uuid(), agencyId, parentId, validFrom, validTo]))
  for (const { id } of world.municipalities) {
    const rows = ancestry(placements.filter(({ municipality }) => municipality === id))
    await insert('agency_ancestry', 'municipality_id, agency_id, level, ancestor_id, valid_from, valid_to', rows.map((row) => [id, row.agencyId, row.level, row.ancestorId, row.validFrom, row.validTo]))
  }
  await insert(
    'indicator',
    'municipality_id, id, code, name, description, type, unit, polarity, minimize_formula, over_time, over_subjects, cadence, part_of_id, weight, cap, floor, decimals, recorded_at',
    world.indicators.map((one) => [one.municipality, one.id, one.code, one.name, '', one.type, one.unit, one.polarity, one.minimizeFormula, one.overTime, one.overSubjects, one.cadence, one.partOf, one.weight, one.cap, one.floor, 2, '2024-01-01']),
  )
  const employees = new Map<string, string>()
  const persons: unknown[][] = []
  const staff: unknown[][] = []
  const positions: unknown[][] = []
  const assignments: unknown[][] = []
  const exemptions: unknown[][] = []
  for (const one of world.assignments) {
    const { municipality, nip } = one
    const [person, employee, position] = [uuid(), employees.get(`${municipality}:${nip}`) ?? uuid(), uuid()]
    if (!employees.has(`${municipality}:${nip}`)) {
      persons.push([municipality, person, 'Seseorang', '2024-01-01'])
      staff.push([municipality, employee, person, nip, one.employment, one.grade, '2020-01-01', '2024-01-01'])
      employees.set(`${municipality}:${nip}`, employee)
    }
    positions.push([municipality, position, one.agency, `J-${position.slice(-8)}`, 'Analis', one.positionType])
    assignments.push([municipality, one.id, employee, position, one.isActing ? 'ACTING' : 'DEFINITIVE', one.from, one.to, one.isWithdrawn ? '2025-03-01' : null])
    exemptions.push(...one.exemptions.map(({ from, to }) => [municipality, uuid(), one.id, from, to, 'Cuti']))
  }
  await insert('person', 'municipality_id, id, name, recorded_at', persons)
  await insert('employee', 'municipality_id, id, person_id, nip, employment, grade, joined_on, recorded_at', staff)
  await insert('position', 'municipality_id, id, agency_id, code, title, type', positions)
  await insert('assignment', 'municipality_id, id, employee_id, position_id, kind, valid_from, valid_to, withdrawn_at', assignments)
  await insert('exemption', 'municipality_id, id, assignment_id, valid_from, valid_to, reason', exemptions)
  await storeCards(insert, world, (municipality, nip) => employees.get(`${municipality}:${nip}`)!)
  await insert(
    'target',
    'municipality_id, id, indicator_id, agency_id, assignment_id, subject_id, period, period_from, period_to, source_id, recorded_at, withdrawn_at',
    world.targets.map((one) => [one.municipality, one.id, one.indicator, one.agency, one.assignment, one.subject, one.period, one.from, one.to, one.source, one.recordedAt, one.withdrawnAt]),
  )
  await insert(
    'target_revision',
    'municipality_id, id, target_id, valid_from, value, value_high, reason, recorded_at, withdrawn_at',
    world.targets.flatMap(({ id, municipality, revisions }) => revisions.map((one) => [municipality, one.id, id, one.from, one.value, one.high, '', one.recordedAt, one.withdrawnAt])),
  )
  const targetOf = new Map(world.targets.map((target) => [target.id, target]))
  const stateOf = ({ states }: Observation) => states.at(-1)!.state
  const reached = ({ states }: Observation) => Math.max(...states.map(({ state }) => rank.indexOf(state)))
  await insert(
    'observation',
    'municipality_id, id, target_id, indicator_id, agency_id, subject_id, observed_on, value, numerator, denominator, source_id, printed_achievement, supersedes_id, recorded_at, state, first_submitted_at, successor_state, withdrawn_at',
    world.observations.map((one) => {
      const { indicator, agency, subject } = targetOf.get(one.target)!
      const corrections = world.observations.filter(({ supersedes, withdrawnAt }) => supersedes === one.id && withdrawnAt === null).map(reached)
      const submitted = one.states.find(({ state }) => rank.indexOf(state) >= rank.indexOf('SUBMITTED'))?.at ?? null
      return [one.municipality, one.id, one.target, indicator, agency, subject, one.day, one.value, one.numerator, one.denominator, one.source, one.printed, one.supersedes, one.recordedAt, stateOf(one), submitted, corrections.length > 0 ? rank[Math.max(...corrections)] : null, one.withdrawnAt]
    }),
  )
  await insert('observation_state', 'municipality_id, id, observation_id, state, reason, recorded_at', world.observations.flatMap(({ id, municipality, states }) => states.map((one) => [municipality, one.id, id, one.state, '', one.at])))
  await owner.query(`analyze ${[...filled].join(', ')}`) // as a database does by itself within a minute; without it plans are guesses
}

type Insert = (table: string, columns: string, rows: unknown[][]) => Promise<unknown>

async function storeCards(insert: Insert, { cards, ratings }: World, employeeOf: (municipality: number, nip: string) => string): Promise<void> {
  const schemes = new Map([...new Set(cards.map(({ scheme }) => scheme))].map((name) => [name, { id: uuid(), municipality: Number(name.split(':')[0]), code: name.split(/[:@]/)[1], version: Number(name.split('@')[1]) }]))
  await insert(
    'scheme',
    'municipality_id, id, code, version, name, regulation, valid_from, yields, document, content_hash',
    [...schemes.values()].map(({ id, municipality, code, version }) => [municipality, id, code, version, 'x', 'x', '2022-01-01', 'PREDICATE', {}, '0'.repeat(64)]),
  )
  await insert(
    'plan',
    'municipality_id, id, employee_id, period, period_from, period_to, scheme_municipality_id, scheme_id, practice',
    cards.map((one) => [one.municipality, one.id, employeeOf(one.municipality, one.nip), one.period, one.from, one.to, schemes.get(one.scheme)!.municipality, schemes.get(one.scheme)!.id, one.isPractice]),
  )
  await insert('scorecard', 'municipality_id, plan_id, score, predicate, computed_changes, computed_at, sealed_at', cards.map((one) => [one.municipality, one.id, one.score, one.predicate, 1, one.reckonedAt, one.sealedAt]))
  await insert('organisation_rating', 'municipality_id, id, agency_id, period, predicate, recorded_at', ratings.map((one) => [one.municipality, one.id, one.agency, one.period, one.predicate, one.recordedAt]))
}
