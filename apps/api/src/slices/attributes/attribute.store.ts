import { can, isThereFor, parseAttributes, type AttributeOwner } from '@tolok/domain'
import type pg from 'pg'
import { Prisma } from '../../generated/prisma/client'
import { columnOf, writePermission, type AttributeTable } from '../../platform/attribute-table'
import { found, locate } from '../../platform/code-id'
import type { Database } from '../../platform/database'
import { agreed, notFound } from '../../platform/errors'
import { rowLoader, type Key } from '../../platform/loader'
import type { Scope } from '../../platform/scope'
import { inMunicipalities, join, rowsOf, sql, type Sql } from '../../platform/statement'
import { recordAudit } from '../audit'
import { employeesReached, subjectOf } from '../employees'

/** What is known of each of these owners. Give it only owners that the actor may read. */
export const valuesLoader = ({ table, ownerColumn, attributes, extension }: AttributeTable) => {
  const columns = attributes.map((attribute) => sql`${attribute.kind === 'FLAG' ? sql`x.${columnOf(attribute)}` : sql`x.${columnOf(attribute)}::text`} as ${quoted(attribute.id)}`)
  return (scope: Scope, _db: unknown, pool: pg.Pool) =>
    rowLoader<Key & Record<string, unknown>>(async (keys) => {
      const there = keys.filter(({ municipalityId }) => isThereFor(extension, municipalityId))
      if (there.length === 0) return []
      return rowsOf(
        pool,
        sql`select x.municipality_id as "municipalityId", x.${ownerColumn} as key, ${join(columns)}
          from unnest(${there.map((one) => one.municipalityId)}::int[], ${there.map((one) => one.key)}::uuid[]) q(municipality_id, id)
          join ${table} x on x.municipality_id = q.municipality_id and x.${ownerColumn} = q.id where ${inMunicipalities(scope, sql`x.municipality_id`)}`,
      )
    })
}
/** Checked with every other name when the server started. */
const quoted = (id: string): Sql => Prisma.raw(`"${id}"`)

/** Sets what is given of one owner, and says in the audit trail what was set, never to what. */
export async function setValues(scope: Scope, db: Database, known: AttributeTable, id: string, given: Record<string, unknown>): Promise<void> {
  const { scope: inside, municipalityId, code } = locate(scope, id)
  if (!isThereFor(known.extension, municipalityId)) throw notFound()
  await db.$transaction(async (tx) => {
    const touched = known.attributes.filter((attribute) => given[attribute.id] !== undefined)
    const owner = await ownerOf(inside, tx, known, municipalityId, code)
    for (const permission of new Set(touched.map(writePermission))) if (!(await mayWrite(inside, tx, known.of, owner, permission))) throw notFound()
    const values = agreed(parseAttributes(known.attributes, given, ['values']))
    if (touched.length === 0) return
    const columns = touched.map(columnOf)
    const kept = touched.map(({ id, kind }) => typed(values[id] ?? null, kind))
    await rowsOf(
      tx,
      sql`insert into ${known.table} (municipality_id, ${known.ownerColumn}, ${join(columns)}) values (${municipalityId}::int, ${owner}::uuid, ${join(kept)})
        on conflict (municipality_id, ${known.ownerColumn}) do update set ${join(columns.map((column) => sql`${column} = excluded.${column}`))}`,
    )
    await recordAudit(tx, inside, { municipalityId, action: 'ATTRIBUTES_SET', objectType: known.of, objectId: id, detail: { extension: known.extension.name, attributes: touched.map((one) => one.id) } })
  })
}

const typed = (value: string | boolean | null, kind: AttributeTable['attributes'][number]['kind']): Sql => {
  if (kind === 'FLAG') return sql`${value}::boolean`
  if (kind === 'NUMBER') return sql`${value}::numeric`
  return kind === 'DAY' ? sql`${value}::date` : sql`${value}::text`
}

type Transaction = Parameters<Parameters<Database['$transaction']>[0]>[0]
const owners: Record<AttributeOwner, { table: Sql; code: Sql }> = {
  AGENCY: { table: sql`agency`, code: sql`code` },
  EMPLOYEE: { table: sql`employee`, code: sql`nip` },
  INDICATOR: { table: sql`indicator`, code: sql`code` },
}

async function ownerOf(scope: Scope, tx: Transaction, { of }: AttributeTable, municipalityId: number, code: string): Promise<string> {
  const { table, code: column } = owners[of]
  const [row] = await rowsOf<{ key: string }>(
    tx,
    sql`select e.id::text as key from ${table} e where e.municipality_id = ${municipalityId}::int and e.${column} = ${code} and e.withdrawn_at is null and ${inMunicipalities(scope, sql`e.municipality_id`)}`,
  )
  return found(row).key
}

/** As `can` has it of an agency in its place and of an indicator; of a person, as far as the permission reaches. */
async function mayWrite(scope: Scope, tx: Transaction, of: AttributeOwner, owner: string, permission: ReturnType<typeof writePermission>): Promise<boolean> {
  const [municipalityId] = scope.municipalities as readonly number[]
  if (of === 'INDICATOR') return can(scope.actor, permission, { municipalityId: municipalityId! })
  if (of === 'AGENCY') return can(scope.actor, permission, await subjectOf(scope, tx, { municipalityId: municipalityId!, agencyId: owner, employeeId: null }))
  const reached = await rowsOf(tx, sql`select from employee e where e.municipality_id = ${municipalityId!}::int and e.id = ${owner}::uuid and ${employeesReached(scope, permission)}`)
  return reached.length > 0
}
