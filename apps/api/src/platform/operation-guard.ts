import type { ApolloServerPlugin, GraphQLRequestContextDidResolveOperation } from '@apollo/server'
import { Kind, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from 'graphql'
import type { Context } from './context'
import { checkCost, costOf } from './cost'
import { textsIn } from './document-size'
import { Refusal } from './errors'
import { makeGate } from './gate'
import { causeOf } from './mask'
import { checkPolicies, policiesNeeded, type Needed } from './policy-walk'
import { badTextIn } from './input-text'
import { makeKeyedGate } from './keyed-gate'
import { checkVariables } from './variables'

/** What is known of an operation from its text alone; remembered as long as Apollo remembers the parsed document. */
type Facts = { needed: Needed; neededByStrangers: Needed; badText: ReturnType<typeof badTextIn>; isHeavy: boolean; isInPerson: boolean }

/** Stands between a valid document and its execution: for whom, with which variables, at what cost, and whether there is room now. */
export function operationGuard(schema: GraphQLSchema): ApolloServerPlugin<Context> {
  const known = new WeakMap<DocumentNode, Map<OperationDefinitionNode, Facts>>()
  const heavy = makeGate({ atOnce: 3, queue: 60, patienceMs: 15_000 })
  const heavyOfOne = makeKeyedGate({ atOnce: 2, queue: 24, patienceMs: 15_000 })
  const changes = makeGate({ atOnce: 32, queue: 200, patienceMs: 1500 })

  function factsOf(document: DocumentNode, operation: OperationDefinitionNode): Facts {
    const operations = known.get(document) ?? new Map<OperationDefinitionNode, Facts>()
    known.set(document, operations)
    const before = operations.get(operation)
    if (before) return before
    const facts: Facts = {
      needed: policiesNeeded(schema, document, operation),
      neededByStrangers: policiesNeeded(schema, document, operation, true),
      badText: badTextIn(textsIn(document), []),
      isHeavy: asksFor('heavy', schema, document, operation),
      isInPerson: asksFor('inPerson', schema, document, operation),
    }
    operations.set(operation, facts)
    return facts
  }

  async function check({ document, operation, request, contextValue: context }: GraphQLRequestContextDidResolveOperation<Context>): Promise<void> {
    if (!operation) throw new Refusal('BAD_INPUT', [{ code: 'UNKNOWN_ID', path: ['operationName'] }], { status: 400 })
    if (!schema.getRootType(operation.operation)) throw new Refusal('BAD_INPUT', [{ code: 'DOCUMENT_NOT_FIT', path: [] }], { status: 400 }) // a subscription of nothing but fragments is valid
    context.work.operation = operation.name?.value.slice(0, 80) ?? 'anonymous'
    const facts = factsOf(document, operation)
    checkPolicies(context.scope ? facts.needed : facts.neededByStrangers, context.scope?.actor)
    if (facts.isInPerson && context.scope?.token) throw new Refusal('FORBIDDEN', [{ code: 'NOT_BY_TOKEN', path: [] }])
    if (facts.badText.length > 0) throw new Refusal('BAD_INPUT', facts.badText, { status: 400 })
    const variables = request.variables ?? {}
    checkVariables(schema, operation, variables)
    context.work.cost = costOf(schema, document, operation.name?.value, variables)
    checkCost(context.work.cost)
    await context.scope?.token?.charge(context.work.cost)
    if (operation.operation === 'mutation') context.leaving.push(await changes.enter())
    if (!facts.isHeavy) return
    context.leaving.push(await heavyOfOne.enter(context.scope?.actor.accountId ?? ''))
    context.leaving.push(await heavy.enter())
  }

  return {
    requestDidStart: async () => ({
      didResolveOperation: check,
      didEncounterErrors: async ({ errors, contextValue: context }) => {
        for (const error of errors) {
          const cause = causeOf(error)
          context.work.retryAfter ??= cause instanceof Refusal ? (cause.problems[0]?.['retryAfter'] as number | undefined) : undefined
          if (!isSaidByUs(cause)) context.request?.log.error({ err: cause, operation: context.work.operation, path: error.path }, 'resolver failed')
        }
      },
      willSendResponse: async ({ response, contextValue: context }) => {
        const errors = response.body.kind === 'single' ? (response.body.singleResult.errors ?? []) : []
        if (errors.length > 0) context.work.codes = [...new Set(errors.map((error) => String(error.extensions?.['code'])))]
      },
    }),
  }
}

/** Refusals, and graphql's and Apollo's own words about a document. */
const isSaidByUs = (cause: unknown) => cause instanceof Error && (cause instanceof Refusal || cause.name === 'GraphQLError' || 'validationErrors' in ((cause as { extensions?: object }).extensions ?? {}))

/** Is there a field that says so of itself (`@Heavy()`, `@InPerson()`)? It stands at the root, where a fragment may stand between. */
function asksFor(mark: 'heavy' | 'inPerson', schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): boolean {
  const fields = schema.getRootType(operation.operation)!.getFields()
  const marked = new Set(Object.values(fields).filter((field) => field.extensions[mark]).map((field) => field.name))
  if (marked.size === 0) return false
  const sets = [operation.selectionSet, ...document.definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [each.selectionSet] : []))]
  while (sets.length > 0) {
    for (const selection of sets.pop()!.selections) {
      if (selection.kind === Kind.FIELD && marked.has(selection.name.value)) return true
      if (selection.kind === Kind.INLINE_FRAGMENT) sets.push(selection.selectionSet)
    }
  }
  return false
}
