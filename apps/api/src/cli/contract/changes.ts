/** What changed between two contracts, and whom it breaks: graphql's own comparison, by the place in the schema, and what it does not say (additions, farewells). */
import { findBreakingChanges, findDangerousChanges, isEnumType, isInputObjectType, isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql'

/** BREAKING a client that asks for it fails · DANGEROUS it may meet what it does not know · SAFE it goes on as before. */
export type Risk = 'BREAKING' | 'DANGEROUS' | 'SAFE'
/** `at` is a coordinate: 'Agency', 'Agency.level', 'Query.agencies(text:)', 'Polarity.RANGE'. */
export type Change = { readonly risk: Risk; readonly code: string; readonly at: string; readonly says: string }

/** Every change from one contract to the next, the breaking ones first, each group by its place. */
export function changesBetween(before: GraphQLSchema, after: GraphQLSchema): Change[] {
  const breaking = findBreakingChanges(before, after).map(({ type, description }) => ({ risk: 'BREAKING', code: type, at: coordinateOf(description), says: description }) as const)
  const dangerous = findDangerousChanges(before, after).map(({ type, description }) => ({ risk: 'DANGEROUS', code: type, at: coordinateOf(description), says: description }) as const)
  return [...sorted(breaking), ...sorted(dangerous), ...sorted(safe(before, after, new Set([...breaking, ...dangerous].map(({ at }) => at))))]
}

const sorted = (changes: readonly Change[]): Change[] => [...changes].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : one.code < other.code ? -1 : 1))

/** The place in graphql's sentence about a change. */
function coordinateOf(sentence: string): string {
  for (const [pattern, place] of sentences) {
    const found = pattern.exec(sentence)
    if (found) return place(found)
  }
  return sentence
}
const sentences: readonly (readonly [RegExp, (found: RegExpExecArray) => string])[] = [
  [/^(?:A required|An optional) field (\w+) on input type (\w+) was added/, ([, field, type]) => `${type}.${field}`],
  [/^(?:A required|An optional) arg (\w+) on (\w+\.\w+) was added/, ([, arg, field]) => `${field}(${arg}:)`],
  [/^(\w+\.\w+) arg (\w+) (?:was removed|has changed)/, ([, field, arg]) => `${field}(${arg}:)`],
  [/^(\w+) was (?:removed from|added to) (?:enum|union) type (\w+)/, ([, value, type]) => `${type}.${value}`],
  [/^(\w+) (?:no longer implements|added to interfaces implemented by|was added to interfaces implemented by)/, ([, type]) => type!],
  [/^(\w+\.\w+) /, ([, field]) => field!],
  [/^(\w+) /, ([, type]) => type!],
]

/** What is there now and was not, where that harms nobody; and what is said farewell to. */
function safe(before: GraphQLSchema, after: GraphQLSchema, told: ReadonlySet<string>): Change[] {
  const then = placesIn(before)
  const now = placesIn(after)
  const parentOf = (at: string) => (at.includes('(') ? at.slice(0, at.indexOf('(')) : at.includes('.') ? at.slice(0, at.indexOf('.')) : undefined)
  const added = [...now.keys()].filter((at) => !then.has(at) && !told.has(at) && (parentOf(at) === undefined || then.has(parentOf(at)!)))
  const leaving = [...now].filter(([at, { farewell }]) => farewell !== undefined && then.get(at)?.farewell === undefined)
  return [
    ...added.map((at): Change => ({ risk: 'SAFE', code: at.includes('(') ? 'ARGUMENT_ADDED' : at.includes('.') ? `${now.get(at)!.kind}_ADDED` : 'TYPE_ADDED', at, says: `${at} was added.` })),
    ...leaving.map(([at, { farewell }]): Change => ({ risk: 'SAFE', code: 'DEPRECATED', at, says: `${at} is deprecated: ${farewell}` })),
  ]
}

export type Place = { readonly kind: 'TYPE' | 'FIELD' | 'INPUT_FIELD' | 'ENUM_VALUE' | 'ARGUMENT'; readonly farewell?: string }

/** Every coordinate of a schema, with the reason where it is deprecated. */
export function placesIn(schema: GraphQLSchema): Map<string, Place> {
  const places = new Map<string, Place>()
  const put = (at: string, kind: Place['kind'], farewell?: string | null) => places.set(at, farewell == null ? { kind } : { kind, farewell })
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue
    put(type.name, 'TYPE')
    if (isEnumType(type)) for (const { name, deprecationReason } of type.getValues()) put(`${type.name}.${name}`, 'ENUM_VALUE', deprecationReason)
    if (isInputObjectType(type)) for (const { name, deprecationReason } of Object.values(type.getFields())) put(`${type.name}.${name}`, 'INPUT_FIELD', deprecationReason)
    if (!isObjectType(type) && !isInterfaceType(type)) continue
    for (const { name, args, deprecationReason } of Object.values(type.getFields())) {
      put(`${type.name}.${name}`, 'FIELD', deprecationReason)
      for (const arg of args) put(`${type.name}.${name}(${arg.name}:)`, 'ARGUMENT', arg.deprecationReason)
    }
  }
  return places
}
