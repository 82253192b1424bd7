import { camelCase, pascalCase, useOf, type AttributeOwner } from '@tolok/domain'
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root, type ClassType } from 'type-graphql'
import { attributeTablesOf, writePermission, type AttributeTable } from '../../platform/attribute-table'
import { databaseOf, perOperation, scopeOf, sqlOf, type Context } from '../../platform/context'
import type { Key } from '../../platform/loader'
import { Needs } from '../../platform/policy'
import type { Extension } from '../../platform/slice'
import { Agency, agencyOf } from '../agencies'
import { Employee, employeeOf } from '../employees'
import { Indicator, indicatorOf } from '../indicators'
import { carriersOf } from './attribute.object'
import { setValues, valuesLoader } from './attribute.store'

const classes: Record<AttributeOwner, ClassType> = { AGENCY: Agency, EMPLOYEE: Employee, INDICATOR: Indicator }

/** Resolvers made from the declaration: `agency { muaraContoh { shore } }` and `setMuaraContohAgency(id, values)`. */
export const attributeResolversOf = ({ declaration }: Extension): Extension['resolvers'] => attributeTablesOf(declaration).map(resolverOf)

function resolverOf(table: AttributeTable): Extension['resolvers'][number] {
  const { extension, of } = table
  const { Carrier, Values } = carriersOf(table)
  const field = camelCase(extension.name)
  const setter = `set${Carrier.name}`
  const loader = valuesLoader(table)
  class Attributes {}
  const methods = {
    [field]: (root: Key, context: Context) => perOperation(context, loader).load({ municipalityId: root.municipalityId, key: root.key }),
    async [setter](context: Context, id: string, values: Record<string, unknown>) {
      await setValues(scopeOf(context), databaseOf(context), table, id, values)
      return readBack(of, context, id)
    },
  }
  const prototype = Object.assign(Attributes.prototype, methods) as object
  const at = (name: string) => [prototype, name, Object.getOwnPropertyDescriptor(prototype, name)!] as const

  Resolver(() => classes[of])(Attributes)
  Root()(prototype, field, 0)
  Ctx()(prototype, field, 1)
  FieldResolver(() => Carrier, { nullable: true, description: `What ${extension.label.en} adds; null where nothing is known.` })(...at(field))
  Needs(useOf(extension.name))(...at(field))

  const [permission] = table.attributes.map(writePermission)
  Ctx()(prototype, setter, 0)
  Arg('id', () => ID)(prototype, setter, 1)
  Arg('values', () => Values)(prototype, setter, 2)
  Mutation(() => classes[of], { name: setter, description: `Sets what ${extension.label.en} adds to one ${of.toLowerCase()}.` })(...at(setter))
  Needs(table.attributes.every((one) => writePermission(one) === permission) ? permission! : useOf(extension.name))(...at(setter))
  Object.defineProperty(Attributes, 'name', { value: `${pascalCase(extension.name)}Attributes` })
  return Attributes
}

function readBack(of: AttributeOwner, context: Context, id: string): Promise<object> {
  const scope = scopeOf(context)
  if (of === 'AGENCY') return agencyOf(scope, databaseOf(context), id)
  return of === 'EMPLOYEE' ? employeeOf(scope, sqlOf(context), id) : indicatorOf(scope, databaseOf(context), id)
}
