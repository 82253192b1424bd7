import { GraphQLError, execute, parse, validate, type DocumentNode, type ExecutionResult, type GraphQLFieldResolver } from 'graphql'
import recorded from './recording.json'
import { nameOf, schema, type Kept } from './recording'

const recording = recorded as Kept

/** Every question the mock city can answer, as `field {arguments}`; of each any selection of its fields. */
export const recordedQuestions = (): string[] => Object.keys(recording)

/**
 * What the API answered to this when it was recorded, always the same. What was not recorded is refused with NOT_RECORDED and the questions that
 * were; what the contract does not have is refused as the API would.
 */
export function answer(query: string | DocumentNode, variables: Record<string, unknown> = {}, operationName?: string): ExecutionResult {
  const document = typeof query === 'string' ? parse(query) : query
  const errors = validate(schema(), document)
  if (errors.length > 0) return { errors: errors.map((error) => new GraphQLError(error.message, { nodes: error.nodes, extensions: { code: 'BAD_INPUT' } })) }
  const outcome = execute({ schema: schema(), document, variableValues: variables, operationName, rootValue: recording, fieldResolver: find })
  if (outcome instanceof Promise) throw new Error('a recording never waits')
  return outcome
}

const find: GraphQLFieldResolver<Kept, unknown, Record<string, unknown>> = (source, args, _, { fieldName, parentType }) => {
  const name = nameOf(fieldName, args)
  const found = source[name]
  if (found !== undefined) return found
  const asked = `${parentType.name}.${name}`
  const near = Object.keys(source).filter((each) => each === fieldName || each.startsWith(`${fieldName} `))
  const known = near.length > 0 ? `Recorded are:\n  ${near.join('\n  ')}` : `Of ${parentType.name} the recording has: ${[...new Set(Object.keys(source).map((each) => each.split(' ')[0]))].join(', ')}.`
  throw new GraphQLError(`the mock city has no recorded answer to ${asked}. ${known}\nAdd a question to packages/client/src/mock-city/questions.ts and record again: npm run record -w @tolok/client`, {
    extensions: { code: 'NOT_RECORDED', problems: [{ code: 'NOT_RECORDED', path: [fieldName] }] },
  })
}
