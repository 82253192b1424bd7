/** Whether the API would start, and why not: the schema is built as a start builds it, and every refusal is a finding. */
import { buildSchema } from 'type-graphql'
import type { GraphQLSchema } from 'graphql'
import { fieldsWithoutPolicy } from '../../platform/policy-walk'
import { declareReportIds } from '../../platform/report-ids'
import type { Slice } from '../../platform/slice'
import { makeSchema } from '../../server'
import type { Finding } from './finding'

/** The schema, where one can be built; and what stands in the way of a start. A start that lists its faults is taken at its word. */
export async function startOf(slices: readonly Slice[]): Promise<{ schema?: GraphQLSchema; findings: Finding[] }> {
  try {
    return { schema: await makeSchema(slices), findings: [] }
  } catch (error) {
    const schema = await builtWithoutLooking(slices)
    const open = schema ? fieldsWithoutPolicy(schema).map(openField) : []
    const told = 'faults' in (error as object) ? (error as { faults: readonly Pick<Finding, 'code' | 'place' | 'remedy'>[] }).faults.map((fault) => ({ ...fault, says: 'the API does not start' })) : []
    const findings = [...told, ...open]
    return { findings: findings.length > 0 ? findings : [{ code: 'START_REFUSED', place: 'apps/api/src/slices.ts', says: (error as Error).message, remedy: 'the message says what collides or is missing' }] }
  }
}

const openField = (field: string): Finding => ({ code: 'FIELD_WITHOUT_POLICY', place: field, says: 'nobody said who may see it', remedy: '@Needs on the field or on its type (platform/policy.ts)' })

async function builtWithoutLooking(slices: readonly Slice[]): Promise<GraphQLSchema | undefined> {
  declareReportIds(slices)
  return buildSchema({ resolvers: slices.flatMap((slice) => slice.resolvers) as never, validate: false }).catch(() => undefined)
}
