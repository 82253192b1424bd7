import { buildSchema, execute, parse, validate, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql'
import { sdl } from '../generated/contract'

/** What the API answered: each answer under the `nameOf` of its question, and so within it. */
export type Kept = { [name: string]: unknown }
export type Question = { query: string; variables?: Record<string, unknown> }

let built: GraphQLSchema | undefined
export const schema = (): GraphQLSchema => (built ??= buildSchema(sdl))

/** A field and its arguments, defaults filled in, as one name: said or not, the default is the same question. */
export const nameOf = (field: string, args: Record<string, unknown>): string => {
  const given = plain(args)
  return given === undefined || given === '{}' ? field : `${field} ${given}`
}

/** Keys in order, without what is null: one text for one content. */
const plain = (value: unknown): string | undefined => {
  if (value == null) return undefined
  if (Array.isArray(value)) return `[${value.map((one) => plain(one) ?? 'null').join(',')}]`
  if (typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value).flatMap(([key, part]) => {
    const text = plain(part)
    return text === undefined ? [] : [`${JSON.stringify(key)}:${text}`]
  })
  return `{${entries.sort().join(',')}}`
}

type Walked = { given: Record<string, unknown>; kept: Kept }

/** An answer as it is kept: every field under its `nameOf`, so that any selection of it can be answered later. */
export function keepAnswer({ query, variables }: Question, answer: Record<string, unknown>): Kept {
  const document = parse(query)
  const faults = validate(schema(), document)
  if (faults.length > 0) throw new Error(faults.map(({ message }) => message).join('\n'))
  const kept: Kept = {}
  const walk: GraphQLFieldResolver<Walked, unknown, Record<string, unknown>> = ({ given, kept }, args, _, { fieldName, path }) => {
    const [forWalking, forKeeping] = opened(settled(path, fieldName, given[path.key]))
    kept[nameOf(fieldName, args)] = forKeeping
    return forWalking
  }
  const outcome = execute({ schema: schema(), document, variableValues: variables, rootValue: { given: answer, kept }, fieldResolver: walk })
  if (outcome instanceof Promise || outcome.errors) throw new Error(`the answer does not fit the contract: ${outcome instanceof Promise ? 'it waits' : outcome.errors?.join('\n')}`)
  return kept
}

const opened = (value: unknown): [forWalking: unknown, forKeeping: unknown] => {
  if (Array.isArray(value)) {
    const pairs = value.map(opened)
    return [pairs.map(([walking]) => walking), pairs.map(([, keeping]) => keeping)]
  }
  if (typeof value !== 'object' || value === null) return [value, value]
  const kept: Kept = {}
  return [{ given: value, kept }, kept]
}

/** What differs each time the API is asked, and says nothing about the city: the moment of a report, which stands in its cursor too. */
function settled(path: Path, field: string, value: unknown) {
  let root = path
  while (root.prev) root = root.prev
  if (root.key !== 'report' || typeof value !== 'string') return value
  return field === 'asOf' ? '2026-11-01T00:00:00.000Z' : field === 'endCursor' ? 'recorded' : value
}
type Path = { readonly prev: Path | undefined; readonly key: string | number }
