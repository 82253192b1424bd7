import { schemeChanges, schemeFaults, type SchemeChange, type SchemeFault } from '@tolok/domain'
import { GraphQLJSON } from 'graphql-scalars'
import { Field, ObjectType, registerEnumType } from 'type-graphql'
import { Needs } from '../../platform/policy'
import { Words } from '../../platform/words'

const named = <T extends string>(codes: readonly T[]) => Object.fromEntries(codes.map((code) => [code, code])) as { [K in T]: K }
export const SchemeChangeKind = named(schemeChanges)
export const SchemeFaultKind = named(schemeFaults)
registerEnumType(SchemeChangeKind, { name: 'SchemeChange', description: 'What can differ between two rule sets.' })
registerEnumType(SchemeFaultKind, { name: 'SchemeFault', description: 'What can be wrong with a rule set.' })

@Needs('scheme.read')
@ObjectType({ description: 'One difference between two rule sets, with both values.' })
export class SchemeDifference {
  @Field(() => SchemeChangeKind) change!: SchemeChange
  @Field(() => String, { description: "A component's or band's code, a cell of the matrix ('ABOVE.MEETS'), a requirement; empty for the whole." }) about!: string
  @Field(() => Words, { nullable: true }) label!: Words | null
  @Field(() => String, { nullable: true, description: 'Null is absent.' }) from!: string | null
  @Field(() => String, { nullable: true, description: 'Null is absent.' }) to!: string | null
  @Field(() => Boolean, { description: 'Whether the same work may be judged differently by it.' }) judges!: boolean
}

@Needs('scheme.read')
@ObjectType({ description: 'What the linter finds: errors forbid publication, warnings are to be read before.' })
export class SchemeFinding {
  @Field(() => SchemeFaultKind) fault!: SchemeFault
  @Field(() => Boolean, { description: 'Whether it forbids publication.' }) isError!: boolean
  @Field(() => GraphQLJSON, { description: "Where in the document: ['weights', 1, 'weight']." }) path!: readonly (string | number)[]
  @Field(() => String, { nullable: true, description: 'The figure, code or version it speaks of.' }) given!: string | null
}
