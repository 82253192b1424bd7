import 'reflect-metadata' // before the decorator below: see policy.ts
import { answersOf, attributeKey, can, extensions, snakeCase, useOf, type Attribute, type AttributeOwner, type DomainExtension } from '@tolok/domain'
import { Field, InputType } from 'type-graphql'
import { IsArray, IsString } from 'class-validator'
import { Prisma } from '../generated/prisma/client'
import { refuse } from './errors'
import type { Scope } from './scope'
import { sql, type Sql } from './statement'

/** What an extension declared of one owner, and where it is kept: a table beside the owner's, one row to a row, filled only where something is known. */
export type AttributeTable = { readonly extension: DomainExtension; readonly of: AttributeOwner; readonly attributes: readonly Attribute[]; readonly name: string; readonly table: Sql; readonly ownerColumn: Sql }

/** The tables of an extension: 'muara_contoh_agency' (municipality_id, agency_id, one column for each attribute). */
export const attributeTablesOf = (extension: DomainExtension): AttributeTable[] =>
  (['AGENCY', 'EMPLOYEE', 'INDICATOR'] as const).flatMap((of) => {
    const attributes = (extension.attributes ?? []).filter((attribute) => attribute.of === of)
    const owner = of.toLowerCase()
    const name = `${snakeCase(extension.name)}_${owner}`
    return attributes.length === 0 ? [] : [{ extension, of, attributes, name, table: Prisma.raw(name), ownerColumn: Prisma.raw(`${owner}_id`) }]
  })

/** A declared column: its name was checked when the server started, and nobody types it. */
export const columnOf = ({ id }: Attribute): Sql => Prisma.raw(`"${snakeCase(id)}"`)

/** The answer a row gives, as filters and reports know it; null where none is known. `at` is the table's alias. */
export const answerOf = (attribute: Attribute, at: string): Sql => {
  const column = Prisma.raw(`${at}."${snakeCase(attribute.id)}"`)
  if (attribute.kind === 'FLAG') return sql`(CASE WHEN ${column} THEN 'YES' WHEN NOT ${column} THEN 'NO' END)`
  if (attribute.kind === 'NUMBER') return sql`('BAND_' || width_bucket(${column}, ${[...(attribute.bands ?? [])]}::numeric[]))`
  return sql`${column}`
}

const readOf: Record<AttributeOwner, 'agency.read' | 'employee.read' | 'indicator.read'> = { AGENCY: 'agency.read', EMPLOYEE: 'employee.read', INDICATOR: 'indicator.read' }
const writeOf: Record<AttributeOwner, 'agency.write' | 'employee.write' | 'indicator.write'> = { AGENCY: 'agency.write', EMPLOYEE: 'employee.write', INDICATOR: 'indicator.write' }
/** Who may read an attribute, and who may set it. */
export const readPermission = ({ read, of }: Attribute) => read ?? readOf[of]
export const writePermission = ({ write, of }: Attribute) => write ?? writeOf[of]

@InputType({ description: 'Only those whose attribute, which a municipality added, is one of these.' })
export class AttributeFilter {
  @Field(() => String, { description: "The extension and the attribute: 'muara-contoh.shore'." }) @IsString() attribute!: string
  @Field(() => [String], { description: "Choices' codes; YES or NO of a flag; BAND_0, BAND_1 … of a number." }) @IsArray() in!: string[]
}

/** The conditions of a list's filters on its rows (`municipalityId` and `key` are theirs). An attribute that is not there for the asker is refused as unknown. */
export function attributeConditions(scope: Scope, of: AttributeOwner, filters: readonly AttributeFilter[] | null | undefined, owner: { municipalityId: Sql; key: Sql }): Sql[] {
  return (filters ?? []).map((filter, i) => {
    const found = extensions.flatMap(attributeTablesOf).flatMap((table) => (table.of === of ? table.attributes.map((attribute) => ({ table, attribute })) : []))
    const one = found.find(({ table, attribute }) => attributeKey(table.extension.name, attribute) === filter.attribute)
    if (!one || !can(scope.actor, useOf(one.table.extension.name)) || !can(scope.actor, readPermission(one.attribute))) throw refuse([{ code: 'UNKNOWN_ID', path: ['attributes', i, 'attribute'] }])
    const allowed = answersOf(one.attribute).map(({ id }) => id)
    const wrong = filter.in.findIndex((answer) => !allowed.includes(answer))
    if (wrong !== -1) throw refuse([{ code: 'NOT_ONE_OF', path: ['attributes', i, 'in', wrong], allowed }])
    const { table, ownerColumn } = one.table
    return sql`exists (select from ${table} xa where xa.municipality_id = ${owner.municipalityId} and xa.${ownerColumn} = ${owner.key} and ${answerOf(one.attribute, 'xa')} = any(${filter.in}::text[]))`
  })
}

