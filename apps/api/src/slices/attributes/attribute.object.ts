import { pascalCase, useOf, type Attribute } from '@tolok/domain'
import { IsOptional } from 'class-validator'
import { Field, InputType, ObjectType, registerEnumType, type ClassType } from 'type-graphql'
import { readPermission, type AttributeTable } from '../../platform/attribute-table'
import { Needs } from '../../platform/policy'
import { DayScalar, DecimalScalar } from '../../platform/scalars'

/** The types that carry one extension's attributes of one owner, made from the declaration: what is read, and what is set. */
export function carriersOf({ extension, of, attributes }: AttributeTable): { Carrier: ClassType; Values: ClassType } {
  const name = pascalCase(extension.name) + of.charAt(0) + of.slice(1).toLowerCase()
  const Carrier = named(name)
  ObjectType(name, { description: `What ${extension.label.en} adds.` })(Carrier)
  Needs(useOf(extension.name))(Carrier)
  const Values = named(`${name}Values`)
  InputType(`${name}Values`, { description: 'What is not said stays as it was; null takes it away.' })(Values)
  for (const attribute of attributes) {
    const type = typeOf(name, attribute)
    const options = { nullable: true, description: attribute.kind === 'NUMBER' ? `${attribute.description.en} In ${attribute.unit}.` : attribute.description.en }
    Field(type, options)(Carrier.prototype as object, attribute.id)
    Needs(readPermission(attribute))(Carrier.prototype as object, attribute.id)
    Field(type, options)(Values.prototype as object, attribute.id)
    IsOptional()(Values.prototype as object, attribute.id)
  }
  return { Carrier, Values }
}

const named = (name: string): ClassType => ({ [name]: class {} })[name] as ClassType

function typeOf(carrier: string, attribute: Attribute): () => never {
  switch (attribute.kind) {
    case 'CHOICE': {
      const codes = Object.fromEntries(attribute.choices.map(({ id }) => [id, id]))
      registerEnumType(codes, { name: carrier + pascalCase(attribute.id), description: attribute.description.en, valuesConfig: Object.fromEntries(attribute.choices.map(({ id, label }) => [id, { description: label.en }])) })
      return () => codes as never
    }
    case 'FLAG':
      return () => Boolean as never
    case 'NUMBER':
      return () => DecimalScalar as never
    case 'DAY':
      return () => DayScalar as never
    case 'TEXT':
      return () => String as never
  }
}
