import type pg from 'pg'
import { attributeConditions } from '../../platform/attribute-table'
import { found, locate } from '../../platform/code-id'
import { listLoader, rowLoader, type Key } from '../../platform/loader'
import { cursorOf, partsOf, toPage, type Page } from '../../platform/page'
import { within, type Scope } from '../../platform/scope'
import { allOf, pageRows, rowsOf, sql, type Sql } from '../../platform/statement'
import { searchPattern } from '../../platform/text'
import { agencyKey, isOn } from '../agencies'
import { dayAsked } from '../municipalities'
import type { Assignment, Employee, EmployeeArgs, Position } from './employee.object'
import { employeesReached, holdersUnder } from './reach'

const employeeColumns: Sql = sql`e.id as key, e.municipality_id as "municipalityId", e.municipality_id || ':' || e.nip as id, e.nip, p.name, e.employment, e.grade,
  e.joined_on::text as "joinedOn", e.left_on::text as "leftOn"`
const employees: Sql = sql`employee e join person p on p.municipality_id = e.municipality_id and p.id = e.person_id`

/** The employees whom the actor may read, by name. */
export async function listEmployees(scope: Scope, pool: pg.Pool, { municipalityId, agencyId, text, attributes, first, after }: EmployeeArgs): Promise<Page<Employee>> {
  const inside = municipalityId == null ? scope : found(within(scope, municipalityId))
  const agency = agencyId == null ? null : await agencyKey(inside, pool, agencyId)
  const pattern = searchPattern(text)
  const where = allOf([
    employeesReached(inside, 'employee.read'),
    sql`e.withdrawn_at is null`,
    ...attributeConditions(inside, 'EMPLOYEE', attributes, { municipalityId: sql`e.municipality_id`, key: sql`e.id` }),
    pattern !== null && sql`(p.name ilike ${pattern} or e.nip ilike ${pattern})`,
    agency !== null && sql`e.municipality_id = ${agency.municipalityId} and e.id in (${holdersUnder(scope, agency)})`,
  ])
  const [fromName, fromNip, fromMunicipality] = after ? partsOf(after, 'TEXT', 'TEXT', 'INTEGER') : []
  const { rows, count } = await pageRows<Employee>(pool, {
    columns: employeeColumns,
    from: employees,
    where,
    after: fromName === undefined ? null : sql`(p.name, e.nip, e.municipality_id) > (${fromName}, ${fromNip}, ${fromMunicipality})`,
    order: sql`p.name, e.nip, e.municipality_id`,
    first,
  })
  return toPage(rows, first, count, (row) => cursorOf(row.name, row.nip, row.municipalityId))
}

/** The employee with this id ('1671:<nip>'), or NOT_FOUND. */
export async function employeeOf(scope: Scope, pool: pg.Pool, id: string): Promise<Employee> {
  const { scope: inside, municipalityId, code } = locate(scope, id)
  const [row] = await rowsOf<Employee>(
    pool,
    sql`select ${employeeColumns} from ${employees}
      where e.municipality_id = ${municipalityId} and e.nip = ${code} and e.withdrawn_at is null and ${employeesReached(inside, 'employee.read')}`,
  )
  return found(row)
}

const keyed = (keys: readonly Key[]): Sql => sql`unnest(${keys.map((one) => one.municipalityId)}::int[], ${keys.map((one) => one.key)}::uuid[])`

/** Null for those whom the actor may not read. */
export const employeeLoader = (scope: Scope, _db: unknown, pool: pg.Pool) =>
  rowLoader<Employee>((keys) =>
    rowsOf(
      pool,
      sql`select ${employeeColumns} from ${keyed(keys)} q(municipality_id, id) join ${employees}
        on e.municipality_id = q.municipality_id and e.id = q.id and e.withdrawn_at is null and ${employeesReached(scope, 'employee.read')}`,
    ),
  )

type AssignmentRow = Omit<Assignment, 'position'> & Omit<Position, 'type'> & { positionType: Position['type'] }
const assignmentColumns: Sql = sql`s.id, s.municipality_id as "municipalityId", s.employee_id as "employeeId", s.kind, s.supervisor_id as "supervisorId",
  s.valid_from::text as "validFrom", s.valid_to::text as "validTo", o.code, o.title, o.type as "positionType", o.agency_id as "agencyId", b.name as "supervisorName"`
const assignments: Sql = sql`assignment s
  join position o on o.municipality_id = s.municipality_id and o.id = s.position_id
  left join employee l on l.municipality_id = s.municipality_id and l.id = s.supervisor_id
  left join person b on b.municipality_id = l.municipality_id and b.id = l.person_id`

const toAssignment = ({ code, title, positionType, agencyId, ...row }: AssignmentRow): Assignment => ({
  ...row,
  position: { code, title, type: positionType, agencyId, municipalityId: row.municipalityId },
})

/** What an employee has held, the latest first. Give it only employees whom the actor may read. */
export const assignmentsLoader = (scope: Scope, _db: unknown, pool: pg.Pool) =>
  listLoader<Assignment>(
    async (keys) => {
      const rows = await rowsOf<AssignmentRow>(
        pool,
        sql`select ${assignmentColumns}, ${isOn(sql`s`, dayAsked(scope, null))} as "isCurrent"
          from ${keyed(keys)} q(municipality_id, id) join municipality m on m.id = q.municipality_id join ${assignments} on true
          where s.municipality_id = q.municipality_id and s.employee_id = q.id and s.withdrawn_at is null
          order by s.valid_from desc, s.id`,
      )
      return rows.map(toAssignment)
    },
    ({ municipalityId, employeeId }) => ({ municipalityId, key: employeeId }),
  )
