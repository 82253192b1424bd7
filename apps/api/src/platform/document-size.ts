import { createHash } from 'node:crypto'
import { Kind, parse, visit, type DocumentNode, type FragmentDefinitionNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql'
import { Refusal } from './errors'

export const limits = { tokens: 2000, depth: 10, repeats: 30, fields: 3000 }
/** graphql has no code for it; the spelling is its own. */
export const isTooManyTokens = ({ message }: { message: string }): boolean => /more that \d+ tokens/.test(message)

type Size = { depth: number; fields: number; repeats: number }

/**
 * How large an operation is once its fragments are written out, reckoned without writing them out: each fragment is measured once, so two
 * thousand tokens that would unfold to millions of fields take no time. `repeats`: the most fields beside each other beyond one of each name.
 */
export function sizeOf(document: DocumentNode, operation: OperationDefinitionNode): Size {
  const fragments = new Map(document.definitions.flatMap((each): [string, FragmentDefinitionNode][] => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [])))
  const measured = new Map<string, Level>()
  let repeats = 0

  /** One level: what stands beside each other here, and how much hangs below. */
  type Level = { names: Set<string>; count: number; depth: number; fields: number }

  function measure(selections: SelectionSetNode, isRoot: boolean): Level {
    const level: Level = { names: new Set(), count: 0, depth: 0, fields: 0 }
    for (const selection of selections.selections) {
      if (selection.kind === Kind.FIELD) {
        const name = selection.name.value
        const below = selection.selectionSet && !(isRoot && name.startsWith('__')) ? measureChildren(selection.selectionSet) : { depth: 0, fields: 0 }
        level.names.add(name)
        level.count += 1
        level.depth = Math.max(level.depth, 1 + below.depth)
        level.fields += 1 + below.fields
      } else add(level, selection.kind === Kind.INLINE_FRAGMENT ? measure(selection.selectionSet, isRoot) : measureFragment(selection.name.value, isRoot))
    }
    return level
  }

  function measureChildren(selections: SelectionSetNode): Level {
    const level = measure(selections, false)
    repeats = Math.max(repeats, level.count - level.names.size)
    return level
  }

  function measureFragment(name: string, isRoot: boolean): Level {
    const before = measured.get(name)
    if (before) return before
    measured.set(name, { names: new Set(), count: 0, depth: 0, fields: 0 }) // for a fragment within itself, which validation refuses
    const fragment = fragments.get(name)
    if (fragment) measured.set(name, measure(fragment.selectionSet, isRoot))
    return measured.get(name)!
  }

  function add(level: Level, part: Level): void {
    for (const name of part.names) level.names.add(name)
    level.count += part.count
    level.depth = Math.max(level.depth, part.depth)
    level.fields += part.fields
  }

  const root = measure(operation.selectionSet, true)
  return { depth: root.depth, fields: root.fields, repeats: Math.max(repeats, root.count - root.names.size) }
}

/**
 * Refuses a document before it is validated: comparing hundreds of fields with each other is what takes a validator long. What is no document is
 * the validator's to say. Texts that fit are remembered, so this costs a known document nothing.
 */
export function makeSizeCheck(mostKnown = 5000): (text: unknown) => void {
  const known = new Set<string>()
  return (text) => {
    if (typeof text !== 'string') return
    const key = createHash('sha1').update(text).digest('base64')
    if (known.has(key)) return
    const document = parsed(text)
    for (const each of document?.definitions ?? []) if (each.kind === Kind.OPERATION_DEFINITION) checkSize(sizeOf(document!, each))
    if (known.size >= mostKnown) known.delete(known.values().next().value!)
    known.add(key)
  }
}

function parsed(text: string): DocumentNode | undefined {
  try {
    return parse(text, { maxTokens: limits.tokens, noLocation: true })
  } catch {
    return undefined
  }
}

function checkSize({ depth, fields, repeats }: Size): void {
  if (repeats > limits.repeats) throw tooLarge('TOO_MANY_ALIASES', limits.repeats)
  if (depth > limits.depth) throw tooLarge('TOO_DEEP', limits.depth)
  if (fields > limits.fields) throw new Refusal('BAD_INPUT', [{ code: 'TOO_COSTLY', path: [], cost: Math.min(fields, 1e9), most: limits.fields }], { status: 400 })
}
const tooLarge = (code: 'TOO_MANY_ALIASES' | 'TOO_DEEP', most: number) => new Refusal('BAD_INPUT', [{ code, path: [], most }], { status: 400 })

/** All texts written into a document. */
export function textsIn(document: DocumentNode): string[] {
  const texts: string[] = []
  visit(document, { StringValue: (node) => void texts.push(node.value) })
  return texts
}
