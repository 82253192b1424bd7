import type { FieldNode, GraphQLResolveInfo, SelectionSetNode } from 'graphql'

/** Does the document select this path of fields under the one being resolved: ['rows', 'members', 'attributes']? */
export function asksForPath({ fieldNodes, fragments }: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>, path: readonly string[]): boolean {
  return (fieldNodes as readonly FieldNode[]).some(({ selectionSet }) => selects(selectionSet, path))

  function selects(set: SelectionSetNode | undefined, [name, ...rest]: readonly string[]): boolean {
    return (set?.selections ?? []).some((selection) => {
      if (selection.kind === 'Field') return selection.name.value === name && (rest.length === 0 || selects(selection.selectionSet, rest))
      return selects(selection.kind === 'InlineFragment' ? selection.selectionSet : fragments[selection.name.value]?.selectionSet, [name!, ...rest])
    })
  }
}

/** Does the document select any of these fields directly under the one being resolved, through fragments too? */
export function asksFor({ fieldNodes, fragments }: Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>, names: readonly string[]): boolean {
  return (fieldNodes as readonly FieldNode[]).some(({ selectionSet }) => selects(selectionSet))

  function selects(set: SelectionSetNode | undefined): boolean {
    return (set?.selections ?? []).some((selection) => {
      if (selection.kind === 'Field') return names.includes(selection.name.value)
      return selects(selection.kind === 'InlineFragment' ? selection.selectionSet : fragments[selection.name.value]?.selectionSet)
    })
  }
}
