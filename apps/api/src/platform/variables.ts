import type { Problem, ProblemCode } from '@tolok/domain'
import { getVariableValues, GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from 'graphql'
import { Refusal } from './errors'
import { causeOf } from './mask'
import { badTextIn } from './input-text'

/** Refuses variables that do not fit, with the place of every one, and text that the database could not hold. */
export function checkVariables(schema: GraphQLSchema, operation: OperationDefinitionNode, variables: Record<string, unknown>): void {
  const { errors = [] } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: 10 })
  const problems = [...errors.map(problemOf), ...badTextIn(variables, [])]
  if (problems.length > 0) throw new Refusal('BAD_INPUT', problems, { status: 400 })
}

/** graphql tells the place in its sentence only: 'Variable "$draft" got invalid value "x" at "draft.items[0].day"; …'. */
function problemOf(error: GraphQLError): Problem {
  const place = /^Variable "\$(\w+)"(?:.*? at "([^"]*)";)?/s.exec(error.message)
  const path = (place?.[2] ?? place?.[1] ?? '').split(/[.[\]]+/).filter(Boolean)
  return { code: codeOf(error), path: path.map((step) => (/^\d+$/.test(step) ? Number(step) : step)) }
}

function codeOf(error: GraphQLError): ProblemCode {
  const cause = causeOf(error)
  if (cause instanceof Refusal) return cause.problems[0]?.code ?? 'MALFORMED'
  if (/was not provided|must not be null/.test(error.message)) return 'REQUIRED'
  if (/is not defined by type/.test(error.message)) return 'UNKNOWN_FIELD'
  if (/does not exist in "\w+" enum/.test(error.message)) return 'NOT_ONE_OF'
  return 'MALFORMED'
}
